import { asc, gt } from 'drizzle-orm'
import type { Writer } from '../../../db/client.ts'
import { reductions } from '../../../db/schema/costs.ts'
import { newId, type Random } from '../../core/id.ts'
import type { Person } from '../accounts/person.ts'
import { inParts } from '../catalogue/in-parts.ts'

/** A reduction that is not over goes on under its versions' successors, by the id of the version they follow. */
export async function continueReductions(
  tx: Writer,
  successors: ReadonlyMap<string, string>,
  { by, at }: { by: Person; at: string },
  random: Random,
): Promise<void> {
  const rows = await tx
    .select()
    .from(reductions)
    .where(gt(reductions.endsAt, at))
    .orderBy(asc(reductions.announcedAt))
  const continued = rows.flatMap((row) => {
    const start = successors.get(row.startVersionId)
    const end = successors.get(row.endVersionId)
    if (!start && !end) return []
    return {
      ...row,
      id: newId('red', random),
      startVersionId: start ?? row.startVersionId,
      endVersionId: end ?? row.endVersionId,
      announcedAt: at,
      announcedBy: by.id,
    }
  })
  for (const part of inParts(continued, 250)) await tx.insert(reductions).values(part)
}
