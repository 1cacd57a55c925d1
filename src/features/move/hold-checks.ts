import type { Reader } from '../../../db/client.ts'
import { Refusal, type RefusalCode } from '../../core/refusal.ts'

/** One of the shop's invariants (src/checks), as those who copy a shop see it. */
export type Proof = { name: string; run: (on: Reader, at: string) => Promise<{ failures: string[] }> }

/** Throws the Refusal, with the first failure in it, when one of the invariants does not hold. */
export async function demandHeld(
  proofs: readonly Proof[],
  on: Reader,
  at: string,
  otherwise: RefusalCode,
): Promise<void> {
  for (const { name, run } of proofs) {
    const { failures } = await run(on, at)
    if (failures.length > 0) throw new Refusal(otherwise, { check: name, failure: failures[0]! })
  }
}
