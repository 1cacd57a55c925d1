import { asc, eq, inArray } from 'drizzle-orm'
import type { Reader } from '../../../db/client.ts'
import { breakdownLines, breakdownVersions, documents, lineDocuments } from '../../../db/schema/costs.ts'
import type { PublicDocument } from './public-breakdown.ts'
import { lineOf, type KeptLine } from './stored-line.ts'
import type { BreakdownInput, LineInput } from './vocabulary.ts'

export type VersionRow = typeof breakdownVersions.$inferSelect

/** A version as it is kept, draft or published. */
export type StoredVersion = {
  row: VersionRow
  /** In order, the VAT last. */
  lines: KeptLine[]
  documents: Map<string, PublicDocument>
}

/** SQLite takes 32,766 values in a statement: longer lists are read in parts. */
export function inParts<T>(values: T[], size: number): T[][] {
  const parts: T[][] = []
  for (let start = 0; start < values.length; start += size) parts.push(values.slice(start, start + size))
  return parts
}

/** The kept versions of these ids, in three queries for up to 5,000 of them; unknown ids are left out. */
export async function loadVersions(versionIds: string[], on: Reader): Promise<Map<string, StoredVersion>> {
  const found = new Map<string, StoredVersion>()
  for (const ids of inParts([...new Set(versionIds)], 5_000)) {
    const rows = await on.select().from(breakdownVersions).where(inArray(breakdownVersions.id, ids))
    for (const row of rows) found.set(row.id, { row, lines: [], documents: new Map() })

    const attached = await on
      .select({
        lineId: lineDocuments.lineId,
        sha256: documents.sha256,
        isPublic: documents.isPublic,
        title: documents.title,
        mediaType: documents.mediaType,
      })
      .from(lineDocuments)
      .innerJoin(documents, eq(documents.sha256, lineDocuments.sha256))
      .innerJoin(breakdownLines, eq(breakdownLines.id, lineDocuments.lineId))
      .where(inArray(breakdownLines.versionId, ids))
      .orderBy(asc(lineDocuments.position))
    const ofLine = Map.groupBy(attached, (document) => document.lineId)

    const lines = await on
      .select()
      .from(breakdownLines)
      .where(inArray(breakdownLines.versionId, ids))
      .orderBy(asc(breakdownLines.versionId), asc(breakdownLines.position))
    for (const line of lines) {
      const version = found.get(line.versionId)!
      const own = ofLine.get(line.id) ?? []
      version.lines.push(
        lineOf(
          line,
          own.map((document) => document.sha256),
        ),
      )
      for (const { sha256, isPublic, title, mediaType } of own)
        version.documents.set(sha256, { sha256, isPublic, title, mediaType })
    }
  }
  return found
}

/** What an owner would edit to get this version again: the computed VAT line left out. */
export function inputOf({ row, lines }: StoredVersion): BreakdownInput {
  return {
    priceCents: row.priceCents,
    vatBp: row.vatBp,
    batchSize: row.batchSize,
    reason: row.reason,
    unknowns: unknownsOf(row),
    marginPaysFor: row.marginPaysFor,
    negativeMarginConfirmed: row.negativeMarginConfirmed,
    lines: lines.filter((line) => line.basis.kind !== 'vat').map(withoutCents),
  }
}

function unknownsOf({ unknownsState, unknowns }: VersionRow): BreakdownInput['unknowns'] {
  if (unknownsState === 'told') return { state: 'told', text: unknowns }
  return { state: unknownsState === 'none' ? 'none' : 'untouched' }
}

const withoutCents = (line: KeptLine): LineInput => ({
  group: line.group,
  label: line.label,
  recipient: line.recipient,
  basis: line.basis,
  evidence: line.evidence,
  disclosure: line.disclosure,
  note: line.note,
  ...(line.component && { component: line.component }),
  ...(line.overhead && { overhead: line.overhead }),
})
