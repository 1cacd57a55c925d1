import { eq, inArray, isNull, and, sql } from 'drizzle-orm'
import type { Writer } from '../../../db/client.ts'
import { breakdownPublications, breakdownVersions, prices } from '../../../db/schema/costs.ts'
import { newId, type Random } from '../../core/id.ts'
import { inParts } from '../catalogue/in-parts.ts'
import { copyLines } from './copy-lines.ts'
import { insertManyLines } from './insert-many-lines.ts'
import { inputColumns } from './insert-version.ts'
import type { Published } from './publish.ts'
import type { Successor } from './publish-successor.ts'

/** A successor that takes these lines over from an earlier version of its scope, to the letter and the cent. */
export type CopyingSuccessor = Successor & {
  copies?: { versionId: string; positions: ReadonlySet<number> }
}

/** How many rows a statement inserts. */
const rowsAtOnce = 100

async function highestNumbers(tx: Writer, scopeIds: string[]): Promise<Map<string, number>> {
  const rows = await tx
    .select({
      scopeId: breakdownVersions.scopeId,
      number: sql<number>`max(${breakdownVersions.number})`.mapWith(Number),
    })
    .from(breakdownVersions)
    .innerJoin(breakdownPublications, eq(breakdownPublications.versionId, breakdownVersions.id))
    .where(inArray(breakdownVersions.scopeId, scopeIds))
    .groupBy(breakdownVersions.scopeId)
  return new Map(rows.map(({ scopeId, number }) => [scopeId, number]))
}

async function lastSequences(tx: Writer, scopeIds: string[]): Promise<Map<string, number>> {
  const rows = await tx
    .select({ scopeId: prices.scopeId, sequence: sql<number>`max(${prices.sequence})`.mapWith(Number) })
    .from(prices)
    .where(inArray(prices.scopeId, scopeIds))
    .groupBy(prices.scopeId)
  return new Map(rows.map(({ scopeId, sequence }) => [scopeId, sequence]))
}

/** Drafts take the numbers after the versions that are published past them. */
async function moveDrafts(tx: Writer, ofScope: Map<string, Successor[]>): Promise<void> {
  const drafts = await tx
    .select({ id: breakdownVersions.id, scopeId: breakdownVersions.scopeId })
    .from(breakdownVersions)
    .leftJoin(breakdownPublications, eq(breakdownPublications.versionId, breakdownVersions.id))
    .where(
      and(inArray(breakdownVersions.scopeId, [...ofScope.keys()]), isNull(breakdownPublications.versionId)),
    )
  for (const [by, moved] of Map.groupBy(drafts, ({ scopeId }) => ofScope.get(scopeId)!.length))
    await tx
      .update(breakdownVersions)
      .set({ number: sql`${breakdownVersions.number} + ${by}` })
      .where(
        inArray(
          breakdownVersions.id,
          moved.map(({ id }) => id),
        ),
      )
}

/**
 * What `publishSuccessor` does, for many versions in a few statements; several of one scope come in time's
 * order. Answers in the same order.
 */
export async function publishSuccessors(
  tx: Writer,
  successors: CopyingSuccessor[],
  random: Random,
): Promise<Published[]> {
  if (successors.length === 0) return []
  const ofScope = Map.groupBy(successors, ({ scope }) => scope.scopeId)
  const numbers = await highestNumbers(tx, [...ofScope.keys()])
  const sequences = await lastSequences(tx, [...ofScope.keys()])
  await moveDrafts(tx, ofScope)

  const next = (of: Map<string, number>, scopeId: string): number => {
    const value = (of.get(scopeId) ?? 0) + 1
    of.set(scopeId, value)
    return value
  }
  const written = successors.map((successor) => {
    const { scope, inForceFrom } = successor
    const number = next(numbers, scope.scopeId)
    const published = { versionId: newId('brk', random), number, priceId: newId('pri', random), inForceFrom }
    return { successor, published, sequence: next(sequences, scope.scopeId) }
  })
  for (const part of inParts(written, rowsAtOnce)) {
    await tx.insert(breakdownVersions).values(
      part.map(({ successor: { scope, input, by, at }, published }) => ({
        ...{ id: published.versionId, ...scope, number: published.number, ...inputColumns(input) },
        ...{ revision: 1, savedAt: at, savedBy: by },
      })),
    )
    const lines = part.map(({ successor: { computed, copies }, published: { versionId } }) => ({
      ...{ versionId, lines: computed.lines, copied: copies?.positions },
    }))
    await insertManyLines(tx, lines, random)
    const copies = part.flatMap(({ successor: { copies, scope }, published: { versionId } }) =>
      copies ? { from: copies.versionId, to: versionId, scopeId: scope.scopeId } : [],
    )
    await copyLines(tx, copies)
    await tx.insert(prices).values(
      part.map(
        ({ successor: { scope, input, referenceCents, inForceFrom, by, at }, published, sequence }) => ({
          ...{ id: published.priceId, ...scope, sequence, grossCents: input.priceCents, vatBp: input.vatBp },
          ...{ kind: referenceCents === null ? 'regular' : 'reduction', referenceCents },
          ...{ inForceFromAt: inForceFrom, setAt: at, setBy: by },
        }),
      ),
    )
    await tx.insert(breakdownPublications).values(
      part.map(({ successor: { by, at }, published: { versionId, priceId } }) => ({
        ...{ versionId, priceId, at, by },
      })),
    )
  }
  return written.map(({ published }) => published)
}
