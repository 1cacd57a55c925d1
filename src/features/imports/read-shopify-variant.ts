import type { Currency } from '../../core/money/currency.ts'
import type { ImportReport } from './import-report.ts'
import {
  isNothing,
  oneLine,
  readAddress,
  readFlag,
  readGrams,
  readPieces,
  readPrice,
} from './read-amounts.ts'
import type { ReadFile, Row } from './read-rows.ts'
import type { ShopifyField } from './shopify-columns.ts'
import type { SourceVariant } from './source-product.ts'
import { blankIsNull, costOf } from './variant-cells.ts'

export type ShopifyAsk = { currency: Currency; columns: ReadFile['columns']; report: ImportReport }

export const shopifyCell = (row: Row, field: ShopifyField): string | undefined => row.cell(field)
const cell = shopifyCell

const optionFields = [
  ['option1Name', 'option1Value'],
  ['option2Name', 'option2Value'],
  ['option3Name', 'option3Value'],
] as const satisfies readonly (readonly [ShopifyField, ShopifyField])[]

/** The variants that these rows of one product describe; a row that names one again is refused. */
export function variantsOf(
  handle: string,
  variantRows: Row[],
  rows: Row[],
  ask: ShopifyAsk,
): SourceVariant[] {
  const names = optionFields.map(([name]) => rows.map((row) => cell(row, name)).find((text) => text) ?? '')
  const lineOfKey = new Map<string, number>()
  return variantRows.flatMap((row) => {
    const options = optionsOf(row, names)
    const key = options.map(({ value }) => encodeURIComponent(value.toLowerCase())).join('/')
    const twice = lineOfKey.get(key)
    if (twice !== undefined) {
      ask.report.refuse(row.line, 'import.refused.variant_twice', { line: twice })
      return []
    }
    lineOfKey.set(key, row.line)
    const variant = variantOf(row, `shopify:${handle}#${key}`, options, ask)
    return variant ? [variant] : []
  })
}

/** Shopify writes a product without choices as Title = "Default Title". */
function optionsOf(row: Row, names: string[]): { name: string; value: string }[] {
  return optionFields.flatMap(([nameField, valueField], index) => {
    const value = oneLine(cell(row, valueField) ?? '')
    if (value === '' || value.toLowerCase() === 'default title') return []
    return [{ name: oneLine(cell(row, nameField) || names[index] || `Option ${index + 1}`), value }]
  })
}

/** A variant, or null when its row had to be refused. */
function variantOf(
  row: Row,
  importKey: string,
  options: SourceVariant['options'],
  ask: ShopifyAsk,
): SourceVariant | null {
  const { currency, columns, report } = ask
  const priceText = cell(row, 'price')
  const price = priceText ? readPrice(priceText, currency) : null
  if (price !== null && typeof price === 'object') {
    report.refuse(row.line, price.code, price.params)
    return null
  }
  const stock = stockOf(row, ask)
  if (stock === null) return null
  const compareAt = cell(row, 'compareAt')
  const compared = compareAt ? readPrice(compareAt, currency) : null
  if (typeof compared === 'number' && price !== null && compared > price) {
    report.note(row.line, 'import.note.compare_at')
  }
  const imageUrl = cell(row, 'variantImage')
  return {
    line: row.line,
    importKey,
    ownId: cell(row, 'ownVariant') || null,
    identified: columns.at.has('option1Value'),
    options,
    sku: blankIsNull(cell(row, 'sku')),
    barcode: blankIsNull(barcodeOf(row)),
    weightGrams: weightOf(row, ask),
    ...stock,
    priceCents: priceText === undefined ? undefined : price,
    costMicros: costOf(row, 'cost', ask),
    vatFree: readFlag(cell(row, 'taxable') ?? '') === false,
    offered: undefined,
    imageUrl: imageUrl === undefined ? undefined : readAddress(imageUrl),
  }
}

/** Shopify puts an apostrophe before a barcode, so that spreadsheets keep its zeros; this shop's export does not. */
const barcodeOf = (row: Row): string | undefined =>
  cell(row, 'ownVariant') ? cell(row, 'barcode') : cell(row, 'barcode')?.replace(/^'/, '')

/** Grams from Shopify's own column, else from a column with a unit in its header. */
function weightOf(row: Row, { columns, report }: ShopifyAsk): number | null | undefined {
  const grams = cell(row, 'grams')
  const text = grams ?? row.weight()
  if (text === undefined) return undefined
  const weight = readGrams(text, grams === undefined ? (columns.weight?.unit ?? 'g') : 'g')
  if (weight === null && !isNothing(text)) report.note(row.line, 'import.note.weight_left_out')
  return weight
}

/**
 * An empty tracker means that Shopify does not count; "continue" that it sells beyond zero. A shop with
 * several places of stock exports no quantities: then what is counted here stays counted, and what is new
 * is not. Null: the row is refused.
 */
function stockOf(row: Row, { report }: ShopifyAsk): Pick<SourceVariant, 'stock' | 'tracksStock'> | null {
  const quantity = cell(row, 'quantity')
  const tracker = cell(row, 'tracker')
  const policy = (cell(row, 'policy') ?? '').toLowerCase()
  const isUncounted = tracker === '' || policy === 'continue' || readFlag(policy) === true
  if (quantity === undefined) return { stock: undefined, tracksStock: isUncounted ? false : undefined }
  const pieces = quantity === '' ? 0 : readPieces(quantity)
  if (pieces === null) {
    report.refuse(row.line, 'import.refused.stock_unreadable', { text: quantity.slice(0, 40) })
    return null
  }
  if (pieces < 0) report.note(row.line, 'import.note.stock_negative')
  return { stock: Math.max(0, pieces), tracksStock: !isUncounted }
}
