import { sql } from 'drizzle-orm'
import { read, type Reader } from '../../../db/client.ts'
import { orders } from '../../../db/schema/orders.ts'
import { paidOrders } from './paid-orders.ts'

/** What was sold and given in a month of payment (UTC), minor units. Cancelled orders are left out. */
export type MonthOfSales = {
  /** `2026-03` */
  month: string
  orders: number
  /** Goods and delivery, VAT included. */
  salesCents: number
  /** The shop's share, contained in the sales. */
  shareCents: number
  /** The shoppers' own gifts, beside the sales. */
  giftCents: number
}

/** The last twelve months until that of `at`, oldest first, those without a sale as zeros. */
export async function salesByMonth(at: string, on: Reader = read()): Promise<MonthOfSales[]> {
  const months = lastMonths(at, 12)
  const month = sql<string>`substr(paid.paid_at, 1, 7)`
  const rows = await on
    .select({
      month,
      orders: sql`count(*)`.mapWith(Number),
      salesCents: sql`sum(${orders.goodsCents} + ${orders.deliveryCents})`.mapWith(Number),
      shareCents: sql`sum(${orders.shareCents})`.mapWith(Number),
      giftCents: sql`sum(${orders.giftCents})`.mapWith(Number),
    })
    .from(orders)
    .innerJoin(sql`${paidOrders} paid`, sql`paid.order_id = ${orders.id}`)
    .where(sql`substr(paid.paid_at, 1, 7) >= ${months[0]!}`)
    .groupBy(sql`substr(paid.paid_at, 1, 7)`)
  const known = new Map(rows.map((row) => [row.month, row]))
  const none = { orders: 0, salesCents: 0, shareCents: 0, giftCents: 0 }
  return months.map((one) => known.get(one) ?? { month: one, ...none })
}

/** The months until that of a moment, oldest first. */
function lastMonths(at: string, n: number): string[] {
  const [year, month] = at.slice(0, 7).split('-').map(Number) as [number, number]
  return Array.from({ length: n }, (_, i) =>
    new Date(Date.UTC(year, month - n + i, 1)).toISOString().slice(0, 7),
  )
}
