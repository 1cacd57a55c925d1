import { eq } from 'drizzle-orm'
import { write } from '../../../db/client.ts'
import { orders } from '../../../db/schema/orders.ts'
import { systemRandom, type Random } from '../../core/id.ts'
import { Refusal } from '../../core/refusal.ts'
import { demand, type Person } from '../accounts/person.ts'
import { queueMailIn } from '../mail/queue-mail.ts'
import { appendEvent } from './append-event.ts'
import { auditOrderIn } from './audit-order.ts'
import { orderOfNumber } from './find-order.ts'
import { orderLabel } from './number.ts'
import { cancelledMail } from './order-mails.ts'
import { giveStockBack } from './order-stock.ts'
import { viewOrder } from './read-order.ts'

/**
 * Cancels an order that has not left yet: its stock goes back, the shopper is told, and what was
 * paid is owed back to them. Refused once it is shipped or has expired; told twice, it changes nothing.
 */
export const cancelOrder = (
  { by, number, at, note = '' }: { by: Person; number: number; at: string; note?: string },
  random: Random = systemRandom,
): Promise<void> =>
  write(async (tx) => {
    demand(by, 'change', 'order')
    const { order, state } = await orderOfNumber(number, tx)
    if (state === 'cancelled') return
    const label = orderLabel(number)
    if (state === 'shipped' || state === 'delivered')
      throw new Refusal('refusal.order_cancel_shipped', { label }, 'number')
    if (state === 'expired') throw new Refusal('refusal.order_cancel_expired', { label }, 'number')
    await giveStockBack(tx, { orderId: order.id, at, by, reason: 'cancelled' }, random)
    await appendEvent(tx, { orderId: order.id, kind: 'cancelled', at, by: by.id, words: note }, random)
    const states = { before: { state }, after: { state: 'cancelled' } }
    await auditOrderIn(tx, 'cancel', { by, number, at }, states, random)
    const view = (await viewOrder(eq(orders.id, order.id), at, tx))!
    await queueMailIn(tx, cancelledMail(view, at), random)
  })
