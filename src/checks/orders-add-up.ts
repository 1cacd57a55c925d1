import { count, or, sql } from 'drizzle-orm'
import {
  orderDeliveryParts,
  orderGiftParts,
  orderLineParts,
  orderLines,
  orderLineShares,
  orders,
} from '../../db/schema/orders.ts'
import { orderLabel } from '../features/orders/number.ts'
import type { Check } from './check.ts'

const ofOrder = sql`from ${orderLines} where ${orderLines.orderId} = ${orders.id}`

/** An order that was placed before any cause had agreed has no shares at all; any other has them of every line. */
const hasShares = sql`exists (select 1 from ${orderLineShares} where ${orderLineShares.orderLineId} in
  (select id from order_lines where order_id = ${orders.id}))`

/** What each order says of itself beside what its frozen rows come to. */
const sums = {
  goods: sql`${orders.goodsCents} - (select coalesce(sum(${orderLines.unitPriceCents} * ${orderLines.quantity}), 0) ${ofOrder})`,
  delivery: sql`${orders.deliveryCents} - (select coalesce(sum(${orderDeliveryParts.grossCents}), 0)
    from ${orderDeliveryParts} where ${orderDeliveryParts.orderId} = ${orders.id})`,
  vat: sql`${orders.vatCents} - (select coalesce(sum(${orderLines.unitVatCents} * ${orderLines.quantity}), 0) ${ofOrder})
    - (select coalesce(sum(${orderDeliveryParts.vatCents}), 0)
    from ${orderDeliveryParts} where ${orderDeliveryParts.orderId} = ${orders.id})`,
  share: sql`${orders.shareCents} - (select coalesce(sum(${orderLines.unitShareCents} * ${orderLines.quantity}), 0) ${ofOrder})`,
  gift: sql`${orders.giftCents} - (select coalesce(sum(${orderGiftParts.cents}), 0)
    from ${orderGiftParts} where ${orderGiftParts.orderId} = ${orders.id})`,
  total: sql`${orders.totalCents} - ${orders.goodsCents} - ${orders.deliveryCents} - ${orders.giftCents}`,
  /** How many lines are not the sum of their parts, or of their causes' shares. */
  parts: sql`(select count(*) ${ofOrder} and ${orderLines.unitPriceCents} <> (select coalesce(sum(${orderLineParts.unitCents}), 0)
    from ${orderLineParts} where ${orderLineParts.orderLineId} = ${orderLines.id}))`,
  shares: sql`(select count(*) ${ofOrder} and ${hasShares} and ${orderLines.unitShareCents} * ${orderLines.quantity} <>
    (select coalesce(sum(${orderLineShares.cents}), 0) from ${orderLineShares}
      where ${orderLineShares.orderLineId} = ${orderLines.id}))`,
}
const names = Object.keys(sums) as (keyof typeof sums)[]

/** Every order equals its frozen lines, parts, delivery, VAT, shares and gift, to the cent. */
export const check: Check = {
  name: 'orders-add-up',
  title: 'checks.orders_add_up',
  run: async (on) => {
    const [all] = await on.select({ n: count() }).from(orders)
    const wrong = names.map((name) => sql`${sums[name]} <> 0`)
    const rows = await on
      .select({
        number: orders.number,
        goods: sums.goods.mapWith(Number),
        delivery: sums.delivery.mapWith(Number),
        vat: sums.vat.mapWith(Number),
        share: sums.share.mapWith(Number),
        gift: sums.gift.mapWith(Number),
        total: sums.total.mapWith(Number),
        parts: sums.parts.mapWith(Number),
        shares: sums.shares.mapWith(Number),
      })
      .from(orders)
      .where(or(...wrong))
    const failures = rows.flatMap(({ number, ...off }) =>
      names
        .filter((name) => off[name] !== 0)
        .map((name) => `${orderLabel(number)}: ${name} off by ${off[name]}`),
    )
    return { looked: all?.n ?? 0, failures }
  },
}
