import { and, eq, sql } from 'drizzle-orm'
import { write } from '../../../db/client.ts'
import { expectedVolumes, overheadAmounts, overheads } from '../../../db/schema/overheads.ts'
import type { Bilingual } from '../../core/i18n/lang.ts'
import { newId, systemRandom, type Random } from '../../core/id.ts'
import { Refusal, refuseAll } from '../../core/refusal.ts'
import { demand, type Person } from '../accounts/person.ts'
import { recordAuditIn } from '../accounts/record-audit.ts'
import { mostCents, mostPieces } from './line-amount.ts'
import { isTold } from './say.ts'
import { recipientKinds, type AllocationKey, type Recipient } from './vocabulary.ts'

export type OverheadInput = { label: Bilingual; recipient: Recipient; allocationKey: AllocationKey }

const isYear = (year: number) => Number.isSafeInteger(year) && year >= 2000 && year <= 2200

/** Refuses words without which nobody would know what the cost is or who is paid. */
export function refuseOverhead({ label, recipient }: OverheadInput): void {
  const found: Refusal[] = []
  if (!isTold(label)) found.push(new Refusal('refusal.costs_overhead_label', {}, 'label'))
  const { name, kind, country } = recipient
  if (!name.trim() || !recipientKinds.includes(kind) || !/^[A-Z]{2}$/.test(country))
    found.push(new Refusal('refusal.costs_overhead_recipient', {}, 'recipient'))
  refuseAll(found)
}

/** Adds a running cost of the shop; what it costs in a year is said apart (`setOverheadAmount`). */
export function addOverhead(
  { by, at, ...input }: OverheadInput & { by: Person; at: string },
  random: Random = systemRandom,
): Promise<{ overheadId: string }> {
  demand(by, 'change', 'settings')
  refuseOverhead(input)
  return write(async (tx) => {
    const id = newId('ovh', random)
    const { label, recipient, allocationKey } = input
    await tx.insert(overheads).values({
      ...{ id, label, allocationKey, revision: 1, savedAt: at, savedBy: by.id, archivedAt: null },
      ...{ recipientName: recipient.name.trim(), recipientKind: recipient.kind },
      ...{ recipientPlace: recipient.place.trim(), recipientCountry: recipient.country },
    })
    const subject = { kind: 'overhead', id }
    await recordAuditIn(tx, { by, action: 'overhead.add', subject, after: input, at }, random)
    return { overheadId: id }
  })
}

/** Says what a running cost is expected to cost in a year, in cents; the last word counts. */
export function setOverheadAmount(
  {
    by,
    at,
    overheadId,
    year,
    amountCents,
  }: { by: Person; at: string; overheadId: string; year: number; amountCents: number },
  random: Random = systemRandom,
): Promise<void> {
  demand(by, 'change', 'settings')
  if (!isYear(year)) throw new Refusal('refusal.costs_overhead_year', {}, 'year')
  if (!Number.isSafeInteger(amountCents) || amountCents < 0 || amountCents > mostCents)
    throw new Refusal('refusal.costs_overhead_amount', {}, 'amount')
  return write(async (tx) => {
    const [known] = await tx.select({ id: overheads.id }).from(overheads).where(eq(overheads.id, overheadId))
    if (!known) throw new Refusal('refusal.costs_no_overhead')
    const [last] = await tx
      .select({ sequence: sql<number>`coalesce(max(${overheadAmounts.sequence}), 0)`.mapWith(Number) })
      .from(overheadAmounts)
      .where(and(eq(overheadAmounts.overheadId, overheadId), eq(overheadAmounts.year, year)))
    const row = { overheadId, year, sequence: last!.sequence + 1, amountCents, setAt: at, setBy: by.id }
    await tx.insert(overheadAmounts).values({ id: newId('oam', random), ...row })
    const subject = { kind: 'overhead', id: overheadId }
    await recordAuditIn(
      tx,
      { by, action: 'overhead.amount', subject, after: { year, amountCents }, at },
      random,
    )
  })
}

/** Says how many pieces of products the shop expects to sell in a year; 0 leaves a product out. */
export function setExpectedVolumes({
  by,
  at,
  year,
  volumes,
}: {
  by: Person
  at: string
  year: number
  volumes: { productId: string; pieces: number }[]
}): Promise<void> {
  demand(by, 'change', 'settings')
  if (!isYear(year)) throw new Refusal('refusal.costs_overhead_year', {}, 'year')
  if (volumes.some(({ pieces }) => !Number.isSafeInteger(pieces) || pieces < 0 || pieces > mostPieces))
    throw new Refusal('refusal.costs_overhead_pieces', {}, 'pieces')
  return write(async (tx) => {
    for (const { productId, pieces } of volumes) {
      const one = and(eq(expectedVolumes.year, year), eq(expectedVolumes.productId, productId))
      await tx.delete(expectedVolumes).where(one)
      if (pieces > 0)
        await tx.insert(expectedVolumes).values({ year, productId, pieces, setAt: at, setBy: by.id })
    }
    const subject = { kind: 'overhead', id: String(year) }
    await recordAuditIn(tx, { by, action: 'overhead.volumes', subject, after: volumes, at })
  })
}
