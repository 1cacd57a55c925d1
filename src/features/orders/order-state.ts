import type { orderEventKinds } from '../../../db/schema/orders.ts'

export type OrderEventKind = (typeof orderEventKinds)[number]

export const orderStates = [
  'awaiting-payment',
  'part-paid',
  'paid',
  'packed',
  'shipped',
  'delivered',
  'expired',
  'cancelled',
] as const
export type OrderState = (typeof orderStates)[number]

/** Events that tell something beside an order's state. */
export const besideState = ['placed', 'overpaid', 'received-late', 'withdrawal-asked'] as const

const isState = (kind: OrderEventKind): kind is Exclude<OrderEventKind, (typeof besideState)[number]> =>
  !besideState.some((beside) => beside === kind)

/** What an order has become, read from its events in their order. */
export const stateOf = (events: { kind: OrderEventKind }[]): OrderState =>
  events.map((event) => event.kind).findLast(isState) ?? 'awaiting-payment'

/** Whether an order came to nothing: nothing is due, sent or given for it. */
export const isOver = (state: OrderState): boolean => state === 'expired' || state === 'cancelled'
