import { eq } from 'drizzle-orm'
import { write, type Writer } from '../../../db/client.ts'
import { orders } from '../../../db/schema/orders.ts'
import { systemRandom, type Random } from '../../core/id.ts'
import { Refusal } from '../../core/refusal.ts'
import { demand, type Person } from '../accounts/person.ts'
import { queueMailIn } from '../mail/queue-mail.ts'
import { appendEvent } from './append-event.ts'
import { auditOrderIn } from './audit-order.ts'
import { orderOfNumber } from './find-order.ts'
import { orderLabel } from './number.ts'
import { shippedMail } from './order-mails.ts'
import type { OrderState } from './order-state.ts'
import { viewOrder } from './read-order.ts'
import { keepTracking, readTracking, type Tracking } from './tracking.ts'

export const steps = ['packed', 'shipped', 'delivered'] as const
export type Step = (typeof steps)[number]

/** From which states each step can be taken: packing need not be told, shipping must. */
const from: Record<Step, OrderState[]> = {
  packed: ['paid'],
  shipped: ['paid', 'packed'],
  delivered: ['shipped'],
}

export type StepTaken = {
  by: Person
  number: number
  step: Step
  at: string
  note?: string
  /** As typed; for `shipped`. */
  tracking?: Partial<Tracking>
}

/**
 * Writes down that a paid order was packed, shipped or delivered; of the shipping the shopper is told, with
 * where to follow the parcel. Told twice, it changes nothing.
 */
export const recordStep = (taken: StepTaken, random: Random = systemRandom): Promise<void> =>
  write((tx) => recordStepIn(tx, taken, random))

/** `recordStep` inside a transaction. */
export async function recordStepIn(
  tx: Writer,
  { by, number, step, at, note = '', tracking = {} }: StepTaken,
  random: Random = systemRandom,
): Promise<void> {
  demand(by, 'change', 'order')
  const { order, state, events } = await orderOfNumber(number, tx)
  if (events.some((event) => event.kind === step)) return
  if (!from[step].includes(state))
    throw new Refusal(`refusal.order_step_${step}`, { label: orderLabel(number) }, 'number')
  await appendEvent(tx, { orderId: order.id, kind: step, at, by: by.id, words: note }, random)
  const after = { state: step }
  await auditOrderIn(tx, step, { by, number, at }, { before: { state }, after }, random)
  if (step !== 'shipped') return
  const told = readTracking(tracking, order.carrierName)
  if (told) await keepTracking(tx, { orderId: order.id, tracking: told, at, by: by.id }, random)
  const view = (await viewOrder(eq(orders.id, order.id), at, tx))!
  await queueMailIn(tx, shippedMail(view, at), random)
}
