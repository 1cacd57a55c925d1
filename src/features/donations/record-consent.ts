import { max, eq } from 'drizzle-orm'
import { write, type Writer } from '../../../db/client.ts'
import { causeConsents, causes } from '../../../db/schema/donations.ts'
import { newId, systemRandom, type Random } from '../../core/id.ts'
import { Refusal } from '../../core/refusal.ts'
import { demand, type Person } from '../accounts/person.ts'

export type ConsentInput = {
  by: Person
  causeId: string
  kind: 'given' | 'withdrawn'
  /** The person of the NGO who said so, by role: "the treasurer". */
  givenBy: string
  at: string
}

/** Writes down that a cause agrees to be named, or no longer does. The latest row counts. */
export const recordConsent = (input: ConsentInput, random: Random = systemRandom): Promise<void> =>
  write((tx) => recordConsentIn(tx, input, random))

/** `recordConsent` inside a transaction. */
export async function recordConsentIn(
  tx: Writer,
  { by, causeId, kind, givenBy, at }: ConsentInput,
  random: Random = systemRandom,
): Promise<void> {
  demand(by, 'record', 'consent', causeId)
  if (givenBy.trim() === '') throw new Refusal('refusal.consent_by_missing', {}, 'givenBy')
  const [cause] = await tx.select({ id: causes.id }).from(causes).where(eq(causes.id, causeId))
  if (!cause) throw new Refusal('refusal.cause_unknown', {}, 'causeId')
  const [last] = await tx
    .select({ sequence: max(causeConsents.sequence) })
    .from(causeConsents)
    .where(eq(causeConsents.causeId, causeId))
  await tx.insert(causeConsents).values({
    id: newId('con', random),
    causeId,
    sequence: (last?.sequence ?? 0) + 1,
    kind,
    at,
    by: givenBy.trim(),
  })
}
