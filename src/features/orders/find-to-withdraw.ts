import { read, type Reader } from '../../../db/client.ts'
import { Refusal } from '../../core/refusal.ts'
import { whereKnown, type OrderKnown } from './order-known.ts'
import type { OrderView } from './order-view.ts'
import { viewOrder } from './read-order.ts'

/** What the withdrawal's pages show: nothing of the address, nothing that leads to the order's page. */
export type ToWithdraw = Pick<OrderView, 'label' | 'lang' | 'placedAt' | 'withdrawal'> & {
  lines: Pick<OrderView['lines'][number], 'title' | 'options' | 'quantity'>[]
}

/** The order that a shopper wants to withdraw from. Refused with one and the same sentence whatever is wrong. */
export async function findToWithdraw(
  known: OrderKnown,
  at: string,
  on: Reader = read(),
): Promise<ToWithdraw> {
  const order = await viewOrder(whereKnown(known), at, on)
  if (!order) throw new Refusal('refusal.order_not_found', {}, 'number')
  const { label, lang, placedAt, withdrawal, lines } = order
  return {
    ...{ label, lang, placedAt, withdrawal },
    lines: lines.map(({ title, options, quantity }) => ({ title, options, quantity })),
  }
}
