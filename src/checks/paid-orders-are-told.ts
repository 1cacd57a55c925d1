import { count, sql } from 'drizzle-orm'
import { outbox } from '../../db/schema/mail.ts'
import { orderContacts, orderEvents, orders } from '../../db/schema/orders.ts'
import { orderLabel } from '../features/orders/number.ts'
import type { Check } from './check.ts'

/** Every order was confirmed by mail, and every payment too, while there was an address to write to. */
export const check: Check = {
  name: 'paid-orders-are-told',
  title: 'checks.paid_orders_are_told',
  run: async (on) => {
    const told = (about: string) =>
      sql`exists (select 1 from ${outbox} where ${outbox.onceKey} = ${about} || ${orders.id})`
    const paid = sql`exists (select 1 from ${orderEvents}
      where ${orderEvents.orderId} = ${orders.id} and ${orderEvents.kind} = 'paid')`
    const reachable = sql`exists (select 1 from ${orderContacts}
      where ${orderContacts.orderId} = ${orders.id} and ${orderContacts.email} <> '')`
    const [all] = await on.select({ n: count() }).from(orders)
    const untold = await on
      .select({ number: orders.number })
      .from(orders)
      .where(
        sql`not ${told('order-placed:')}
          or (${paid} and ${reachable} and ${orders.totalCents} > 0 and not ${told('order-paid:')})`,
      )
    return {
      looked: all?.n ?? 0,
      failures: untold.map(({ number }) => `${orderLabel(number)}: no mail was queued`),
    }
  },
}
