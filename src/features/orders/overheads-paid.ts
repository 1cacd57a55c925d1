import { and, eq, gte, isNotNull, lt, sql } from 'drizzle-orm'
import type { Reader } from '../../../db/client.ts'
import { breakdownLines } from '../../../db/schema/costs.ts'
import { orderLines } from '../../../db/schema/orders.ts'
import { paidOrders } from './paid-orders.ts'

/**
 * What the prices of a year's paid orders paid for each running cost, in cents by its id: the lines of the
 * published versions that were sold, times the pieces. The year is that of the payment, in UTC; cancelled
 * orders are left out.
 */
export async function overheadsPaid(year: number, on: Reader): Promise<Map<string, number>> {
  const paidAt = sql<string>`paid.paid_at`
  const rows = await on
    .select({
      overheadId: breakdownLines.overheadId,
      cents: sql<number>`sum(${breakdownLines.cents} * ${orderLines.quantity})`.mapWith(Number),
    })
    .from(orderLines)
    .innerJoin(sql`${paidOrders} paid`, sql`paid.order_id = ${orderLines.orderId}`)
    .innerJoin(breakdownLines, eq(breakdownLines.versionId, orderLines.versionId))
    .where(
      and(
        isNotNull(breakdownLines.overheadId),
        gte(paidAt, `${year}-01-01`),
        lt(paidAt, `${year + 1}-01-01`),
      ),
    )
    .groupBy(breakdownLines.overheadId)
  return new Map(rows.map(({ overheadId, cents }) => [overheadId!, cents]))
}
