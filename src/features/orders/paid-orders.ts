import { sql, type SQL } from 'drizzle-orm'
import { orderEvents } from '../../../db/schema/orders.ts'

/**
 * The orders whose money counts, one row each with `order_id` and `paid_at`: paid, and not cancelled
 * since. A piece of SQL to join with, so that totals stay one query.
 */
export const paidOrders: SQL = sql`(select ${orderEvents.orderId} as order_id, min(${orderEvents.at}) as paid_at
  from ${orderEvents}
  where ${orderEvents.kind} = 'paid' and not exists (
    select 1 from ${orderEvents} called where called.order_id = ${orderEvents.orderId} and called.kind = 'cancelled')
  group by ${orderEvents.orderId})`
