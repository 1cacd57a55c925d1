import type { Currency } from '../../core/money/currency.ts'
import { slugOf } from '../../core/i18n/fold.ts'
import { plainText } from '../catalogue/clean-description.ts'
import type { ImportReport } from './import-report.ts'
import { oneLine, readAddress, readFlag, readPieces } from './read-amounts.ts'
import type { ReadFile, Row } from './read-rows.ts'
import { shopifyCell as cell, variantsOf, type ShopifyAsk } from './read-shopify-variant.ts'
import type { SourceProduct } from './source-product.ts'

/** Any of these filled makes a row a variant; without them it carries a picture. */
const optionValues = ['option1Value', 'option2Value', 'option3Value'] as const
const variantFields = [...optionValues, 'sku', 'price', 'barcode'] as const

/**
 * The products of a Shopify file, one after another. Rows belong together by their handle, wherever they stand; the
 * first that has a title tells about the product, each with an option, a price or a SKU is a variant.
 */
export function* readShopify(
  { rows, columns }: ReadFile,
  currency: Currency,
  report: ImportReport,
): Generator<SourceProduct, void> {
  const ask = { currency, columns, report }
  const byHandle = new Map<string, Row[]>()
  for (const row of rows) {
    const handle = oneLine(cell(row, 'handle') ?? '').toLowerCase() || slugOf(cell(row, 'title') ?? '')
    if (handle === '') {
      report.refuse(row.line, 'import.refused.handle_missing')
      continue
    }
    const own = byHandle.get(handle)
    if (own) own.push(row)
    else byHandle.set(handle, [row])
  }
  for (const [handle, own] of byHandle) yield productOf(handle, own, ask)
}

/** Rows with an option, a price or a SKU; of a product with options, a parent row that has neither is none. */
function variantRowsOf(rows: Row[]): Row[] {
  const filled = rows.filter((row) => variantFields.some((field) => cell(row, field)))
  const hasOption = (row: Row) => optionValues.some((field) => cell(row, field))
  return filled.some(hasOption) ? filled.filter((row) => hasOption(row) || cell(row, 'price')) : filled
}

function productOf(handle: string, rows: Row[], ask: ShopifyAsk): SourceProduct {
  const head = rows.find((row) => cell(row, 'title')) ?? rows[0]!
  const title = cell(head, 'title')
  const body = cell(head, 'body')
  const summary = cell(head, 'seoDescription')
  const variantRows = variantRowsOf(rows)
  const hasVariants = variantFields.some((field) => ask.columns.at.has(field))
  const variants = variantsOf(
    handle,
    variantRows.length > 0 || !hasVariants || cell(head, 'ownProduct') ? variantRows : [head],
    rows,
    ask,
  )
  for (const row of rows) {
    const useful = row === head || variantRows.includes(row) || cell(row, 'image')
    if (!useful) ask.report.refuse(row.line, 'import.refused.row_empty')
  }
  return {
    line: head.line,
    hasOwnRow: true,
    lines: rows.map((row) => row.line),
    importKey: `shopify:${handle}`,
    ownId: cell(head, 'ownProduct') || null,
    slug: slugOf(handle),
    title: title === undefined ? undefined : oneLine(title),
    summary: summary === undefined ? undefined : plainText(summary),
    description: body,
    category: categoryOf(head),
    published: isPublished(head, ask),
    heldBack: heldBack(rows, variantRows),
    images: imagesOf(rows, ask),
    variants,
  }
}

/** The last step of "Apparel > Shirts", unless it is one of Shopify's category numbers. */
function categoryOf(head: Row): string | null | undefined {
  const type = cell(head, 'type')
  const category = cell(head, 'category')
  if (type === undefined && category === undefined) return undefined
  const name = oneLine(type || (category ?? '').split('>').at(-1) || '')
  if (cell(head, 'ownProduct')) return name || null
  return name === '' || /^(?:\d+|[a-z]{2}(?:-\d+)*|uncategori[sz]ed)$/i.test(name) ? null : name
}

/** Blank means published, as Shopify itself reads it. */
function isPublished(head: Row, { report }: ShopifyAsk): boolean | undefined {
  const published = cell(head, 'published')
  const status = cell(head, 'status')?.toLowerCase()
  if (published === undefined && status === undefined) return undefined
  const visible = published ? readFlag(published) : true
  if (visible === null) {
    report.note(head.line, 'import.note.published_unreadable', { text: published!.slice(0, 40) })
    return false
  }
  return visible && (!status || status === 'active')
}

function heldBack(rows: Row[], variantRows: Row[]): SourceProduct['heldBack'] {
  if (rows.some((row) => readFlag(cell(row, 'giftCard') ?? '') === true)) return 'import.note.held_gift_card'
  const unshipped = variantRows.filter((row) => readFlag(cell(row, 'ships') ?? '') === false)
  return unshipped.length > 0 && unshipped.length === variantRows.length ? 'import.note.held_virtual' : null
}

function imagesOf(rows: Row[], { columns, report }: ShopifyAsk): SourceProduct['images'] {
  if (!columns.at.has('image')) return undefined
  const found = rows.flatMap((row, order) => {
    const text = cell(row, 'image')
    if (!text) return []
    const url = readAddress(text)
    if (url === null) {
      report.note(row.line, 'import.note.image_address')
      return []
    }
    const position = readPieces(cell(row, 'imagePosition') ?? '') ?? Number.MAX_SAFE_INTEGER
    return [{ url, alt: oneLine(cell(row, 'imageAlt') ?? ''), position, order }]
  })
  found.sort((a, b) => a.position - b.position || a.order - b.order)
  const first = new Map(found.toReversed().map((image) => [image.url, image]))
  return found.filter((image) => first.get(image.url) === image).map(({ url, alt }) => ({ url, alt }))
}
