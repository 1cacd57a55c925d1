import { blankLine, lineFields, lineName } from './editor-form.ts'

/* The rows and cells of the grid, and a row more. */

export type Cell = HTMLInputElement | HTMLSelectElement

export const rows = (within: ParentNode) => [...within.querySelectorAll<HTMLElement>('tr.line')]
export const isCell = (target: unknown): target is Cell =>
  (target instanceof HTMLInputElement || target instanceof HTMLSelectElement) && 'column' in target.dataset
const selector = (column: string) => `[data-column="${column}"]`
export const cellOf = (row: HTMLElement | undefined, column: string): Cell | null =>
  row?.querySelector<Cell>(selector(column)) ??
  row?.nextElementSibling?.querySelector<Cell>(selector(column)) ??
  null
/** The line that a cell belongs to; its name in the other language stands below it. */
export const lineOf = (cell: Cell): HTMLElement => {
  const row = cell.closest('tr')!
  return row.matches('.line') ? row : (row.previousElementSibling as HTMLElement)
}

/** Puts a line at the end of its group from the page's template, and gives its row. */
export function addRow(grid: HTMLElement, group: string, country: string): HTMLElement {
  const template = document.getElementById('line-template') as HTMLTemplateElement
  const index = Math.max(-1, ...rows(grid).map((row) => Number(row.dataset['line']))) + 1
  const fresh = template.content.cloneNode(true) as DocumentFragment
  for (const element of fresh.querySelectorAll('*'))
    for (const { name, value } of [...element.attributes])
      if (value.includes('9999')) element.setAttribute(name, value.replaceAll('9999', String(index)))
  const blank = blankLine(group, country)
  for (const field of lineFields) {
    const element = fresh.querySelector<Cell>(`[name="${lineName(index, field)}"]`)
    if (element) element.value = blank[field]
  }
  const row = fresh.querySelector<HTMLElement>('tr.line')!
  cellOf(row, 'label')?.setAttribute('list', `components-${group}`)
  grid.querySelector(`tbody[data-group="${group}"]`)!.append(fresh)
  return row
}
