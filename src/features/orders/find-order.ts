import { asc, eq, type SQL } from 'drizzle-orm'
import type { Reader } from '../../../db/client.ts'
import { orderContacts, orderEvents, orderEventWords, orders } from '../../../db/schema/orders.ts'
import { Refusal } from '../../core/refusal.ts'
import { orderLabel } from './number.ts'
import { stateOf, type OrderEventKind, type OrderState } from './order-state.ts'

export type OrderRow = typeof orders.$inferSelect
export type OrderContact = Omit<typeof orderContacts.$inferSelect, 'orderId' | 'country'>
export type OrderEvent = Omit<typeof orderEvents.$inferSelect, 'kind'> & {
  kind: OrderEventKind
  /** What a person typed; empty when nothing, or once it was erased. */
  words: string
}

/** An order with what happened to it. */
export type FoundOrder = {
  order: OrderRow
  /** Empty strings once it was erased. */
  contact: OrderContact
  events: OrderEvent[]
  state: OrderState
  /** Sum of what has arrived; what came too late goes back and is left out. */
  receivedCents: number
}

const erased: OrderContact = {
  email: '',
  name: '',
  address1: '',
  address2: '',
  postcode: '',
  city: '',
  phone: '',
}

/** The order that `where` names, with its events in their order; null when there is none. */
export async function findOrder(where: SQL, on: Reader): Promise<FoundOrder | null> {
  const [found] = await on
    .select({ order: orders, contact: orderContacts })
    .from(orders)
    .leftJoin(orderContacts, eq(orderContacts.orderId, orders.id))
    .where(where)
    .limit(1)
  if (!found) return null
  const { order, contact } = found
  const rows = await on
    .select({ event: orderEvents, words: orderEventWords.text })
    .from(orderEvents)
    .leftJoin(orderEventWords, eq(orderEventWords.eventId, orderEvents.id))
    .where(eq(orderEvents.orderId, order.id))
    .orderBy(asc(orderEvents.sequence))
  const events = rows.map(({ event, words }) => ({
    ...event,
    kind: event.kind as OrderEventKind,
    words: words ?? '',
  }))
  const receivedCents = events
    .filter((event) => event.kind !== 'received-late')
    .reduce((sum, event) => sum + (event.receivedCents ?? 0), 0)
  return { order, contact: contact ?? erased, events, state: stateOf(events), receivedCents }
}

/** The order of a number. Throws the Refusal `refusal.order_unknown` when there is none. */
export async function orderOfNumber(number: number, on: Reader): Promise<FoundOrder> {
  const found = await findOrder(eq(orders.number, number), on)
  if (!found) throw new Refusal('refusal.order_unknown', { label: orderLabel(number) }, 'number')
  return found
}
