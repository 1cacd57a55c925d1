import { and, asc, eq, lt, notExists, inArray } from 'drizzle-orm'
import { read, write } from '../../../db/client.ts'
import { orderEvents, orders } from '../../../db/schema/orders.ts'
import { systemRandom, type Random } from '../../core/id.ts'
import { system } from '../accounts/person.ts'
import { queueMailIn } from '../mail/queue-mail.ts'
import { appendEvent } from './append-event.ts'
import { findOrder } from './find-order.ts'
import { expiredMail } from './order-mails.ts'
import { giveStockBack } from './order-stock.ts'
import { viewOrder } from './read-order.ts'

const by = system('expire-orders')

/**
 * Lets every order expire that nothing was paid for in time: its stock goes back, the shopper is
 * told. Each in a transaction of its own; doing it again changes nothing. Returns their numbers. An
 * order that was paid in part waits for the owner instead.
 */
export async function expireOrders(at: string, random: Random = systemRandom): Promise<number[]> {
  const expired: number[] = []
  for (const { id } of await overdue(at)) {
    const number = await write(async (tx) => {
      const found = await findOrder(eq(orders.id, id), tx)
      if (found?.state !== 'awaiting-payment') return null
      await giveStockBack(tx, { orderId: id, at, by, reason: 'expired' }, random)
      await appendEvent(tx, { orderId: id, kind: 'expired', at, by: by.id }, random)
      const view = (await viewOrder(eq(orders.id, id), at, tx))!
      await queueMailIn(tx, expiredMail(view, at), random)
      return view.number
    })
    if (number !== null) expired.push(number)
  }
  return expired
}

const overdue = (at: string) =>
  read()
    .select({ id: orders.id })
    .from(orders)
    .where(
      and(
        lt(orders.payBeforeAt, at),
        notExists(
          read()
            .select({ id: orderEvents.id })
            .from(orderEvents)
            .where(
              and(
                eq(orderEvents.orderId, orders.id),
                inArray(orderEvents.kind, ['part-paid', 'paid', 'expired', 'cancelled']),
              ),
            ),
        ),
      ),
    )
    .orderBy(asc(orders.number))
