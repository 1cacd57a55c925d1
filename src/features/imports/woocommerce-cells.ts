import type { Currency } from '../../core/money/currency.ts'
import type { ImportReport } from './import-report.ts'
import { oneLine } from './read-amounts.ts'
import type { ReadFile, Row } from './read-rows.ts'
import type { WooField } from './woocommerce-columns.ts'

export type WooAsk = {
  currency: Currency
  columns: ReadFile['columns']
  report: ImportReport
  /** The moment of the import: decides which sale prices are running. */
  at: string
}

/** WooCommerce puts an apostrophe before a cell that a spreadsheet would take for a formula. */
export const wooCell = (row: Row, field: WooField): string | undefined =>
  row.cell(field)?.replace(/^'(?=[=+\-@])/, '')

/** A list in one cell; a comma inside a value is written `\,`. */
export const wooList = (text: string): string[] =>
  text
    .split(/(?<!\\),|\s\|\s/)
    .map((item) => oneLine(item.replaceAll('\\,', ',')))
    .filter(Boolean)

/** Line breaks in a description are exported as `\n`, and a written `\n` as `\\n`. */
export const withLineBreaks = (text: string): string =>
  text.replace(/\\(\\?)n/g, (_, escaped: string) => (escaped ? '\\n' : '\n'))

/** Addresses apart; a comma inside one is not followed by another address. */
export const wooAddresses = (text: string): string[] =>
  text
    .split(/,\s*(?=https?:)/i)
    .map((url) => url.trim())
    .filter(Boolean)

/** The post's number, when the cell holds one. */
export const wooId = (row: Row): string | null => /^\d{1,18}$/.exec(wooCell(row, 'id') ?? '')?.[0] ?? null

export const wooSku = (row: Row): string => oneLine(wooCell(row, 'sku') ?? '').toLowerCase()
