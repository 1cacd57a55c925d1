import { eq, inArray } from 'drizzle-orm'
import { write, type Writer } from '../../../db/client.ts'
import { breakdownLines, breakdownVersions, lineDocuments } from '../../../db/schema/costs.ts'
import { systemRandom, type Random } from '../../core/id.ts'
import { Refusal, refuseAll } from '../../core/refusal.ts'
import { demand, type Person } from '../accounts/person.ts'
import { auditBreakdownIn } from './audit-breakdown.ts'
import { settings } from '../shop/settings.ts'
import { checkNumbers } from './check-input.ts'
import { checkTexts } from './check-texts.ts'
import { computeDraft, stateOf, type Computed } from './compute-breakdown.ts'
import { findDraft, highestPublished, inputColumns, insertLines, insertVersion } from './insert-version.ts'
import { leftToExplain, type LeftToExplain } from './left-to-explain.ts'
import type { VersionRow } from './load-versions.ts'
import { sayMoment } from './say.ts'
import { findScope, type ScopeInput } from './scope.ts'
import type { BreakdownInput } from './vocabulary.ts'

export type DraftInput = ScopeInput & {
  by: Person
  input: BreakdownInput
  /** The revision that was opened; null for the first save of a new draft. */
  revision: number | null
  at: string
}

export type SavedDraft = {
  versionId: string
  /** The number it will have when published. */
  number: number
  revision: number
  computed: Computed
  leftToExplain: LeftToExplain
}

/** Refuses a save over somebody's work that the person has not seen. */
export function refuseStale(draft: VersionRow | null, revision: number | null): void {
  if (!draft && revision !== null) throw new Refusal('refusal.costs_draft_gone')
  if (draft && draft.revision !== revision)
    throw new Refusal('refusal.costs_stale', { who: draft.savedBy, when: sayMoment(draft.savedAt) })
}

/** Removes the lines of a draft; the database refuses it for a published version. */
export async function deleteLines(tx: Writer, versionId: string): Promise<void> {
  const own = tx
    .select({ id: breakdownLines.id })
    .from(breakdownLines)
    .where(eq(breakdownLines.versionId, versionId))
  await tx.delete(lineDocuments).where(inArray(lineDocuments.lineId, own))
  await tx.delete(breakdownLines).where(eq(breakdownLines.versionId, versionId))
}

/** `saveDraft` inside a transaction that does more. */
export async function saveDraftIn(
  tx: Writer,
  { by, input, revision, at, ...asked }: DraftInput,
  random: Random = systemRandom,
): Promise<SavedDraft> {
  demand(by, 'edit', 'breakdown')
  const scope = await findScope(asked, tx)
  const { currency, country, marginCeilingBp } = await settings(at, tx)
  refuseAll([...checkNumbers(input, currency), ...checkTexts(input)])
  const computed = computeDraft(input, currency, stateOf(country))

  const draft = await findDraft(scope.scopeId, tx)
  refuseStale(draft, revision)
  const left = leftToExplain(computed, input, marginCeilingBp)
  if (!draft) {
    const number = (await highestPublished(scope.scopeId, tx)) + 1
    const versionId = await insertVersion(tx, { scope, number, input, computed, by: by.id, at }, random)
    return { versionId, number, revision: 1, computed, leftToExplain: left }
  }
  await tx
    .update(breakdownVersions)
    .set({ ...inputColumns(input), revision: draft.revision + 1, savedAt: at, savedBy: by.id })
    .where(eq(breakdownVersions.id, draft.id))
  await deleteLines(tx, draft.id)
  await insertLines(tx, draft.id, computed, random)
  return {
    versionId: draft.id,
    number: draft.number,
    revision: draft.revision + 1,
    computed,
    leftToExplain: left,
  }
}

/**
 * Keeps what an owner has written so far, however incomplete: one draft a scope. Refused for numbers that
 * can't be computed with, and when somebody else saved since (`revision`).
 */
export const saveDraft = (input: DraftInput, random: Random = systemRandom): Promise<SavedDraft> =>
  write(async (tx) => {
    const saved = await saveDraftIn(tx, input, random)
    await auditBreakdownIn(tx, 'save', input, { number: saved.number, priceCents: input.input.priceCents })
    return saved
  })
