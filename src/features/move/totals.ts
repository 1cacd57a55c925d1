import { createHash } from 'node:crypto'
import type { Reader } from '../../../db/client.ts'
import { Refusal } from '../../core/refusal.ts'
import { movedTables, type Shape } from './moved-tables.ts'
import { rowsOf } from './rows.ts'

/** What a table comes to. Two databases whose totals are equal hold the same rows. */
export type Totals = {
  table: string
  rows: number
  /** The sum of each column of cents and micros, exact. */
  sums: Record<string, bigint>
  /** SHA-256 over all rows in the order of their keys. */
  digest: string
}

export async function totalsOf(on: Reader, shape: Shape, pageRows: number): Promise<Totals> {
  const { name, columns, amounts } = shape
  const sums = amounts.map(() => 0n)
  const hash = createHash('sha256')
  let rows = 0
  for await (const row of rowsOf(on, shape, pageRows)) {
    rows += 1
    hash.update(`${JSON.stringify(row)}\n`)
    amounts.forEach((at, i) => (sums[i] = sums[i]! + BigInt((row[at] as number | null) ?? 0)))
  }
  return {
    ...{ table: name, rows, digest: hash.digest('hex') },
    sums: Object.fromEntries(amounts.map((at, i) => [columns[at]!.name, sums[i]!])),
  }
}

function demandSame(here: Totals, there: Totals): void {
  const { table } = here
  if (here.rows !== there.rows)
    throw new Refusal('refusal.move_rows_differ', { table, here: here.rows, there: there.rows })
  for (const [column, sum] of Object.entries(here.sums))
    if (sum !== there.sums[column]) {
      const sums = { here: String(sum), there: String(there.sums[column]) }
      throw new Refusal('refusal.move_sum_differs', { table, column, ...sums })
    }
  if (here.digest !== there.digest) throw new Refusal('refusal.move_row_differs', { table })
}

/** Holds every table of two databases against each other. Throws a Refusal that names the first that differs. */
export async function compareShops(here: Reader, there: Reader, pageRows: number): Promise<Totals[]> {
  const all: Totals[] = []
  for (const shape of movedTables) {
    const [ours, theirs] = await Promise.all([
      totalsOf(here, shape, pageRows),
      totalsOf(there, shape, pageRows),
    ])
    demandSame(ours, theirs)
    all.push(ours)
  }
  return all
}
