import { inArray } from 'drizzle-orm'
import type { Writer } from '../../../db/client.ts'
import { breakdownLines, breakdownVersions } from '../../../db/schema/costs.ts'
import { newId, systemRandom, type Random } from '../../core/id.ts'
import { refuseAll } from '../../core/refusal.ts'
import { demand, type Person } from '../accounts/person.ts'
import { settings } from '../shop/settings.ts'
import { checkNumbers } from './check-input.ts'
import { checkTexts } from './check-texts.ts'
import { computeDraft, stateOf } from './compute-breakdown.ts'
import { inputColumns } from './insert-version.ts'
import { inParts } from './load-versions.ts'
import type { ScopeInput } from './scope.ts'
import { lineRow } from './stored-line.ts'
import type { BreakdownInput } from './vocabulary.ts'

export type FirstDraft = ScopeInput & { input: BreakdownInput }

/**
 * What `saveDraftIn` does for scopes without any version, for many at once: the costs of a
 * catalogue just imported. The products and variants exist; no line names a document. Throws when a scope has
 * a version already: that one is somebody's work.
 */
export async function saveFirstDraftsIn(
  tx: Writer,
  { by, at, drafts }: { by: Person; at: string; drafts: FirstDraft[] },
  random: Random = systemRandom,
): Promise<void> {
  demand(by, 'edit', 'breakdown')
  const { currency, country } = await settings(at, tx)
  for (const part of inParts(drafts, 200)) {
    const kept = part.map(({ productId, variantId, input }) => {
      refuseAll([...checkNumbers(input, currency), ...checkTexts(input)])
      if (input.lines.some((line) => line.evidence?.documents.length))
        throw new Error('a first draft has no documents')
      const computed = computeDraft(input, currency, stateOf(country))
      const id = newId('brk', random)
      const scope = { productId, variantId, scopeId: variantId ?? productId }
      const saved = { revision: 1, savedAt: at, savedBy: by.id }
      const lines = computed.lines.map((line, position) =>
        lineRow(line, { id: newId('lin', random), versionId: id, position }),
      )
      return { row: { id, ...scope, number: 1, ...inputColumns(input), ...saved }, lines }
    })
    const scopes = kept.map(({ row }) => row.scopeId)
    const [versioned] = await tx
      .select({ id: breakdownVersions.scopeId })
      .from(breakdownVersions)
      .where(inArray(breakdownVersions.scopeId, scopes))
    if (versioned) throw new Error(`${versioned.id} has a version already`)
    await tx.insert(breakdownVersions).values(kept.map(({ row }) => row))
    for (const lines of inParts(
      kept.flatMap((one) => one.lines),
      500,
    ))
      await tx.insert(breakdownLines).values(lines)
  }
}
