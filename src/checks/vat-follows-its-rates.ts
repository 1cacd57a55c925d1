import { count, sql } from 'drizzle-orm'
import { orderDeliveryParts, orderLines, orders } from '../../db/schema/orders.ts'
import { orderLabel } from '../features/orders/number.ts'
import type { Check } from './check.ts'

/** Units, gross and VAT of each order and rate; the delivery at a rate counts as one unit. */
const byRate = sql`(select taxed.order_id, taxed.rate, sum(taxed.units) as units, sum(taxed.gross) as gross,
    sum(taxed.vat) as vat from (
  select ${orderLines.orderId} as order_id, ${orderLines.vatBp} as rate, ${orderLines.quantity} as units,
    ${orderLines.unitPriceCents} * ${orderLines.quantity} as gross,
    ${orderLines.unitVatCents} * ${orderLines.quantity} as vat from ${orderLines}
  union all
  select ${orderDeliveryParts.orderId}, ${orderDeliveryParts.vatBp}, 1, ${orderDeliveryParts.grossCents},
    ${orderDeliveryParts.vatCents} from ${orderDeliveryParts}) taxed
  group by taxed.order_id, taxed.rate) charged`

/**
 * The VAT of an order at each rate is that rate's share of the gross amount, within half a cent for
 * each unit sold, since VAT is rounded by the unit: |gross × bp / (10000 + bp) − VAT| ≤ units / 2.
 */
export const check: Check = {
  name: 'vat-follows-its-rates',
  title: 'checks.vat_follows_its_rates',
  run: async (on) => {
    const [all] = await on.select({ n: count() }).from(orders)
    const wrong = await on
      .select({
        number: orders.number,
        rate: sql`charged.rate`.mapWith(Number),
        vat: sql`charged.vat`.mapWith(Number),
      })
      .from(orders)
      .innerJoin(byRate, sql`charged.order_id = ${orders.id}`)
      .where(
        sql`2 * abs(charged.gross * charged.rate - charged.vat * (10000 + charged.rate))
          > charged.units * (10000 + charged.rate)`,
      )
    return {
      looked: all?.n ?? 0,
      failures: wrong.map(
        ({ number, rate, vat }) => `${orderLabel(number)}: ${vat} cents of VAT at ${rate} bp`,
      ),
    }
  },
}
