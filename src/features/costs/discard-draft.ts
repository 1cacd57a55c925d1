import { eq } from 'drizzle-orm'
import { write, type Writer } from '../../../db/client.ts'
import { breakdownVersions } from '../../../db/schema/costs.ts'
import { demand, type Person } from '../accounts/person.ts'
import { auditBreakdownIn } from './audit-breakdown.ts'
import { findDraft } from './insert-version.ts'
import { deleteLines, refuseStale } from './save-draft.ts'
import { findScope, type ScopeInput } from './scope.ts'

export type DiscardInput = ScopeInput & { by: Person; revision: number; at: string }

/** `discardDraft` inside a transaction that does more. */
export async function discardDraftIn(
  tx: Writer,
  { by, revision, ...asked }: Omit<DiscardInput, 'at'>,
): Promise<void> {
  demand(by, 'edit', 'breakdown')
  const { scopeId } = await findScope(asked, tx)
  const draft = await findDraft(scopeId, tx)
  refuseStale(draft, revision)
  await deleteLines(tx, draft!.id)
  await tx.delete(breakdownVersions).where(eq(breakdownVersions.id, draft!.id))
}

/** Throws a scope's draft away; refused when somebody saved it since, or it was published. */
export const discardDraft = (input: DiscardInput): Promise<void> =>
  write(async (tx) => {
    await discardDraftIn(tx, input)
    await auditBreakdownIn(tx, 'discard', input, { revision: input.revision })
  })
