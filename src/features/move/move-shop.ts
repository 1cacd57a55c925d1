import { sql } from 'drizzle-orm'
import type { Connection, Reader } from '../../../db/client.ts'
import { systemRandom, type Random } from '../../core/id.ts'
import { forgetIndex, indexEveryProduct } from '../catalogue/index-every-product.ts'
import { bringRows, removeLost } from './bring-rows.ts'
import { demandOwn } from './demand-own.ts'
import { demandHeld, type Proof } from './hold-checks.ts'
import { demandTwo, lastMoved, markHalf, markWhole, shopIdOf } from './marks.ts'
import { movedTables } from './moved-tables.ts'
import { compareShops, type Totals } from './totals.ts'

export type Move = {
  from: Connection
  /** The source's address as a person may see it. */
  fromName: string
  /** A migrated database: empty, or one that this shop was copied into before. */
  to: Connection
  /** The shop's invariants: they must hold on both sides. */
  proofs: readonly Proof[]
  at: string
  /** Rows read at once and written in one transaction. */
  pageRows?: number
  /** Rows looked at, and rows in all; called for each. */
  onProgress?: (done: number, total: number) => void
  random?: Random
}

async function countRows(on: Reader): Promise<number> {
  let total = 0
  for (const { table } of movedTables) {
    const [found] = await on.select({ n: sql<number>`count(*)`.mapWith(Number) }).from(table)
    total += found?.n ?? 0
  }
  return total
}

/**
 * Copies a shop into another database, of either engine, while it stays open: what it was at one moment. Run
 * again, after it was cut short or when the shop has gone on, it brings only what differs. The target's guards
 * stay up. Returns the totals of each table, which are the same on both sides.
 *
 * Throws a Refusal when the target holds another shop or has gone on by itself (nothing is written then), when
 * an invariant does not hold on either side, or when a single total differs; the target then stays marked as
 * half copied, and no shop opens on it.
 */
export async function moveShop(move: Move): Promise<Totals[]> {
  const { from, fromName, to, proofs, at, pageRows = 1000, onProgress, random = systemRandom } = move
  await demandTwo(from, to, at, random)
  const totals = await from.snapshot(async (here) => {
    const shopId = await shopIdOf(here)
    await demandHeld(proofs, here, at, 'refusal.move_check_here')
    const begun = (await lastMoved(to.read)) === shopId
    await demandOwn(here, to.read, { begun, pageRows })
    await markHalf(to, { shopId, from: fromName, at, random })
    await forgetIndex(to)

    const total = await countRows(here)
    let done = 0
    const sides = { here, there: to, pageRows }
    for (const shape of movedTables.toReversed()) await removeLost(shape, sides)
    for (const shape of movedTables) await bringRows(shape, sides, () => onProgress?.(++done, total))
    return compareShops(here, to.read, pageRows)
  })
  await indexEveryProduct(to)
  await to.snapshot((there) => demandHeld(proofs, there, at, 'refusal.move_check_there'))
  await markWhole(to, at)
  return totals
}
