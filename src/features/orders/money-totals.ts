import { sql } from 'drizzle-orm'
import { read, type Reader } from '../../../db/client.ts'
import { causes } from '../../../db/schema/donations.ts'
import {
  orderDeliveryParts,
  orderLineParts,
  orderLines,
  orderLineShares,
  orders,
} from '../../../db/schema/orders.ts'
import type { Received } from '../costs/recipient-kinds.ts'
import { recipientKinds } from '../costs/vocabulary.ts'
import { mergeRecipients } from './merge-recipients.ts'
import { shownGroups } from './order-breakdown.ts'
import { paidOrders } from './paid-orders.ts'
import type { OrderGroup } from './priced-order.ts'

/** What all paid orders together paid for. Cancelled ones are left out. */
export type MoneyTotals = {
  orders: number
  pieces: number
  /** When the first and the last of them was paid; null when there is none. */
  from: string | null
  to: string | null
  /** Goods and delivery: what groups and recipients sum to. */
  totalCents: number
  vatCents: number
  /** The shop's share, contained in the total. */
  shareCents: number
  /** The shoppers' own gifts, beside the total. */
  giftCents: number
  /** All eight, zeros included; `unexplained` before the donation when there is some. */
  groups: { group: OrderGroup; cents: number }[]
  /** Merged by kind and name, by kind and then the largest first; `several` and `unexplained` name nobody. */
  recipients: Received[]
}

/** Where the money of all paid orders went, by group and by recipient. */
export async function moneyTotals(on: Reader = read()): Promise<MoneyTotals> {
  const parts = await sumParts(on)
  const [whole] = await on
    .select({
      orders: sql`count(*)`.mapWith(Number),
      from: sql<string | null>`min(paid.paid_at)`,
      to: sql<string | null>`max(paid.paid_at)`,
      totalCents: sql`coalesce(sum(${orders.goodsCents} + ${orders.deliveryCents}), 0)`.mapWith(Number),
      vatCents: sql`coalesce(sum(${orders.vatCents}), 0)`.mapWith(Number),
      shareCents: sql`coalesce(sum(${orders.shareCents}), 0)`.mapWith(Number),
      giftCents: sql`coalesce(sum(${orders.giftCents}), 0)`.mapWith(Number),
      pieces: sql`coalesce(sum((select sum(${orderLines.quantity}) from ${orderLines}
        where ${orderLines.orderId} = ${orders.id})), 0)`.mapWith(Number),
    })
    .from(orders)
    .innerJoin(sql`${paidOrders} paid`, sql`paid.order_id = ${orders.id}`)
  const some = new Set(parts.map((part) => part.group))
  return {
    ...whole!,
    groups: shownGroups
      .filter((group) => group !== 'unexplained' || some.has(group))
      .map((group) => ({ group, cents: sum(parts.filter((part) => part.group === group)) })),
    recipients: mergeRecipients(
      parts.map((part) => ({ ...part, kind: recipientKinds.find((kind) => kind === part.kind) ?? null })),
    ),
  }
}

type Part = { group: OrderGroup; kind: string | null; name: string | null; cents: number }

/** One aggregate over the frozen rows: parts, shares under their causes, delivery net and its VAT. */
const sumParts = (on: Reader): Promise<Part[]> =>
  on
    .select({
      group: sql<OrderGroup>`spent.group_name`,
      kind: sql<string | null>`spent.kind`,
      name: sql<string | null>`spent.name`,
      cents: sql`sum(spent.cents)`.mapWith(Number),
    })
    .from(
      sql`(select ${orderLineParts.group} as group_name, ${orderLineParts.recipientKind} as kind,
          ${orderLineParts.recipientName} as name, ${orderLineParts.unitCents} * ${orderLines.quantity} as cents
        from ${orderLineParts}
        join ${orderLines} on ${orderLines.id} = ${orderLineParts.orderLineId}
        join ${paidOrders} paid on paid.order_id = ${orderLines.orderId}
        where ${orderLineParts.group} <> 'donation' or not exists (
          select 1 from ${orderLineShares} where ${orderLineShares.orderLineId} = ${orderLines.id})
        union all
        select 'donation', 'cause', ${causes.name}, ${orderLineShares.cents}
        from ${orderLineShares}
        join ${causes} on ${causes.id} = ${orderLineShares.causeId}
        join ${orderLines} on ${orderLines.id} = ${orderLineShares.orderLineId}
        join ${paidOrders} paid on paid.order_id = ${orderLines.orderId}
        union all
        select 'transport', 'carrier', ${orders.carrierName},
          ${orderDeliveryParts.grossCents} - ${orderDeliveryParts.vatCents}
        from ${orderDeliveryParts}
        join ${orders} on ${orders.id} = ${orderDeliveryParts.orderId}
        join ${paidOrders} paid on paid.order_id = ${orders.id}
        union all
        select 'vat', 'state', (select max(${orderLineParts.recipientName}) from ${orderLineParts}
            join ${orderLines} on ${orderLines.id} = ${orderLineParts.orderLineId}
            where ${orderLines.orderId} = ${orderDeliveryParts.orderId} and ${orderLineParts.group} = 'vat'),
          ${orderDeliveryParts.vatCents}
        from ${orderDeliveryParts}
        join ${paidOrders} paid on paid.order_id = ${orderDeliveryParts.orderId}) spent`,
    )
    .groupBy(sql`spent.group_name, spent.kind, spent.name`)

const sum = (parts: Part[]): number => parts.reduce((total, part) => total + part.cents, 0)
