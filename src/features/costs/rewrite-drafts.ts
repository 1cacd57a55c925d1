import { inArray } from 'drizzle-orm'
import type { Writer } from '../../../db/client.ts'
import { breakdownLines, breakdownVersions, lineDocuments } from '../../../db/schema/costs.ts'
import type { Random } from '../../core/id.ts'
import { inParts } from '../catalogue/in-parts.ts'
import type { Computed } from './compute-breakdown.ts'
import { insertManyLines } from './insert-many-lines.ts'
import { inputColumns } from './insert-version.ts'
import type { BreakdownInput } from './vocabulary.ts'

export type Rewritten = { versionId: string; input: BreakdownInput; computed: Computed }

/** What `saveDraft` does to drafts that exist, for many in a few statements: each goes up by a revision. */
export async function rewriteDrafts(
  tx: Writer,
  drafts: Rewritten[],
  { by, at }: { by: string; at: string },
  random: Random,
): Promise<void> {
  for (const part of inParts(drafts, 250)) {
    const ids = part.map(({ versionId }) => versionId)
    const rows = await tx.select().from(breakdownVersions).where(inArray(breakdownVersions.id, ids))
    const kept = new Map(rows.map((row) => [row.id, row]))
    const lines = tx
      .select({ id: breakdownLines.id })
      .from(breakdownLines)
      .where(inArray(breakdownLines.versionId, ids))
    await tx.delete(lineDocuments).where(inArray(lineDocuments.lineId, lines))
    await tx.delete(breakdownLines).where(inArray(breakdownLines.versionId, ids))
    // Written anew under their ids: their prices differ, and one statement sets one price.
    await tx.delete(breakdownVersions).where(inArray(breakdownVersions.id, ids))
    await tx.insert(breakdownVersions).values(
      part.map(({ versionId, input }) => {
        const row = kept.get(versionId)!
        return { ...row, ...inputColumns(input), revision: row.revision + 1, savedAt: at, savedBy: by }
      }),
    )
    await insertManyLines(
      tx,
      part.map(({ versionId, computed }) => ({ versionId, lines: computed.lines })),
      random,
    )
  }
}
