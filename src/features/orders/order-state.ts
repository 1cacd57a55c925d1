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

/** What an order has become, read from its events in their order. Events that tell something beside it change nothing. */
export function stateOf(events: { kind: OrderEventKind }[]): OrderState {
  let state: OrderState = 'awaiting-payment'
  for (const { kind } of events) {
    if (kind === 'placed' || kind === 'overpaid' || kind === 'received-late' || kind === 'withdrawal-asked')
      continue
    state = kind
  }
  return state
}

/** Whether an order came to nothing: nothing is due, sent or given for it. */
export const isOver = (state: OrderState): boolean => state === 'expired' || state === 'cancelled'
