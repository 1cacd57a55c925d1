import { pasteBlock } from './live-paste.ts'
import { addRow, cellOf, isCell, lineOf, rows, type Cell } from './live-rows.ts'
import { readBlock } from './read-block.ts'

/* The grid as a spreadsheet: arrow keys and Enter walk it, a block is pasted into it, lines come and go. */

function go(cell: Cell | null | undefined): void {
  if (!cell) return
  cell.focus()
  if (cell instanceof HTMLInputElement) cell.select()
}

/** The cell of the same column so many lines further on; lines that lack the column are passed over. */
function below(grid: HTMLElement, cell: Cell, by: 1 | -1): Cell | null {
  const lines = rows(grid)
  for (let at = lines.indexOf(lineOf(cell)) + by; lines[at]; at += by) {
    const found = cellOf(lines[at], cell.dataset['column']!)
    if (found) return found
  }
  return null
}

function beside(cell: Cell, by: 1 | -1): Cell | undefined {
  const cells = [...cell.closest('tr')!.querySelectorAll<Cell>('[data-column]')]
  return cells[cells.indexOf(cell) + by]
}

/** Whether an arrow key would leave the text: the caret stands at its end, or all of it is chosen. */
function atEdge(cell: Cell, by: 1 | -1): boolean {
  if (cell instanceof HTMLSelectElement) return true
  const { selectionStart: from, selectionEnd: to, value } = cell
  if (from === 0 && to === value.length) return true
  return from === to && from === (by === 1 ? value.length : 0)
}

function target(grid: HTMLElement, cell: Cell, event: KeyboardEvent): Cell | null | undefined {
  const isChoice = cell instanceof HTMLSelectElement
  switch (event.key) {
    case 'Enter':
      return below(grid, cell, event.shiftKey ? -1 : 1) ?? cell
    case 'ArrowDown':
      return isChoice ? undefined : below(grid, cell, 1)
    case 'ArrowUp':
      return isChoice ? undefined : below(grid, cell, -1)
    case 'ArrowRight':
      return atEdge(cell, 1) ? beside(cell, 1) : undefined
    case 'ArrowLeft':
      return atEdge(cell, -1) ? beside(cell, -1) : undefined
    default:
      return undefined
  }
}

/** Lets the grid be walked and filled; `changed` is called after what no field's own event tells. */
export function walkGrid(grid: HTMLElement, country: string, changed: () => void): void {
  grid.addEventListener('keydown', (event) => {
    if (!isCell(event.target) || event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return
    const next = target(grid, event.target, event)
    if (!next) return
    event.preventDefault()
    go(next)
  })
  grid.addEventListener('paste', (event) => {
    if (!isCell(event.target)) return
    const text = event.clipboardData?.getData('text/plain') ?? ''
    const block = readBlock(text)
    if (block.length === 1 && block[0]!.length === 1) return
    event.preventDefault()
    pasteBlock(grid, event.target, block, country)
    changed()
  })
  grid.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null
    const { add, remove } = button?.dataset ?? {}
    // The margin line has other fields: the server makes it.
    if (add !== undefined && add !== 'margin') {
      event.preventDefault()
      go(cellOf(addRow(grid, add, country), 'label'))
      changed()
    }
    if (remove !== undefined) {
      event.preventDefault()
      removeRow(grid, remove)
      changed()
    }
  })
}

function removeRow(grid: HTMLElement, index: string): void {
  const row = grid.querySelector<HTMLElement>(`tr.line[data-line="${index}"]`)
  const lines = rows(grid)
  const near = row ? (lines[lines.indexOf(row) + 1] ?? lines[lines.indexOf(row) - 1]) : undefined
  row?.remove()
  grid.querySelector(`tr[data-more="${index}"]`)?.remove()
  go(cellOf(near, 'label'))
}
