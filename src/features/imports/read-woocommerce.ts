import type { Currency } from '../../core/money/currency.ts'
import { slugOf } from '../../core/i18n/fold.ts'
import { plainText } from '../catalogue/clean-description.ts'
import type { ImportReport } from './import-report.ts'
import { oneLine, readAddress, readFlag } from './read-amounts.ts'
import type { ReadFile, Row } from './read-rows.ts'
import type { NoteCode, SourceProduct, SourceVariant } from './source-product.ts'
import { variantsOfRow } from './read-woocommerce-variant.ts'
import {
  withLineBreaks,
  wooAddresses,
  type WooAsk,
  wooCell,
  wooId,
  wooList,
  wooSku,
} from './woocommerce-cells.ts'

const sold = new Set(['simple', 'variable', 'variation', 'grouped', 'external', 'virtual', 'downloadable'])
const kindsOf = (row: Row): string[] => {
  const written = (wooCell(row, 'type') ?? '').toLowerCase().split(/[,|]/).map(oneLine).filter(Boolean)
  return written.length > 0 ? written : [wooCell(row, 'parent') ? 'variation' : 'simple']
}

/**
 * The products of a WooCommerce file, one after another: simple, grouped and external ones are a row each, a variable one
 * is its own row and those of its variations, which name it by `id:44` or SKU wherever they stand.
 */
export function* readWoocommerce(
  { rows, columns }: ReadFile,
  currency: Currency,
  at: string,
  report: ImportReport,
): Generator<SourceProduct, void> {
  const ask = { currency, columns, report, at }
  const products = new Map<string, { head: Row | null; key: string; variations: Row[] }>()
  const byName = new Map<string, string>()
  const variations: Row[] = []
  for (const row of rows) {
    const kinds = kindsOf(row)
    const unknown = kinds.find((kind) => !sold.has(kind))
    if (unknown !== undefined)
      report.refuse(row.line, 'import.refused.type_unknown', { type: unknown.slice(0, 40) })
    else if (kinds.includes('variation')) variations.push(row)
    else {
      const key = keyOf(row)
      if (key === null) report.refuse(row.line, 'import.refused.identity_missing')
      else if (products.has(key)) {
        report.refuse(row.line, 'import.refused.product_twice', { line: products.get(key)?.head?.line ?? 0 })
      } else {
        products.set(key, { head: row, key, variations: [] })
        for (const name of namesOf(row)) byName.set(name, key)
      }
    }
  }
  for (const row of variations) {
    const parent = wooCell(row, 'parent') ?? ''
    const name = parentName(parent)
    if (name === null) {
      report.refuse(row.line, 'import.refused.parent_unnamed')
      continue
    }
    // A file of variations alone belongs to products that an earlier file brought.
    const key = byName.get(name) ?? `woocommerce:${name.replace(/^(?:id|sku):/, '')}`
    const own = products.get(key) ?? { head: null, key, variations: [] }
    own.variations.push(row)
    products.set(key, own)
  }
  for (const product of products.values()) yield productOf(product, ask)
}

/** The id, else the SKU, else the name: what stays the same from export to export. */
function keyOf(row: Row): string | null {
  const own = wooId(row) ?? wooSku(row)
  if (own) return `woocommerce:${own}`
  const name = slugOf(wooCell(row, 'name') ?? '')
  return name ? `woocommerce:~${name}` : null
}

function namesOf(row: Row): string[] {
  const [id, sku] = [wooId(row), wooSku(row)]
  return [...(id ? [`id:${id}`] : []), ...(sku ? [`sku:${sku}`] : [])]
}

function parentName(text: string): string | null {
  const id = /^id:\s*(\d+)$/i.exec(text)?.[1]
  const sku = oneLine(text).toLowerCase()
  return id ? `id:${id}` : sku ? `sku:${sku}` : null
}

