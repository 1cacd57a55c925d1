import { unguarded } from '../../core/csv/formula-guard.ts'
import { readCsv, type CsvFault, type Delimiter } from '../../core/csv/read-csv.ts'
import type { ImportReport } from './import-report.ts'
import { recogniseColumns, type Columns } from './recognise-columns.ts'

/** One row of the file, asked by field. */
export type Row = {
  line: number
  /** The trimmed text; '' when blank, `undefined` when the file has no such column. */
  cell: (field: string) => string | undefined
  weight: () => string | undefined
}

/** Longest text of a cell that is used: a description; anything else. */
const longText = 100_000
const shortText = 5_000
const longFields = new Set(['body', 'description', 'shortDescription', 'images'])

// Control characters have no place in a catalogue, line ends and tabs aside.
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufeff]/g

const cleanCell = (text: string): string => unguarded(text.replace(controls, '').toWellFormed().trim())

const faultCodes = {
  quote_open: 'import.refused.quote_open',
  quote_stray: 'import.refused.quote_stray',
  too_many: 'import.refused.given_up',
} as const satisfies Record<CsvFault['fault'], string>

export type ReadFile = {
  columns: Columns
  rows: Row[]
  /** Headers of columns that are not used though some row has something in them. */
  unusedColumns: string[]
}

/**
 * The header and the rows of a catalogue. Malformed rows, rows wider than the header, and cells
 * without end are refused by line; blank rows do not count. Refuses a file whose columns it does not know.
 */
export function readRows(text: string, delimiter: Delimiter, report: ImportReport): ReadFile {
  const records = readCsv(text, delimiter)
  const header = records.next().value
  const columns = recogniseColumns(header && 'cells' in header ? header.cells.map(cleanCell) : [])
  const rowOf = rowMaker(columns)
  const rows: Row[] = []
  const filled = new Set<number>()
  for (const record of records) {
    if ('fault' in record) {
      report.rowsRead += 1
      report.refuse(record.line, faultCodes[record.fault])
      continue
    }
    if (record.cells.every((cell) => cell.trim() === '')) continue
    report.rowsRead += 1
    if (isTooWide(record.cells, columns.headers.length)) {
      report.refuse(record.line, 'import.refused.too_wide', {
        cells: record.cells.length,
        columns: columns.headers.length,
      })
      continue
    }
    const long = tooLong(record.cells, columns)
    if (long) {
      report.refuse(record.line, 'import.refused.cell_too_long', long)
      continue
    }
    for (const { at } of columns.unused) if (record.cells[at]?.trim()) filled.add(at)
    rows.push(rowOf(record.line, record.cells))
  }
  for (const column of columns.repeated) report.note(1, 'import.note.column_twice', { column })
  const unused = columns.unused.filter(({ at, header }) => filled.has(at) && header !== '')
  return { columns, rows, unusedColumns: unused.map(({ header }) => header) }
}

/** A blank cell too many is a stray separator at the end, not a shift of everything. */
const isTooWide = (cells: string[], width: number): boolean =>
  cells.length > width && cells.slice(width).some((cell) => cell.trim() !== '')

function tooLong(cells: string[], columns: Columns): { column: string; most: number } | null {
  for (const [field, at] of columns.at) {
    const most = longFields.has(field) ? longText : shortText
    if ((cells[at]?.length ?? 0) > most) return { column: columns.headers[at] ?? '', most }
  }
  return null
}

/** Makes rows that keep what is used of them, in one array each: a wide file has many rows and more cells. */
function rowMaker({ at: places, weight }: Columns): (line: number, cells: string[]) => Row {
  const slots = new Map([...places.keys()].map((field, slot) => [field, slot]))
  const columns = [...places.values(), ...(weight ? [weight.at] : [])]
  return (line, cells) => {
    const kept = columns.map((at) => cleanCell(cells[at] ?? ''))
    return {
      line,
      cell: (field) => {
        const slot = slots.get(field)
        return slot === undefined ? undefined : kept[slot]
      },
      weight: () => (weight ? kept.at(-1) : undefined),
    }
  }
}
