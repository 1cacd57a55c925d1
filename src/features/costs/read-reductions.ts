import { asc, inArray } from 'drizzle-orm'
import type { Reader } from '../../../db/client.ts'
import { reductions } from '../../../db/schema/costs.ts'
import { sumGroups } from './compute-breakdown.ts'
import { loadVersions, type StoredVersion } from './load-versions.ts'
import type { Reduction } from './public-breakdown.ts'
import { groups } from './vocabulary.ts'

/** Which groups gave up how much between two kept versions; zeros left out. */
function absorbed(regular: StoredVersion, reduced: StoredVersion): Reduction['absorbed'] {
  const before = sumGroups(regular.lines)
  const after = sumGroups(reduced.lines)
  return groups
    .map((group, index) => ({ group, cents: before[index]!.cents - after[index]!.cents }))
    .filter((part) => part.cents !== 0)
}

/** What each of these versions says of the reduction that it is the start of, by version id. */
export async function readReductions(
  versionIds: string[],
  versions: Map<string, StoredVersion>,
  on: Reader,
): Promise<Map<string, Reduction>> {
  // The last word on a version is the one that counts.
  const rows = await on
    .select()
    .from(reductions)
    .where(inArray(reductions.startVersionId, versionIds))
    .orderBy(asc(reductions.announcedAt), asc(reductions.id))
  if (rows.length === 0) return new Map()
  const ends = await loadVersions(
    rows.map((row) => row.endVersionId),
    on,
  )
  return new Map(
    rows.map((row) => [
      row.startVersionId,
      {
        referenceCents: row.referenceCents,
        startsAt: row.startsAt,
        endsAt: row.endsAt,
        absorbed: absorbed(ends.get(row.endVersionId)!, versions.get(row.startVersionId)!),
      },
    ]),
  )
}
