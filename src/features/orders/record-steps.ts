import { write } from '../../../db/client.ts'
import { systemRandom, type Random } from '../../core/id.ts'
import { Refusal, refuseAll } from '../../core/refusal.ts'
import { demand, type Person } from '../accounts/person.ts'
import { recordStepIn, type Step } from './record-step.ts'

/** So many orders at once: others must not wait long for the transaction. */
const atMost = 500

/**
 * Takes one step for several orders, in one transaction: all of them, or none and a sentence for each that
 * can't. Those that have taken it stay as they are.
 */
export const recordSteps = (
  { by, numbers, step, at }: { by: Person; numbers: number[]; step: Step; at: string },
  random: Random = systemRandom,
): Promise<void> =>
  write(async (tx) => {
    demand(by, 'change', 'order')
    if (numbers.length === 0) throw new Refusal('refusal.order_none_ticked', {}, 'numbers')
    if (numbers.length > atMost) throw new Refusal('refusal.order_too_many_ticked', { n: atMost }, 'numbers')
    const refused: Refusal[] = []
    for (const number of new Set(numbers))
      try {
        await recordStepIn(tx, { by, number, step, at }, random)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        refused.push(...error.all)
      }
    refuseAll(refused)
  })
