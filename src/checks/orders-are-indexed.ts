import { count, eq, isNull, or, sql } from 'drizzle-orm'
import { orderEvents, orderIndex, orders } from '../../db/schema/orders.ts'
import { orderLabel } from '../features/orders/number.ts'
import { besideState } from '../features/orders/order-state.ts'
import type { Check } from './check.ts'

/** The latest event that is a state, in the database's own words. */
const state = sql`coalesce((select latest.kind from ${orderEvents} latest
  where latest.order_id = ${orders.id} and latest.kind not in (${sql.join(
    besideState.map((kind) => sql`${kind}`),
    sql`, `,
  )})
  order by latest.sequence desc limit 1), 'awaiting-payment')`

/** The desk finds every order, in the state that its events say. */
export const check: Check = {
  name: 'orders-are-indexed',
  title: 'checks.orders_are_indexed',
  run: async (on) => {
    const [all] = await on.select({ n: count() }).from(orders)
    const rows = await on
      .select({ number: orders.number, state: orderIndex.state })
      .from(orders)
      .leftJoin(orderIndex, eq(orderIndex.orderId, orders.id))
      .where(or(isNull(orderIndex.state), sql`${orderIndex.state} <> ${state}`))
    return {
      looked: all?.n ?? 0,
      failures: rows.map(
        (row) =>
          `${orderLabel(row.number)} is listed as ${row.state ?? 'nothing'}, which its events do not say`,
      ),
    }
  },
}
