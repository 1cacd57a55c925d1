/** One column of figures, by the key that also names its colour (`--{key}`). */
export type Column = {
  key: string
  label: string
  /** A `line` is drawn over the others; `part`s are stacked. */
  role: 'line' | 'part'
  /** Minor units, one a row. */
  values: number[]
}

export type TableData = {
  rows: {
    label: string
    /** Milliseconds; NaN when the rows are not moments. */
    at: number
  }[]
  columns: Column[]
}

/**
 * Reads the figures that a table already shows, so that a chart can't say anything else: columns are the
 * head's cells with `data-series`, figures their cells' `data-value`, moments the rows' `data-at`.
 */
export function readTable(table: HTMLTableElement): TableData {
  const heads = [...table.tHead!.rows[0]!.cells]
  const rows = [...table.tBodies].flatMap((body) => [...body.rows])
  return {
    rows: rows.map((row) => ({
      label: row.dataset['label'] ?? row.cells[0]!.textContent.trim(),
      at: Date.parse(row.dataset['at'] ?? ''),
    })),
    columns: heads.flatMap((head, index) => {
      const key = head.dataset['series']
      if (key === undefined) return []
      return {
        key,
        label: head.textContent.trim(),
        role: head.dataset['role'] === 'line' ? ('line' as const) : ('part' as const),
        values: rows.map((row) => Number(row.cells[index]!.dataset['value'])),
      }
    }),
  }
}