function productOf(
  product: { head: Row | null; key: string; variations: Row[] },
  ask: WooAsk,
): SourceProduct {
  const { head, key, variations } = product
  const own = head ? [head, ...variations] : variations
  const kinds = head ? kindsOf(head) : []
  const isVariable = head === null || kinds.includes('variable') || variations.length > 0
  const variants = isVariable
    ? variantsOfVariable(product, ask)
    : kinds.includes('grouped')
      ? []
      : variantsOfRow(head, head, key, [], ask)
  const first = own[0]!
  const line = head?.line ?? first.line
  const name = head && wooCell(head, 'name')
  const summary = head && wooCell(head, 'shortDescription')
  const description = head && wooCell(head, 'description')
  return {
    line,
    hasOwnRow: head !== null,
    lines: own.map((row) => row.line),
    importKey: key,
    ownId: null,
    slug: slugOf(plainText(name ?? '')) || slugOf(key),
    title: name === null || name === undefined ? undefined : plainText(name),
    summary: summary === null || summary === undefined ? undefined : plainText(withLineBreaks(summary)),
    description: description === null || description === undefined ? undefined : withLineBreaks(description),
    category: head ? categoryOf(head) : undefined,
    published: head ? isPublished(head, ask) : undefined,
    heldBack: head ? heldBack(head, kinds, variations) : null,
    images: head ? imagesOf(head, ask) : undefined,
    variants,
  }
}

function variantsOfVariable(
  { head, key, variations }: { head: Row | null; key: string; variations: Row[] },
  ask: WooAsk,
): SourceVariant[] {
  const lineOfKey = new Map<string, number>()
  const all = variations.flatMap((row) => variantsOfRow(row, head, key, variations, ask))
  return all.filter((variant) => {
    const twice = lineOfKey.get(variant.importKey)
    if (twice !== undefined) ask.report.refuse(variant.line, 'import.refused.variant_twice', { line: twice })
    else lineOfKey.set(variant.importKey, variant.line)
    return twice === undefined
  })
}

/** The last step of the first of "Clothing > Shirts, Sale"; the category for what has none does not count. */
function categoryOf(head: Row): string | null | undefined {
  const text = wooCell(head, 'categories')
  if (text === undefined) return undefined
  const names = wooList(text).map((path) => plainText(path.split('>').at(-1) ?? ''))
  return names.find((name) => name !== '' && !/^(?:uncategori[sz]ed|non class[ée]e?)$/i.test(name)) ?? null
}

/** 1 is published, 0 private, -1 a draft; blank means published, as WooCommerce reads it. */
function isPublished(head: Row, { report }: WooAsk): boolean | undefined {
  const text = wooCell(head, 'published')
  if (text === undefined) return undefined
  const published = text === '' ? true : readFlag(text)
  if (published === null)
    report.note(head.line, 'import.note.published_unreadable', { text: text.slice(0, 40) })
  return published ?? false
}

function heldBack(head: Row, kinds: string[], variations: Row[]): NoteCode | null {
  if (kinds.includes('grouped')) return 'import.note.held_grouped'
  if (kinds.includes('external')) return 'import.note.held_external'
  const every = (kind: string) =>
    kinds.includes(kind) || (variations.length > 0 && variations.every((row) => kindsOf(row).includes(kind)))
  if (every('downloadable')) return 'import.note.held_download'
  if (every('virtual')) return 'import.note.held_virtual'
  return wooCell(head, 'visibility')?.toLowerCase() === 'hidden' ? 'import.note.held_hidden' : null
}

function imagesOf(head: Row, { report }: WooAsk): SourceProduct['images'] {
  const text = wooCell(head, 'images')
  if (text === undefined) return undefined
  const urls = wooAddresses(text).flatMap((address) => {
    const url = readAddress(address)
    if (url === null) report.note(head.line, 'import.note.image_address')
    return url === null ? [] : [url]
  })
  return [...new Set(urls)].map((url) => ({ url, alt: '' }))
}
