import { eq } from 'drizzle-orm'
import type { Writer } from '../../../db/client.ts'
import { breakdownVersions } from '../../../db/schema/costs.ts'
import type { Random } from '../../core/id.ts'
import type { Computed } from './compute-breakdown.ts'
import { findDraft, highestPublished, insertVersion } from './insert-version.ts'
import type { Published } from './publish.ts'
import { putInForce } from './put-in-force.ts'
import type { Scope } from './scope.ts'
import type { BreakdownInput } from './vocabulary.ts'

export type Successor = {
  scope: Scope
  input: BreakdownInput
  /** `input` computed, the gate passed. */
  computed: Computed
  inForceFrom: string
  /** For a reduction: its reference price. */
  referenceCents: number | null
  by: string
  at: string
}

/** Writes and publishes a version past the scope's draft, which takes the next number instead. */
export async function publishSuccessor(
  tx: Writer,
  { scope, input, computed, inForceFrom, referenceCents, by, at }: Successor,
  random: Random,
): Promise<Published> {
  const number = (await highestPublished(scope.scopeId, tx)) + 1
  const draft = await findDraft(scope.scopeId, tx)
  if (draft)
    await tx
      .update(breakdownVersions)
      .set({ number: number + 1 })
      .where(eq(breakdownVersions.id, draft.id))
  const versionId = await insertVersion(tx, { scope, number, input, computed, by, at }, random)
  const price = { scope, grossCents: input.priceCents, vatBp: input.vatBp, inForceFrom }
  const priceId = await putInForce(tx, versionId, { ...price, referenceCents, by, at }, random)
  return { versionId, number, priceId, inForceFrom }
}
