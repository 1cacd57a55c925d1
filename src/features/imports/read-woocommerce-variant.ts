import {
  isNothing,
  oneLine,
  readAddress,
  readFlag,
  readGrams,
  readPieces,
  readPrice,
} from './read-amounts.ts'
import type { Row } from './read-rows.ts'
import type { SourceVariant } from './source-product.ts'
import { blankIsNull, costOf } from './variant-cells.ts'
import { wooAddresses, type WooAsk, wooCell, wooId, wooList, wooSku } from './woocommerce-cells.ts'

type Choice = { name: string; value: string }

/** Most variants that one variation with an open choice is spread over. */
const spreadLimit = 60

/**
 * What a row sells: a simple product its one variant, a variation usually one. A variation whose
 * choice is left open ("any size") is one for each value its parent knows, unless its pieces are
 * counted: a count can't be shared out. Nothing when the row had to be refused.
 */
export function variantsOfRow(
  row: Row,
  parent: Row | null,
  productKey: string,
  siblings: Row[],
  ask: WooAsk,
): SourceVariant[] {
  const isVariation = siblings.includes(row)
  const choices = isVariation ? choicesOf(row, parent) : []
  const chosen = choices.filter((choice) => choice.value !== '')
  const base = variantOf(row, variantKey(row, productKey, isVariation, chosen), chosen, ask)
  if (!base) return []
  const open = choices.filter((choice) => choice.value === '')
  if (open.length === 0) return [base]

  const spread = base.tracksStock ? [] : spreadOver(chosen, open, choices, parent, siblings)
  const names = open.map((choice) => choice.name).join(', ')
  if (spread.length === 0) {
    ask.report.note(row.line, 'import.note.choice_open', { choice: names })
    return [base]
  }
  ask.report.note(row.line, 'import.note.choice_spread', { choice: names, n: spread.length })
  return spread.map((options) => ({ ...base, options, importKey: `${base.importKey}#${keyOf(options)}` }))
}

const keyOf = (options: Choice[]): string =>
  options.map(({ value }) => encodeURIComponent(value.toLowerCase())).join('/')

function variantKey(row: Row, productKey: string, isVariation: boolean, chosen: Choice[]): string {
  if (!isVariation) return productKey
  const own = wooId(row) ?? wooSku(row)
  return own ? `woocommerce:${own}` : `${productKey}#${keyOf(chosen)}`
}

/** The numbers of the attribute columns, in order. */
const attributeNumbers = (row: Row): number[] => {
  const numbers: number[] = []
  for (let n = 1; n <= 100; n++) if (row.cell(`attribute:${n}:name`) !== undefined) numbers.push(n)
  return numbers
}

const attribute = (row: Row, n: number, part: 'name' | 'value'): string =>
  oneLine(row.cell(`attribute:${n}:${part}`) ?? '')

function choicesOf(row: Row, parent: Row | null): Choice[] {
  return attributeNumbers(row).flatMap((n) => {
    const value = attribute(row, n, 'value').replaceAll('\\,', ',')
    const name = attribute(row, n, 'name') || (value && parent ? attribute(parent, n, 'name') : '')
    return name === '' ? [] : [{ name, value }]
  })
}

/** Every combination of the parent's values for the open choices that no other variation names itself. */
function spreadOver(
  chosen: Choice[],
  open: Choice[],
  choices: Choice[],
  parent: Row | null,
  siblings: Row[],
): Choice[][] {
  if (!parent) return []
  const valuesOf = (name: string): string[] =>
    attributeNumbers(parent)
      .filter((n) => attribute(parent, n, 'name').toLowerCase() === name.toLowerCase())
      .flatMap((n) => wooList(attribute(parent, n, 'value')))
  const named = new Set(
    siblings
      .map((row) => choicesOf(row, parent))
      .filter((own) => own.every(({ value }) => value !== ''))
      .map(keyOf),
  )
  let combinations: Choice[][] = [[]]
  for (const choice of choices) {
    const values = open.includes(choice) ? valuesOf(choice.name) : [choice.value]
    combinations = combinations.flatMap((before) =>
      values.map((value) => [...before, { name: choice.name, value }]),
    )
    if (combinations.length > spreadLimit) return []
  }
  return chosen.length + open.length === choices.length
    ? combinations.filter((options) => !named.has(keyOf(options)))
    : []
}

