import { and, eq, getTableColumns, inArray, notExists, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Writer } from '../../../db/client.ts'
import { breakdownLines, breakdownVersions, lineDocuments } from '../../../db/schema/costs.ts'

/** A version and the one of the same scope whose lines it takes over. */
export type Copy = { from: string; to: string }

const source = alias(breakdownVersions, 'source')
const target = alias(breakdownVersions, 'target')
const written = alias(breakdownLines, 'written')

/** The id of a copied line: that of its version, and its place in it. */
const copiedId = sql<string>`'lin' || substr(${target.id}, 4) || '_' || cast(${breakdownLines.position} as text)`

/** Each scope once: of two copies in one scope a statement could not tell which takes from which. */
function rounds(copies: (Copy & { scopeId: string })[]): Copy[][] {
  const found: Copy[][] = []
  const times = new Map<string, number>()
  for (const { scopeId, ...copy } of copies) {
    const round = times.get(scopeId) ?? 0
    times.set(scopeId, round + 1)
    ;(found[round] ??= []).push(copy)
  }
  return found
}

/**
 * Copies into new versions, still unpublished, the lines of earlier ones at every position where they have
 * none yet, with their documents: one statement, whatever their number.
 */
export async function copyLines(tx: Writer, copies: (Copy & { scopeId: string })[]): Promise<void> {
  for (const round of rounds(copies)) {
    const pairs = and(
      inArray(
        source.id,
        round.map(({ from }) => from),
      ),
      inArray(
        target.id,
        round.map(({ to }) => to),
      ),
    )
    await tx.insert(breakdownLines).select(
      tx
        .select({
          ...getTableColumns(breakdownLines),
          id: copiedId.as('id'),
          versionId: sql<string>`${target.id}`.as('version_id'),
        })
        .from(source)
        .innerJoin(target, eq(target.scopeId, source.scopeId))
        .innerJoin(breakdownLines, eq(breakdownLines.versionId, source.id))
        .where(
          and(
            pairs,
            notExists(
              tx
                .select({ id: written.id })
                .from(written)
                .where(and(eq(written.versionId, target.id), eq(written.position, breakdownLines.position))),
            ),
          ),
        ),
    )
    await tx.insert(lineDocuments).select(
      tx
        .select({
          lineId: sql<string>`${written.id}`.as('line_id'),
          sha256: lineDocuments.sha256,
          position: lineDocuments.position,
        })
        .from(source)
        .innerJoin(target, eq(target.scopeId, source.scopeId))
        .innerJoin(breakdownLines, eq(breakdownLines.versionId, source.id))
        .innerJoin(lineDocuments, eq(lineDocuments.lineId, breakdownLines.id))
        .innerJoin(written, eq(written.id, copiedId))
        .where(pairs),
    )
  }
}
