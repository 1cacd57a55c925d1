import { asc, eq, isNull } from 'drizzle-orm'
import { read, write } from '../../../db/client.ts'
import { orderIndex, orders } from '../../../db/schema/orders.ts'
import { indexOrderIn } from './index-order.ts'

/** How many orders one transaction takes, so that others need not wait long. */
const atOnce = 200

/** Indexes every order that the desk could not find: those placed before there was an index. */
export async function indexMissingOrders(): Promise<void> {
  for (;;) {
    const missing = await read()
      .select({ id: orders.id })
      .from(orders)
      .leftJoin(orderIndex, eq(orderIndex.orderId, orders.id))
      .where(isNull(orderIndex.orderId))
      .orderBy(asc(orders.number))
      .limit(atOnce)
    if (missing.length === 0) return
    await write(async (tx) => {
      for (const { id } of missing) await indexOrderIn(tx, id)
    })
  }
}
