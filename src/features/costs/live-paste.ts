import { withoutAccents } from '../../core/i18n/fold.ts'
import { addRow, cellOf, lineOf, rows, type Cell } from './live-rows.ts'

/** Columns as a block fills them, from left to right. */
const columns = ['label', 'recipient', 'basis', 'quantity', 'unit', 'cost', 'grade']

function put(cell: Cell | null, text: string): void {
  if (!cell) return
  if (cell instanceof HTMLInputElement) cell.value = text
  else {
    const word = withoutAccents(text.trim())
    const option = [...cell.options].find(
      ({ value, label }) => withoutAccents(value) === word || withoutAccents(label) === word,
    )
    if (option) cell.value = option.value
  }
  // Whoever completes what is typed (a unit, a date, a component) completes what is pasted.
  cell.dispatchEvent(new Event('change', { bubbles: true }))
}

/** Fills the grid from a cell on, rightwards and downwards within the group; lines that are missing are added. */
export function pasteBlock(grid: HTMLElement, cell: Cell, block: string[][], country: string): void {
  const body = cell.closest('tbody')!
  const first = rows(body).indexOf(lineOf(cell))
  const column = columns.indexOf(cell.dataset['column']!)
  block.forEach((values, down) => {
    const row = rows(body)[first + down] ?? addRow(grid, body.dataset['group']!, country)
    const from = column < 0 ? [cell.dataset['column']!] : columns.slice(column)
    values.forEach((value, across) => put(cellOf(row, from[across] ?? 'none'), value))
  })
}
