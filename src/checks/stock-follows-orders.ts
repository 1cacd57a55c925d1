import { asc, count, eq, sql } from 'drizzle-orm'
import { stockMovements, variants } from '../../db/schema/catalogue.ts'
import { orderEvents, orderLines, orders } from '../../db/schema/orders.ts'
import { orderLabel } from '../features/orders/number.ts'
import type { Check } from './check.ts'

/** The last event that says whether an order holds stock. */
const last = sql`(select ${orderEvents.kind} from ${orderEvents} where ${orderEvents.orderId} = ${orders.id}
  and ${orderEvents.kind} in ('placed', 'paid', 'expired', 'cancelled') order by ${orderEvents.sequence} desc limit 1)`

/** The movements of an order's sale of a variant; a return is another matter. */
const movements = sql`from ${stockMovements} where ${stockMovements.orderId} = ${orders.id}
  and ${stockMovements.variantId} = ${orderLines.variantId}
  and ${stockMovements.reason} in ('order', 'expired', 'cancelled')`
const held = sql`(select coalesce(sum(${stockMovements.delta}), 0) ${movements})`
const due = sql`case when ${last} in ('expired', 'cancelled') then 0 else -${orderLines.quantity} end`

/** An order holds exactly its pieces while it stands, and none once it has expired or was cancelled. */
export const check: Check = {
  name: 'stock-follows-orders',
  title: 'checks.stock_follows_orders',
  run: async (on) => {
    const [all] = await on.select({ n: count() }).from(orders)
    // What was sold without counting has no movement at all, whatever the variant does today.
    const wrong = await on
      .select({
        number: orders.number,
        quantity: orderLines.quantity,
        variantId: orderLines.variantId,
        last: sql<string>`${last}`,
        held: sql`${held}`.mapWith(Number),
      })
      .from(orderLines)
      .innerJoin(orders, sql`${orders.id} = ${orderLines.orderId}`)
      .innerJoin(
        variants,
        sql`${variants.id} = ${orderLines.variantId} and ${eq(variants.tracksStock, true)}`,
      )
      .where(sql`exists (select 1 ${movements}) and ${held} <> ${due}`)
      .orderBy(asc(orders.number), asc(orderLines.position))
    return {
      looked: all?.n ?? 0,
      failures: wrong.map(
        ({ number, variantId, quantity, held: holds, last: state }) =>
          `${orderLabel(number)} (${state}): ${quantity} of ${variantId} sold, ${-holds} held`,
      ),
    }
  },
}
