import { write } from '../../../db/client.ts'
import { systemRandom, type Random } from '../../core/id.ts'
import { Refusal } from '../../core/refusal.ts'
import { demand, type Person } from '../accounts/person.ts'
import { appendEvent } from './append-event.ts'
import { orderOfNumber } from './find-order.ts'
import { orderLabel } from './number.ts'
import type { OrderState } from './order-state.ts'

export type Step = 'packed' | 'shipped' | 'delivered'

/** From which states each step can be taken: packing need not be told, shipping must. */
const from: Record<Step, OrderState[]> = {
  packed: ['paid'],
  shipped: ['paid', 'packed'],
  delivered: ['shipped'],
}

/** Writes down that a paid order was packed, shipped or delivered. Told twice, it changes nothing. */
export const recordStep = (
  { by, number, step, at, note = '' }: { by: Person; number: number; step: Step; at: string; note?: string },
  random: Random = systemRandom,
): Promise<void> =>
  write(async (tx) => {
    demand(by, 'change', 'order')
    const { order, state, events } = await orderOfNumber(number, tx)
    if (events.some((event) => event.kind === step)) return
    if (!from[step].includes(state))
      throw new Refusal(`refusal.order_step_${step}`, { label: orderLabel(number) }, 'number')
    await appendEvent(tx, { orderId: order.id, kind: step, at, by: by.id, note }, random)
  })
