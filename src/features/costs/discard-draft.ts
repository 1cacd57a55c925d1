import { eq } from 'drizzle-orm'
import { write } from '../../../db/client.ts'
import { breakdownVersions } from '../../../db/schema/costs.ts'
import { demand, type Person } from '../accounts/person.ts'
import { findDraft } from './insert-version.ts'
import { deleteLines, refuseStale } from './save-draft.ts'
import { findScope, type ScopeInput } from './scope.ts'

/** Throws a scope's draft away; refused when somebody saved it since, or it was published. */
export const discardDraft = ({
  by,
  revision,
  ...asked
}: ScopeInput & { by: Person; revision: number }): Promise<void> =>
  write(async (tx) => {
    demand(by, 'edit', 'breakdown')
    const { scopeId } = await findScope(asked, tx)
    const draft = await findDraft(scopeId, tx)
    refuseStale(draft, revision)
    await deleteLines(tx, draft!.id)
    await tx.delete(breakdownVersions).where(eq(breakdownVersions.id, draft!.id))
  })
