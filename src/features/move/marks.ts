import { asc, desc, eq, isNull } from 'drizzle-orm'
import type { Connection, Reader } from '../../../db/client.ts'
import { databaseMoves } from '../../../db/schema/moves.ts'
import { shopSettings } from '../../../db/schema/shop.ts'
import { newId, type Random } from '../../core/id.ts'
import { Refusal } from '../../core/refusal.ts'
import { EnvironmentError } from '../../core/web/environment-error.ts'

/** By what a shop is known again: the id of its first settings. Throws a Refusal when there is no shop. */
export async function shopIdOf(on: Reader): Promise<string> {
  const [first] = await on
    .select({ id: shopSettings.id })
    .from(shopSettings)
    .orderBy(asc(shopSettings.at), asc(shopSettings.id))
    .limit(1)
  if (!first) throw new Refusal('refusal.move_no_shop')
  return first.id
}

/** The shop that was last copied into a database; null: none ever was. */
export async function lastMoved(on: Reader): Promise<string | null> {
  const [last] = await on
    .select({ shopId: databaseMoves.shopId })
    .from(databaseMoves)
    .orderBy(desc(databaseMoves.startedAt), desc(databaseMoves.id))
    .limit(1)
  return last?.shopId ?? null
}

/** Throws EnvironmentError when a copy into this database was begun and has not ended. */
export async function demandWhole(on: Reader): Promise<void> {
  const [open] = await on.select().from(databaseMoves).where(isNull(databaseMoves.finishedAt)).limit(1)
  if (!open) return
  throw new EnvironmentError([
    `This database holds half a shop: its copy from ${open.from} began at ${open.startedAt} and has not ended. Run the same command once more, with DATABASE_URL naming ${open.from}: npm run centime -- move --to …`,
  ])
}

type Mark = { shopId: string; from: string; at: string; random: Random }

/** Marks a database as half copied, from now until `markWhole`. */
export async function markHalf(to: Connection, { shopId, from, at, random }: Mark): Promise<void> {
  const id = newId('mov', random)
  await to.write(async (tx) => {
    await tx.insert(databaseMoves).values({ id, shopId, from, startedAt: at, finishedAt: null })
  })
}

export async function markWhole(to: Connection, at: string): Promise<void> {
  await to.write(async (tx) => {
    await tx.update(databaseMoves).set({ finishedAt: at }).where(isNull(databaseMoves.finishedAt))
  })
}

/** Throws a Refusal when both connections lead to the same database, by whatever names. */
export async function demandTwo(from: Connection, to: Connection, at: string, random: Random): Promise<void> {
  const id = newId('mov', random)
  const seen = { id, shopId: '', from: '', startedAt: at, finishedAt: at }
  await to.write(async (tx) => {
    await tx.insert(databaseMoves).values(seen)
  })
  const [same] = await from.read.select().from(databaseMoves).where(eq(databaseMoves.id, id))
  await to.write(async (tx) => {
    await tx.delete(databaseMoves).where(eq(databaseMoves.id, id))
  })
  if (same) throw new Refusal('refusal.move_same')
}