function variantOf(row: Row, importKey: string, options: Choice[], ask: WooAsk): SourceVariant | null {
  const price = priceOf(row, ask)
  if (price === 'refused') return null
  const stock = stockOf(row, ask)
  if (stock === null) return null
  const published = wooCell(row, 'published')
  const images = wooCell(row, 'images')
  const variation = wooCell(row, 'parent') !== undefined && options.length > 0
  return {
    line: row.line,
    importKey,
    ownId: null,
    identified: true,
    options,
    sku: blankIsNull(wooCell(row, 'sku')),
    barcode: blankIsNull(wooCell(row, 'barcode')),
    weightGrams: weightOf(row, ask),
    ...stock,
    priceCents: price,
    costMicros: costOf(row, 'cost', ask),
    vatFree: isVatFree(row, ask),
    offered: variation && published ? readFlag(published) !== false : undefined,
    imageUrl: images === undefined || !variation ? undefined : readAddress(wooAddresses(images)[0] ?? ''),
  }
}

function weightOf(row: Row, { columns, report }: WooAsk): number | null | undefined {
  const text = row.weight()
  if (text === undefined || !columns.weight) return undefined
  const grams = readGrams(text, columns.weight.unit)
  if (grams === null && !isNothing(text)) report.note(row.line, 'import.note.weight_left_out')
  return grams
}

/** The price in force on the day of the import: a running sale's, else the regular one. */
function priceOf(row: Row, ask: WooAsk): number | null | undefined | 'refused' {
  const { currency, report } = ask
  const regular = wooCell(row, 'regularPrice')
  const sale = wooCell(row, 'salePrice')
  if (regular === undefined && sale === undefined) return undefined
  const onSale = sale ? saleRuns(row, ask) : false
  const text = onSale ? sale! : (regular ?? '')
  if (text === '') return null
  const price = readPrice(text, currency)
  if (typeof price !== 'number') {
    report.refuse(row.line, price.code, price.params)
    return 'refused'
  }
  if (onSale) report.note(row.line, 'import.note.sale_price')
  return price
}

function saleRuns(row: Row, { at, report }: WooAsk): boolean {
  const today = at.slice(0, 10)
  const [from, to] = [wooCell(row, 'saleFrom') ?? '', wooCell(row, 'saleTo') ?? '']
  if ([from, to].some((day) => day !== '' && !/^\d{4}-\d{2}-\d{2}/.test(day))) {
    report.note(row.line, 'import.note.sale_date')
    return false
  }
  return (from === '' || from.slice(0, 10) <= today) && (to === '' || today <= to.slice(0, 10))
}

function isVatFree(row: Row, { report }: WooAsk): boolean {
  const taxed = (wooCell(row, 'taxStatus') ?? '').toLowerCase()
  const taxClass = (wooCell(row, 'taxClass') ?? '').toLowerCase()
  if (taxed === 'none' || taxed === 'shipping' || /^(?:zero-rate|taux-zero)$/.test(taxClass)) return true
  if (taxClass !== '' && taxClass !== 'parent' && taxClass !== 'standard') {
    report.note(row.line, 'import.note.tax_class', { name: taxClass.slice(0, 40) })
  }
  return false
}

/** A number counts; blank leaves "in stock?" to say whether any can be had. Null: the row is refused. */
function stockOf(row: Row, { report }: WooAsk): Pick<SourceVariant, 'stock' | 'tracksStock'> | null {
  const stock = wooCell(row, 'stock')
  const inStock = wooCell(row, 'inStock')
  if (stock === undefined && inStock === undefined) return { stock: undefined, tracksStock: undefined }
  const backorders = wooCell(row, 'backorders') ?? ''
  const beyondZero = readFlag(backorders) === true || /^notify$/i.test(backorders)
  if (stock?.toLowerCase() === 'parent') {
    report.note(row.line, 'import.note.stock_shared')
    return { stock: 0, tracksStock: false }
  }
  if (!stock) {
    const soldOut = readFlag(inStock ?? '') === false
    return { stock: stock === undefined ? undefined : 0, tracksStock: soldOut }
  }
  const pieces = readPieces(stock)
  if (pieces === null) {
    report.refuse(row.line, 'import.refused.stock_unreadable', { text: stock.slice(0, 40) })
    return null
  }
  if (pieces < 0) report.note(row.line, 'import.note.stock_negative')
  return { stock: Math.max(0, pieces), tracksStock: !beyondZero }
}
