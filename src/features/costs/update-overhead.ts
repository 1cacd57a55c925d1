import { eq } from 'drizzle-orm'
import { write } from '../../../db/client.ts'
import { overheads } from '../../../db/schema/overheads.ts'
import { Refusal } from '../../core/refusal.ts'
import { demand, type Person } from '../accounts/person.ts'
import { recordAuditIn } from '../accounts/record-audit.ts'
import { refuseOverhead, type OverheadInput } from './save-overhead.ts'
import { sayMoment } from './say.ts'

/**
 * Changes a running cost's words, recipient or key, or archives it: then it is dealt over no price any more.
 * The lines of published versions keep what they say. Refused when somebody saved it since (`revision`).
 */
export function updateOverhead({
  by,
  at,
  overheadId,
  revision,
  isArchived,
  ...input
}: OverheadInput & {
  by: Person
  at: string
  overheadId: string
  revision: number
  isArchived: boolean
}): Promise<void> {
  demand(by, 'change', 'settings')
  refuseOverhead(input)
  return write(async (tx) => {
    const [known] = await tx.select().from(overheads).where(eq(overheads.id, overheadId))
    if (!known) throw new Refusal('refusal.costs_no_overhead')
    if (known.revision !== revision)
      throw new Refusal('refusal.costs_overhead_stale', {
        who: known.savedBy,
        when: sayMoment(known.savedAt),
      })
    const { label, recipient, allocationKey } = input
    const after = {
      ...{ label, allocationKey, archivedAt: isArchived ? (known.archivedAt ?? at) : null },
      ...{ recipientName: recipient.name.trim(), recipientKind: recipient.kind },
      ...{ recipientPlace: recipient.place.trim(), recipientCountry: recipient.country },
    }
    await tx
      .update(overheads)
      .set({ ...after, revision: revision + 1, savedAt: at, savedBy: by.id })
      .where(eq(overheads.id, overheadId))
    const subject = { kind: 'overhead', id: overheadId }
    await recordAuditIn(tx, { by, action: 'overhead.update', subject, before: known, after, at })
  })
}
