import type { Reader } from '../../../db/client.ts'
import { shopSettings } from '../../../db/schema/shop.ts'
import { Refusal } from '../../core/refusal.ts'
import { appendOnlyTables } from './append-only-tables.ts'
import { movedTables, type Shape } from './moved-tables.ts'
import { isSame, pairsOf, rowsOf } from './rows.ts'

/** Whether a table has rows there that are not the same here. */
async function isAhead(here: Reader, there: Reader, shape: Shape, pageRows: number): Promise<boolean> {
  const sides = [rowsOf(here, shape, pageRows), rowsOf(there, shape, pageRows)] as const
  for await (const pair of pairsOf(shape, ...sides, { onlyThere: true }))
    if (pair.there && (pair.here === null || !isSame(pair.here, pair.there))) return true
  return false
}

async function isFilled(there: Reader, { table }: Shape): Promise<boolean> {
  const { key, columns } = movedTables.find((shape) => shape.table === table)!
  return (await there.select({ key: columns[key[0]!]! }).from(table).limit(1)).length > 0
}

/**
 * Throws a Refusal when a database has what can't be this shop's earlier state: another shop, or rows for ever
 * that this one does not have. Nothing is written. `begun` says that a copy of this shop was begun there.
 */
export async function demandOwn(
  here: Reader,
  there: Reader,
  { begun, pageRows }: { begun: boolean; pageRows: number },
): Promise<void> {
  const settings = movedTables.find(({ table }) => table === shopSettings)!
  if (await isAhead(here, there, settings, pageRows)) throw new Refusal('refusal.move_other_shop')
  if (!begun && !(await isFilled(there, settings)))
    for (const shape of movedTables)
      if (await isFilled(there, shape)) throw new Refusal('refusal.move_other_shop')

  // Either side may be the one whose guards are named: both have the same.
  const guarded = new Set([...(await appendOnlyTables(here)), ...(await appendOnlyTables(there))])
  for (const shape of movedTables)
    if (guarded.has(shape.name) && (await isAhead(here, there, shape, pageRows)))
      throw new Refusal('refusal.move_ahead', { table: shape.name })
}
