import { sql } from 'drizzle-orm'
import type { Reader } from '../../../db/client.ts'
import type { Shape } from './moved-tables.ts'

/** What a column holds, alike on every engine: JSON stays the text that it is. */
export type Value = string | number | boolean | null
/** The values of a row in the order of its table's columns. */
export type Row = Value[]

/** All rows of a table by their key, bytes in order; never more than a page of them in memory. */
export async function* rowsOf(on: Reader, shape: Shape, pageRows: number): AsyncGenerator<Row> {
  const { table, columns, key } = shape
  const fields = Object.fromEntries(columns.map((column, at) => [`c${at}`, sql<Value>`${column}`]))
  const keys = key.map((at) => sql`${columns[at]!}`)
  const tuple = sql`(${sql.join(keys, sql`, `)})`
  for (let last: Row | undefined; ;) {
    const reached = last && key.map((at) => sql`${last![at]}`)
    const page = await on
      .select(fields)
      .from(table)
      .where(reached && sql`${tuple} > (${sql.join(reached, sql`, `)})`)
      .orderBy(...keys)
      .limit(pageRows)
    for (const found of page) {
      const row = columns.map((_, at) => found[`c${at}`] as Value)
      yield row.map((value, at) => (shape.isFlag(at) && value !== null ? Boolean(value) : value))
      last = row
    }
    if (page.length < pageRows) return
  }
}

function compare(a: Value, b: Value): number {
  if (a === b) return 0
  // By the bytes of UTF-8, as the engines do; JavaScript's own order differs beyond the basic plane.
  if (typeof a === 'string' && typeof b === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(b))
  return Number(a) - Number(b)
}

function compareKeys({ key }: Shape, a: Row, b: Row): number {
  for (const at of key) {
    const order = compare(a[at]!, b[at]!)
    if (order !== 0) return order
  }
  return 0
}

export const isSame = (a: Row, b: Row): boolean => a.every((value, at) => value === b[at])

export type Pair = { here: Row | null; there: Row | null }

/**
 * The rows of a table on two sides, those with the same key together. Ends with the last row of either side,
 * or as soon as there is none left `there` when only those are asked for.
 */
export async function* pairsOf(
  shape: Shape,
  here: AsyncGenerator<Row>,
  there: AsyncGenerator<Row>,
  { onlyThere = false } = {},
): AsyncGenerator<Pair> {
  const next = async (side: AsyncGenerator<Row>) => {
    const step = await side.next()
    return step.done ? null : step.value
  }
  let b = await next(there)
  let a = b === null && onlyThere ? null : await next(here)
  while (b !== null || (a !== null && !onlyThere)) {
    const order = a === null ? 1 : b === null ? -1 : compareKeys(shape, a, b)
    yield { here: order <= 0 ? a : null, there: order >= 0 ? b : null }
    if (order >= 0) b = await next(there)
    if (order <= 0) a = await next(here)
  }
}
