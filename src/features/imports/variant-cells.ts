import type { Currency } from '../../core/money/currency.ts'
import type { ImportReport } from './import-report.ts'
import { oneLine, readCost } from './read-amounts.ts'
import type { Row } from './read-rows.ts'

/** One line of text, or null when the cell is blank. */
export const blankIsNull = (text: string | undefined): string | null | undefined =>
  text === undefined ? undefined : oneLine(text) || null

/** A cost that can't be read is left out with a note: the row itself is sound. */
export function costOf(
  row: Row,
  field: string,
  { currency, report }: { currency: Currency; report: ImportReport },
): number | null | undefined {
  const text = row.cell(field)
  if (text === undefined) return undefined
  if (text === '') return null
  const micros = readCost(text, currency)
  if (micros !== null) return micros
  report.note(row.line, 'import.note.cost_left_out', { text: text.slice(0, 40) })
  return undefined
}
