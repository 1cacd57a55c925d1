import { Refusal } from '../../core/refusal.ts'
import { withoutAccents } from '../../core/i18n/fold.ts'
import { shopifyHeaders } from './shopify-columns.ts'
import type { SourceKind } from './source-product.ts'
import { wooHeaders } from './woocommerce-columns.ts'

export const weightUnits = ['g', 'kg', 'lb', 'oz'] as const
export type WeightUnit = (typeof weightUnits)[number]

/** Where a file has what. */
export type Columns = {
  kind: SourceKind
  /** Place of each known field; an attribute of WooCommerce is `attribute:2:name` or `attribute:2:value`. */
  at: ReadonlyMap<string, number>
  /** The column whose header names a unit of weight. */
  weight: { at: number; unit: WeightUnit } | null
  /** Places and headers without a use here, and those that repeat a known one. */
  unused: { at: number; header: string }[]
  repeated: string[]
  headers: string[]
}

/** A header as it is compared: lower case, no accents, signs as single spaces. */
export const headerKey = (header: string): string =>
  withoutAccents(header)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const weightHeader = /^(?:variant )?(?:weight|poids)(?: value)? (\p{L}+)$/u
const unitNames: Record<string, WeightUnit> = {
  g: 'g',
  gr: 'g',
  gram: 'g',
  grams: 'g',
  gramme: 'g',
  grammes: 'g',
  kg: 'kg',
  kgs: 'kg',
  kilogramme: 'kg',
  kilogrammes: 'kg',
  kilograms: 'kg',
  lb: 'lb',
  lbs: 'lb',
  livre: 'lb',
  livres: 'lb',
  pounds: 'lb',
  oz: 'oz',
  once: 'oz',
  onces: 'oz',
  ounces: 'oz',
}

const attributeHeader =
  /^(?:attribute (\d{1,3}) (name|value s|values?)|(nom|valeur s|valeurs?) de l attribut (\d{1,3}))$/

/** `attribute:2:name`, or null when the header is none. */
function attributeField(key: string): string | null {
  const match = attributeHeader.exec(key)
  if (!match) return null
  const part = match[2] ?? match[3] ?? ''
  return `attribute:${Number(match[1] ?? match[4])}:${/^n(?:ame|om)$/.test(part) ? 'name' : 'value'}`
}

function columnsAs(kind: SourceKind, headers: string[]): Columns {
  const known = new Map<string, string>()
  for (const [field, keys] of Object.entries<readonly string[]>(
    kind === 'shopify' ? shopifyHeaders : wooHeaders,
  )) {
    for (const key of keys) known.set(key, field)
  }
  const columns = {
    kind,
    at: new Map<string, number>(),
    unused: [] as Columns['unused'],
    repeated: [] as string[],
  }
  let weight: Columns['weight'] = null
  headers.forEach((header, at) => {
    const key = headerKey(header)
    const field = known.get(key) ?? (kind === 'woocommerce' ? attributeField(key) : null)
    const unit = field ? undefined : unitNames[weightHeader.exec(key)?.[1] ?? '']
    if (unit && !weight) weight = { at, unit }
    else if (field && !columns.at.has(field)) columns.at.set(field, at)
    else {
      columns.unused.push({ at, header })
      if (field) columns.repeated.push(header)
    }
  })
  return { ...columns, weight, headers }
}

/** What tells a catalogue of that kind from any other table. */
const enough: Record<SourceKind, (at: ReadonlyMap<string, number>) => boolean> = {
  shopify: (at) => (at.has('handle') || at.has('title')) && at.size >= 2,
  woocommerce: (at) => (at.has('id') || at.has('sku') || at.has('name')) && at.size >= 2,
}

/** Tells the two kinds of catalogue apart by how many headers each knows; refuses what is neither. */
export function recogniseColumns(headers: string[]): Columns {
  const candidates = (['shopify', 'woocommerce'] as const)
    .map((kind) => columnsAs(kind, headers))
    .filter((columns) => enough[columns.kind](columns.at))
    .sort((a, b) => b.at.size - a.at.size)
  const [best, other] = candidates
  if (!best || best.at.size === other?.at.size) throw new Refusal('refusal.import_columns')
  return best
}
