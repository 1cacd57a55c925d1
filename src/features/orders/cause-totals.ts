import { sql } from 'drizzle-orm'
import { read, type Reader } from '../../../db/client.ts'
import { orderGiftParts, orderLines, orderLineShares } from '../../../db/schema/orders.ts'
import { allCauses } from '../donations/active-causes.ts'
import { paidOrders } from './paid-orders.ts'

type Pledged = {
  /** Of the prices, given by the shop. */
  shareCents: number
  /** The shoppers' own, beside the prices. */
  giftCents: number
  /** Paid orders that pledged something to it; each counts in the month it was paid. */
  orders: number
}

/** What was pledged to a cause by orders that are paid. */
export type CauseTotal = Pledged & {
  causeId: string
  slug: string
  name: string
  thisYear: Pledged
  /** By month of payment (UTC), `2026-03`, oldest first; months without any are left out. */
  months: (Pledged & { month: string })[]
}

/** For every cause, in the shop's order, what paid orders pledged to it: ever, this year, and by month. */
export async function causeTotals(at: string, on: Reader = read()): Promise<CauseTotal[]> {
  const rows = await on
    .select({
      causeId: sql<string>`pledged.cause_id`,
      month: sql<string>`pledged.month`,
      shareCents: sql`sum(pledged.share)`.mapWith(Number),
      giftCents: sql`sum(pledged.gift)`.mapWith(Number),
      orders: sql`count(distinct pledged.order_id)`.mapWith(Number),
    })
    .from(
      sql`(select ${orderLineShares.causeId} as cause_id, substr(paid.paid_at, 1, 7) as month,
          paid.order_id as order_id, ${orderLineShares.cents} as share, 0 as gift
        from ${orderLineShares}
        join ${orderLines} on ${orderLines.id} = ${orderLineShares.orderLineId}
        join ${paidOrders} paid on paid.order_id = ${orderLines.orderId}
        where ${orderLineShares.cents} > 0
        union all
        select ${orderGiftParts.causeId}, substr(paid.paid_at, 1, 7), paid.order_id, 0, ${orderGiftParts.cents}
        from ${orderGiftParts}
        join ${paidOrders} paid on paid.order_id = ${orderGiftParts.orderId}
        where ${orderGiftParts.cents} > 0) pledged`,
    )
    .groupBy(sql`pledged.cause_id, pledged.month`)
    .orderBy(sql`pledged.month`)
  const year = at.slice(0, 4)
  const sum = (of: Pledged[]): Pledged => ({
    shareCents: of.reduce((total, row) => total + row.shareCents, 0),
    giftCents: of.reduce((total, row) => total + row.giftCents, 0),
    orders: of.reduce((total, row) => total + row.orders, 0),
  })
  return (await allCauses(on)).map(({ id, slug, name }) => {
    const months = rows
      .filter((row) => row.causeId === id)
      .map(({ month, shareCents, giftCents, orders }) => ({ month, shareCents, giftCents, orders }))
    const thisYear = sum(months.filter((row) => row.month.startsWith(year)))
    return { causeId: id, slug, name, ...sum(months), thisYear, months }
  })
}
