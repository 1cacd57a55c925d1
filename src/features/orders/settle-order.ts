import { eq } from 'drizzle-orm'
import { write } from '../../../db/client.ts'
import { orders } from '../../../db/schema/orders.ts'
import { systemRandom, type Random } from '../../core/id.ts'
import { currencyOf } from '../../core/money/currency.ts'
import { Refusal } from '../../core/refusal.ts'
import { demand, type Person } from '../accounts/person.ts'
import { sayCents } from '../costs/say.ts'
import { queueMailIn } from '../mail/queue-mail.ts'
import { appendEvent } from './append-event.ts'
import { orderOfNumber } from './find-order.ts'
import { orderLabel } from './number.ts'
import { paidMail, partPaidMail } from './order-mails.ts'
import type { OrderState } from './order-state.ts'
import { takeStock } from './order-stock.ts'
import { viewOrder } from './read-order.ts'

export type Payment = {
  by: Person
  number: number
  /** What arrived, gross minor units; omitted: exactly what was due. */
  receivedCents?: number | null
  at: string
  note?: string
}

export type Settled = {
  label: string
  state: OrderState
  /** Still to pay. */
  dueCents: number
  /** Beyond the total; waits for the owner. */
  overpaidCents: number
  /** False: the order was paid already, and nothing was written. */
  changed: boolean
}

/**
 * Writes down that a transfer for an order has arrived. Enough: the order is paid; too little: it
 * waits for the rest; too much: it is paid, and the surplus is noted for the owner. An expired order
 * takes its stock again, or is refused: then the money goes back. Told twice of a paid order,
 * it changes nothing.
 */
export const markPaid = (payment: Payment, random: Random = systemRandom): Promise<Settled> =>
  write(async (tx) => {
    const { by, number, at, note = '' } = payment
    demand(by, 'change', 'order')
    const { order, state, receivedCents: before, events } = await orderOfNumber(number, tx)
    const currency = currencyOf(order.currency)
    const label = orderLabel(number)
    const dueCents = order.totalCents - before
    if (state === 'cancelled') throw new Refusal('refusal.order_paid_cancelled', { label }, 'number')
    if (events.some((event) => event.kind === 'paid'))
      return { label, state, dueCents: 0, overpaidCents: Math.max(0, -dueCents), changed: false }

    const receivedCents = payment.receivedCents ?? dueCents
    if (!Number.isSafeInteger(receivedCents) || receivedCents < 1)
      throw new Refusal('refusal.order_received', {}, 'received')
    const short = dueCents - receivedCents
    if (state === 'expired') {
      const params = { label, received: sayCents(receivedCents, currency), due: sayCents(dueCents, currency) }
      if (short > 0) throw new Refusal('refusal.order_late_too_little', params, 'received')
      const lacking = await takeStock(tx, { orderId: order.id, at, by }, random)
      if (lacking.length > 0) throw new Refusal('refusal.order_late_no_stock', params, 'number', lacking)
    }

    const event = { orderId: order.id, at, by: by.id }
    const kind = short > 0 ? 'part-paid' : 'paid'
    await appendEvent(tx, { ...event, kind, receivedCents, note }, random)
    if (short < 0) {
      const surplus = sayCents(-short, currency)[order.lang === 'fr' ? 'fr' : 'en']
      await appendEvent(tx, { ...event, kind: 'overpaid', note: surplus }, random)
    }
    const view = (await viewOrder(eq(orders.id, order.id), at, tx))!
    await queueMailIn(tx, kind === 'paid' ? paidMail(view, at) : partPaidMail(view, at), random)
    return {
      ...{ label, state: kind, changed: true },
      dueCents: Math.max(0, short),
      overpaidCents: Math.max(0, -short),
    }
  })
