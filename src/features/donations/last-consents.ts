import { asc } from 'drizzle-orm'
import { read, type Reader } from '../../../db/client.ts'
import { causeConsents } from '../../../db/schema/donations.ts'

export type LastConsent = { kind: 'given' | 'withdrawn'; at: string; by: string }

/** What each cause last said of being named, by its id; a cause that never said anything is not in it. */
export async function lastConsents(on: Reader = read()): Promise<Map<string, LastConsent>> {
  const rows = await on
    .select({
      causeId: causeConsents.causeId,
      kind: causeConsents.kind,
      at: causeConsents.at,
      by: causeConsents.by,
    })
    .from(causeConsents)
    .orderBy(asc(causeConsents.sequence))
  return new Map(
    rows.map(({ causeId, kind, at, by }) => [
      causeId,
      { kind: kind === 'given' ? 'given' : 'withdrawn', at, by },
    ]),
  )
}
