import { getTableColumns, sql, type SQL } from 'drizzle-orm'
import type { Connection, Reader, Writer } from '../../../db/client.ts'
import { codeOf } from '../../../db/engines/postgres-errors.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Shape } from './moved-tables.ts'
import { isSame, pairsOf, rowsOf, type Row, type Value } from './rows.ts'

/** Values that one statement may carry: SQLite takes 32,766, PostgreSQL 65,535. */
const valuesMost = 30_000

export type Sides = { here: Reader; there: Connection; pageRows: number }

/** What a guard, a key or a check of either engine says. */
const refusedCodes = /^(SQLITE_CONSTRAINT|23...$|P0001$)/

/** One page of changes in one transaction; what the target's own guards refuse becomes a Refusal. */
async function writePage(to: Connection, { name }: Shape, fn: (tx: Writer) => Promise<void>): Promise<void> {
  try {
    await to.write(fn)
  } catch (error) {
    if (!refusedCodes.test(codeOf(error))) throw error
    const refusal = new Refusal('refusal.move_guarded', { table: name })
    refusal.cause = error
    throw refusal
  }
}

const bound = (to: Connection, value: Value): SQL =>
  sql`${typeof value === 'boolean' && to.engine === 'sqlite' ? Number(value) : value}`

const isRow = ({ columns, key }: Shape, row: Row): SQL =>
  sql.join(
    key.map((at) => sql`${columns[at]!} = ${row[at]}`),
    sql` and `,
  )

/** A row as drizzle takes it, its values as they come from the other side: those of `places`. */
function valuesOf(
  to: Connection,
  { table, columns }: Shape,
  row: Row,
  places: number[] = [...columns.keys()],
): Record<string, SQL> {
  const placeOf = new Map(places.map((at) => [columns[at]!.name, at]))
  return Object.fromEntries(
    Object.entries(getTableColumns(table)).flatMap(([property, { name }]) => {
      const at = placeOf.get(name)
      return at === undefined ? [] : [[property, bound(to, row[at]!)] as const]
    }),
  )
}

const differing = (a: Row, b: Row): number[] => [...a.keys()].filter((at) => a[at] !== b[at])

/** A row whose names are nobody's, so that another row can take them. */
const aside = ({ columns, key }: Shape, row: Row, places: number[]): Row =>
  row.map((value, at) => {
    if (!places.includes(at)) return value
    return columns[at]!.notNull ? `moving ${key.map((k) => row[k]).join(' ')}` : null
  })

/** Deletes there what is not here any more, and frees the names that go to another row. */
export async function removeLost(shape: Shape, { here, there, pageRows }: Sides): Promise<void> {
  const lost: Row[] = []
  const renamed: { row: Row; places: number[] }[] = []
  const flush = async () => {
    const [gone, freed] = [lost.splice(0), renamed.splice(0)]
    if (gone.length + freed.length === 0) return
    await writePage(there, shape, async (tx) => {
      for (const row of gone) await tx.delete(shape.table).where(isRow(shape, row))
      for (const { row, places } of freed)
        await tx
          .update(shape.table)
          .set(valuesOf(there, shape, aside(shape, row, places), places))
          .where(isRow(shape, row))
    })
  }
  const sides = [rowsOf(here, shape, pageRows), rowsOf(there.read, shape, pageRows)] as const
  for await (const pair of pairsOf(shape, ...sides, { onlyThere: true })) {
    if (!pair.there) continue
    if (!pair.here) lost.push(pair.there)
    else {
      const [row, goal] = [pair.there, pair.here]
      const places = shape.names.filter((at) => row[at] !== goal[at])
      if (places.length > 0) renamed.push({ row, places })
    }
    if (lost.length + renamed.length >= pageRows) await flush()
  }
  await flush()
}

/** Adds there what is new here and writes what differs. `onRow` is called for each row here. */
export async function bringRows(
  shape: Shape,
  { here, there, pageRows }: Sides,
  onRow: () => void,
): Promise<void> {
  const fresh: Row[] = []
  const changed: { row: Row; old: Row }[] = []
  const atOnce = Math.max(1, Math.floor(valuesMost / shape.columns.length))
  const flush = async () => {
    const [added, rewritten] = [fresh.splice(0), changed.splice(0)]
    if (added.length + rewritten.length === 0) return
    await writePage(there, shape, async (tx) => {
      for (const { row, old } of rewritten)
        await tx
          .update(shape.table)
          .set(valuesOf(there, shape, row, differing(row, old)))
          .where(isRow(shape, row))
      for (let at = 0; at < added.length; at += atOnce) {
        const part = added.slice(at, at + atOnce).map((row) => valuesOf(there, shape, row))
        await tx.insert(shape.table).values(part)
      }
    })
  }
  const sides = [rowsOf(here, shape, pageRows), rowsOf(there.read, shape, pageRows)] as const
  for await (const pair of pairsOf(shape, ...sides)) {
    if (!pair.here) continue
    if (!pair.there) fresh.push(pair.here)
    else if (!isSame(pair.here, pair.there)) changed.push({ row: pair.here, old: pair.there })
    if (fresh.length + changed.length >= pageRows) await flush()
    onRow()
  }
  await flush()
}
