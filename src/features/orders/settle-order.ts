import { eq } from 'drizzle-orm'
import { write, type Writer } from '../../../db/client.ts'
import { orders } from '../../../db/schema/orders.ts'
import { systemRandom, type Random } from '../../core/id.ts'
import { currencyOf } from '../../core/money/currency.ts'
import { Refusal } from '../../core/refusal.ts'
import { demand, type Person } from '../accounts/person.ts'
import { sayCents } from '../costs/say.ts'
import { queueMailIn } from '../mail/queue-mail.ts'
import { appendEvent, type NewOrderEvent } from './append-event.ts'
import { auditOrderIn } from './audit-order.ts'
import { orderOfNumber, type FoundOrder } from './find-order.ts'
import { orderLabel } from './number.ts'
import { paidMail, partPaidMail } from './order-mails.ts'
import type { OrderState } from './order-state.ts'
import { takeStock } from './order-stock.ts'
import { viewOrder } from './read-order.ts'

export type Payment = {
  by: Person
  number: number
  /** What arrived, gross minor units; omitted: exactly what was due, and nothing once it is paid. */
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
  /** False: the order was paid already, no amount was told, and nothing was written. */
  changed: boolean
}

type Paid = { order: FoundOrder; at: string; by: Person; words: string }

/**
 * Writes down that a transfer for an order has arrived. Enough: the order is paid; too little: it
 * waits for the rest; too much, or more for a paid order: the surplus is noted for the owner. An expired
 * order takes its stock again, or is refused: then the money goes back, and that it came is kept. Told of
 * a paid order without an amount, it changes nothing.
 */
export async function markPaid(payment: Payment, random: Random = systemRandom): Promise<Settled> {
  const settled = await write(async (tx) => {
    const done = await settle(tx, payment, random)
    const told = done instanceof Refusal || done.changed
    const { receivedCents } = payment
    const state = done instanceof Refusal ? 'received-late' : done.state
    const after = { state, ...((receivedCents ?? null) !== null && { receivedCents }) }
    if (told) await auditOrderIn(tx, 'paid', payment, { after }, random)
    return done
  })
  if (settled instanceof Refusal) throw settled
  return settled
}

/** A Refusal that is returned has written something, which stays. */
async function settle(tx: Writer, payment: Payment, random: Random): Promise<Settled | Refusal> {
  const { by, number, at, note = '' } = payment
  demand(by, 'change', 'order')
  const order = await orderOfNumber(number, tx)
  const { state } = order
  const label = orderLabel(number)
  const dueCents = order.order.totalCents - order.receivedCents
  if (state === 'cancelled') throw new Refusal('refusal.order_paid_cancelled', { label }, 'number')
  const isPaid = order.events.some((event) => event.kind === 'paid')
  const again = { label, state, dueCents: 0, overpaidCents: Math.max(0, -dueCents), changed: false }
  if (isPaid && (payment.receivedCents ?? null) === null) return again

  const receivedCents = payment.receivedCents ?? dueCents
  if (!Number.isSafeInteger(receivedCents) || receivedCents < 1)
    throw new Refusal('refusal.order_received', {}, 'received')
  const paid = { order, at, by, words: note }
  if (isPaid) {
    await noteSurplus(tx, paid, { surplusCents: receivedCents, receivedCents }, random)
    return { ...again, overpaidCents: receivedCents - dueCents, changed: true }
  }
  const late = state === 'expired' ? await refuseLate(tx, paid, receivedCents, dueCents, random) : null
  if (!late) return pay(tx, paid, receivedCents, dueCents, random)
  const known = order.events.some((event) => event.kind === 'received-late')
  if (!known || (payment.receivedCents ?? null) !== null)
    await append(tx, paid, { kind: 'received-late', receivedCents, words: note }, random)
  return late
}

const append = (
  tx: Writer,
  { order, at, by }: Paid,
  event: Pick<NewOrderEvent, 'kind' | 'receivedCents' | 'note' | 'words'>,
  random: Random,
): Promise<void> => appendEvent(tx, { orderId: order.order.id, at, by: by.id, ...event }, random)

/** `receivedCents` is null when the surplus came with what was due, and is counted there. */
async function noteSurplus(
  tx: Writer,
  paid: Paid,
  { surplusCents, receivedCents }: { surplusCents: number; receivedCents: number | null },
  random: Random,
): Promise<void> {
  const { currency, lang } = paid.order.order
  const note = sayCents(surplusCents, currencyOf(currency))[lang === 'fr' ? 'fr' : 'en']
  const words = receivedCents === null ? '' : paid.words
  await append(tx, paid, { kind: 'overpaid', receivedCents, note, words }, random)
}

/** Takes the stock of an expired order again. Why that can't be is returned, and then nothing was taken. */
async function refuseLate(
  tx: Writer,
  { order: { order }, at, by }: Paid,
  receivedCents: number,
  dueCents: number,
  random: Random,
): Promise<Refusal | null> {
  const currency = currencyOf(order.currency)
  const params = {
    label: orderLabel(order.number),
    received: sayCents(receivedCents, currency),
    due: sayCents(dueCents, currency),
  }
  if (receivedCents < dueCents) return new Refusal('refusal.order_late_too_little', params, 'received')
  const lacking = await takeStock(tx, { orderId: order.id, at, by }, random)
  if (lacking.length > 0) return new Refusal('refusal.order_late_no_stock', params, 'number', lacking)
  return null
}

async function pay(
  tx: Writer,
  paid: Paid,
  receivedCents: number,
  dueCents: number,
  random: Random,
): Promise<Settled> {
  const { order, at, words } = paid
  const short = dueCents - receivedCents
  const kind = short > 0 ? 'part-paid' : 'paid'
  await append(tx, paid, { kind, receivedCents, words }, random)
  if (short < 0) await noteSurplus(tx, paid, { surplusCents: -short, receivedCents: null }, random)
  const view = (await viewOrder(eq(orders.id, order.order.id), at, tx))!
  await queueMailIn(tx, kind === 'paid' ? paidMail(view, at) : partPaidMail(view, at), random)
  return {
    ...{ label: view.label, state: kind, changed: true },
    dueCents: Math.max(0, short),
    overpaidCents: Math.max(0, -short),
  }
}
