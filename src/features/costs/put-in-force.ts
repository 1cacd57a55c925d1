import { and, asc, eq, gt, sql } from 'drizzle-orm'
import type { Reader, Writer } from '../../../db/client.ts'
import { breakdownPublications, prices } from '../../../db/schema/costs.ts'
import { newId, type Random } from '../../core/id.ts'
import { Refusal } from '../../core/refusal.ts'
import { moment } from './moment.ts'
import { sayMoment } from './say.ts'
import type { Scope } from './scope.ts'

/** When a new price begins: `at`, or the later moment asked for. Throws a Refusal for the past. */
export function beginning(at: string, inForceFrom: string | undefined): string {
  if (inForceFrom === undefined) return at
  const from = moment(inForceFrom, 'inForceFrom')
  if (from < at) throw new Refusal('refusal.costs_in_force_past', {}, 'inForceFrom')
  return from
}

/** The first price of a scope planned after `from`, or null. */
export async function plannedAfter(scopeId: string, from: string, on: Reader): Promise<string | null> {
  const [planned] = await on
    .select({ from: prices.inForceFromAt })
    .from(prices)
    .where(and(eq(prices.scopeId, scopeId), gt(prices.inForceFromAt, from)))
    .orderBy(asc(prices.inForceFromAt))
    .limit(1)
  return planned?.from ?? null
}

/** Refuses a price that one already planned would silently end. */
export async function refusePlanned(scopeId: string, from: string, on: Reader): Promise<void> {
  const planned = await plannedAfter(scopeId, from, on)
  if (planned !== null) throw plannedLater(planned)
}

export const plannedLater = (when: string): Refusal =>
  new Refusal('refusal.costs_scheduled_later', { when: sayMoment(when) }, 'inForceFrom')

export type NewPrice = {
  scope: Scope
  grossCents: number
  vatBp: number
  inForceFrom: string
  /** For a reduction: its reference price; null for a regular price. */
  referenceCents: number | null
  by: string
  at: string
  /** The highest sequence in the scope, where the caller has just read it. */
  lastSequence?: number
}

async function lastSequenceOf(scopeId: string, on: Reader): Promise<number> {
  const [last] = await on
    .select({ sequence: sql<number>`coalesce(max(${prices.sequence}), 0)`.mapWith(Number) })
    .from(prices)
    .where(eq(prices.scopeId, scopeId))
  return last!.sequence
}

/** Appends a price to its scope; of two that begin together the later written one counts. */
export async function insertPrice(
  tx: Writer,
  { scope, grossCents, vatBp, inForceFrom, referenceCents, by, at, lastSequence }: NewPrice,
  random: Random,
): Promise<string> {
  const id = newId('pri', random)
  await tx.insert(prices).values({
    id,
    ...scope,
    sequence: (lastSequence ?? (await lastSequenceOf(scope.scopeId, tx))) + 1,
    grossCents,
    vatBp,
    kind: referenceCents === null ? 'regular' : 'reduction',
    referenceCents,
    inForceFromAt: inForceFrom,
    setAt: at,
    setBy: by,
  })
  return id
}

/** Publishes a version for ever with a price of its own. The database refuses what does not add up. */
export async function putInForce(
  tx: Writer,
  versionId: string,
  price: NewPrice,
  random: Random,
): Promise<string> {
  const priceId = await insertPrice(tx, price, random)
  await tx.insert(breakdownPublications).values({ versionId, priceId, at: price.at, by: price.by })
  return priceId
}
