import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Reader, Writer } from '../../../db/client.ts'
import {
  breakdownLines,
  breakdownPublications,
  breakdownVersions,
  lineDocuments,
} from '../../../db/schema/costs.ts'
import { newId, type Random } from '../../core/id.ts'
import type { Computed } from './compute-breakdown.ts'
import type { VersionRow } from './load-versions.ts'
import { refuseUnknown } from './refuse-unknown.ts'
import { lineRow } from './stored-line.ts'
import type { Scope } from './scope.ts'
import type { BreakdownInput } from './vocabulary.ts'

/** The highest published number of a scope, 0 when it has none. */
export async function highestPublished(scopeId: string, on: Reader): Promise<number> {
  const [row] = await on
    .select({ number: sql<number>`coalesce(max(${breakdownVersions.number}), 0)`.mapWith(Number) })
    .from(breakdownVersions)
    .innerJoin(breakdownPublications, eq(breakdownPublications.versionId, breakdownVersions.id))
    .where(eq(breakdownVersions.scopeId, scopeId))
  return row!.number
}

/** The one draft of a scope, or null. */
export async function findDraft(scopeId: string, on: Reader): Promise<VersionRow | null> {
  const [draft] = await on
    .select({ version: breakdownVersions })
    .from(breakdownVersions)
    .leftJoin(breakdownPublications, eq(breakdownPublications.versionId, breakdownVersions.id))
    .where(and(eq(breakdownVersions.scopeId, scopeId), isNull(breakdownPublications.versionId)))
  return draft?.version ?? null
}

/** The columns of a version that its input decides. */
export const inputColumns = (input: BreakdownInput) => ({
  priceCents: input.priceCents,
  vatBp: input.vatBp,
  batchSize: input.batchSize,
  reason: input.reason,
  unknownsState: input.unknowns.state,
  unknowns: input.unknowns.state === 'told' ? input.unknowns.text : { fr: '', en: '' },
  marginPaysFor: input.marginPaysFor,
  negativeMarginConfirmed: input.negativeMarginConfirmed,
})

/** Writes the lines of a version that has none. Throws a Refusal for a document or component that is not kept. */
export async function insertLines(
  tx: Writer,
  versionId: string,
  computed: Computed,
  random: Random,
): Promise<void> {
  await refuseUnknown(computed, tx)
  const rows = computed.lines.map((line, position) =>
    lineRow(line, { id: newId('lin', random), versionId, position }),
  )
  for (const row of rows) await tx.insert(breakdownLines).values(row)
  const attached = computed.lines.flatMap((line, index) =>
    [...new Set(line.evidence?.documents)].map((sha256, position) => ({
      lineId: rows[index]!.id,
      sha256,
      position,
    })),
  )
  for (const row of attached) await tx.insert(lineDocuments).values(row)
}

type NewVersion = {
  scope: Scope
  number: number
  input: BreakdownInput
  computed: Computed
  by: string
  at: string
}

/** Writes a version, still unpublished, with its lines. */
export async function insertVersion(
  tx: Writer,
  { scope, number, input, computed, by, at }: NewVersion,
  random: Random,
): Promise<string> {
  const id = newId('brk', random)
  const saved = { revision: 1, savedAt: at, savedBy: by }
  await tx.insert(breakdownVersions).values({ id, ...scope, number, ...inputColumns(input), ...saved })
  await insertLines(tx, id, computed, random)
  return id
}
