import { isDeepStrictEqual } from 'node:util'
import type { VariantOption } from '../../../db/schema/catalogue.ts'
import type { Bilingual } from '../../core/i18n/lang.ts'
import { insertVariantsIn, type NewVariant } from '../catalogue/add-variant.ts'
import { recordStockIn } from '../catalogue/record-stock.ts'
import { changeVariantIn, type VariantChanges } from '../catalogue/update-variant.ts'
import type { Batch, Pair } from './import-batch.ts'
import type { Priced } from './keep-prices.ts'
import type { ProductRow, VariantRow } from './load-known.ts'
import { inBoth, mergeText, optionName } from './merge-text.ts'
import type { Change } from './product-fate.ts'
import type { SourceVariant } from './source-product.ts'
import { nameOf, variantChangesTold } from './variant-changes.ts'

export const newVariant = (source: SourceVariant): NewVariant => ({
  options: source.options.map(({ name, value }) => ({ name: optionName(name), value: inBoth(value) })),
  sku: source.sku ?? null,
  barcode: source.barcode ?? null,
  weightGrams: source.weightGrams ?? null,
  stock: source.stock ?? 0,
  tracksStock: source.tracksStock ?? false,
  importKey: source.importKey,
})

export type KeptVariants = {
  outcome: { variantId: string; state: 'created' | 'updated' | 'unchanged' }[]
  changes: Change[]
  /** What tells each variant from the others; null while there is one only. */
  nameOf: (variantId: string) => Bilingual | null
  priced: Priced[]
  /** Variants on offer that the file does not name. */
  absent: Priced[]
  idOf: (importKey: string) => string | null
  /** Whether words that are searched for changed. */
  reindex: boolean
}

/** Brings the variants of a known product to what the file says; those it does not name stay. */
export async function keepVariants(product: ProductRow, pairs: Pair[], batch: Batch): Promise<KeptVariants> {
  const { tx, known, report, at, by, random } = batch
  const own = known.variants.get(product.id) ?? []
  const ids = new Map<string, string>()
  const outcome: KeptVariants['outcome'] = []
  const told: Change[] = []
  const names = new Map(own.map((row) => [row.id, nameOf(row)]))
  const isOneOfSeveral = own.length + pairs.filter(({ row }) => row === null).length > 1
  const nameOfId = (id: string) => (isOneOfSeveral ? (names.get(id) ?? null) : null)
  let reindex = false
  for (const { source, row } of pairs) {
    if (!row) continue
    const changes = changesOf(source, row, at)
    await changeVariantIn(tx, row.id, changes)
    const delta = source.stock === undefined ? 0 : source.stock - row.stock
    const move = { variantId: row.id, delta, reason: 'import', orderId: null, at, by: by.id } as const
    await recordStockIn(tx, move, random)
    const isChanged = Object.keys(changes).length > 0
    reindex ||= 'sku' in changes || 'options' in changes || 'archivedAt' in changes
    told.push(
      ...variantChangesTold(row, changes, delta).map((one) => ({ ...one, variant: nameOfId(row.id) })),
    )
    ids.set(source.importKey, row.id)
    outcome.push({ variantId: row.id, state: isChanged || delta !== 0 ? 'updated' : 'unchanged' })
  }

  const fresh = pairs.filter((pair) => pair.row === null)
  const from = Math.max(0, ...own.map((variant) => variant.position))
  const placed = fresh.map(({ source }, index) => ({
    productId: product.id,
    position: from + index + 1,
    variant: newVariant(source),
  }))
  const newIds = await insertVariantsIn(tx, { variants: placed, at, by: by.id, reason: 'import' }, random)
  for (const [index, { source }] of fresh.entries()) {
    const variantId = newIds[index]!
    if (source.offered === false) await changeVariantIn(tx, variantId, { archivedAt: at })
    ids.set(source.importKey, variantId)
    names.set(variantId, nameOf(newVariant(source)))
    outcome.push({ variantId, state: 'created' })
  }

  const absent = own.filter(
    (variant) => variant.archivedAt === null && !pairs.some((pair) => pair.row === variant),
  )
  if (absent.length > 0 && pairs.length > 0) {
    report.note(pairs[0]!.source.line, 'import.note.variants_left', { n: absent.length })
  }
  return {
    outcome,
    changes: told,
    nameOf: nameOfId,
    priced: pairs.map(({ source }) => ({
      variantId: ids.get(source.importKey)!,
      line: source.line,
      priceCents: source.priceCents ?? null,
      costMicros: source.costMicros,
    })),
    absent: absent.map(({ id }) => ({
      variantId: id,
      line: 0,
      priceCents: null,
      costMicros: undefined,
      absent: true,
    })),
    idOf: (importKey) => ids.get(importKey) ?? null,
    reindex: reindex || fresh.length > 0,
  }
}

function changesOf(source: SourceVariant, row: VariantRow, at: string): VariantChanges {
  const changes: VariantChanges = {}
  const { sku, barcode, weightGrams, tracksStock, offered } = source
  if (sku !== undefined && sku !== row.sku) changes.sku = sku
  if (barcode !== undefined && barcode !== row.barcode) changes.barcode = barcode
  if (weightGrams !== undefined && weightGrams !== row.weightGrams) changes.weightGrams = weightGrams
  if (tracksStock !== undefined && tracksStock !== row.tracksStock) changes.tracksStock = tracksStock
  if (offered === false && row.archivedAt === null) changes.archivedAt = at
  if (offered === true && row.archivedAt !== null) changes.archivedAt = null
  const options = source.identified ? mergedOptions(source.options, row.options) : row.options
  if (!isDeepStrictEqual(options, row.options)) changes.options = options
  return changes
}

/** The file's choices, with the shop's own translations of names and values that stay. */
const mergedOptions = (options: SourceVariant['options'], kept: VariantOption[]): VariantOption[] => [
  ...options.map(({ name, value }, index) => {
    const before = kept[index]
    if (!before) return { name: optionName(name), value: inBoth(value) }
    return {
      name: mergeText(before.name, name) ?? optionName(name),
      value: mergeText(before.value, value) ?? inBoth(value),
    }
  }),
  // A Shopify file has three choices at most: a fourth is not in it, and stays.
  ...(options.length === 3 ? kept.slice(3) : []),
]
