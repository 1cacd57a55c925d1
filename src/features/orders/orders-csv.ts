import { asc, eq, inArray, sql } from 'drizzle-orm'
import { read, type Reader } from '../../../db/client.ts'
import { orderContacts, orderEvents, orderIndex, orderLines, orders } from '../../../db/schema/orders.ts'
import { csvCell } from '../costs/breakdown-csv.ts'
import { demand } from '../accounts/person.ts'
import { whereOrders, type OrderQuestion } from './list-orders.ts'
import { lineTitle } from './line-title.ts'
import { vatOfOrders, type OrderVat } from './vat-of-orders.ts'
import { orderLabel } from './number.ts'
import { inParts } from '../catalogue/in-parts.ts'

type Row = Awaited<ReturnType<typeof ordersOf>>[number] & {
  paidAt: string | null
  received: number
  items: string
  vat: OrderVat | undefined
}
type Column = [name: string, kind: 'text' | 'number', value: (row: Row) => string | number | null | undefined]

const columns: Column[] = [
  ['number', 'text', ({ order }) => orderLabel(order.number)],
  ['placed_at', 'text', ({ order }) => order.placedAt],
  ['state', 'text', ({ state }) => state],
  ['paid_at', 'text', ({ paidAt }) => paidAt],
  ['withdrawal_asked_at', 'text', (row) => row.withdrawalAskedAt],
  ['name', 'text', ({ contact }) => contact?.name],
  ['email', 'text', ({ contact }) => contact?.email],
  ['phone', 'text', ({ contact }) => contact?.phone],
  ['address_1', 'text', ({ contact }) => contact?.address1],
  ['address_2', 'text', ({ contact }) => contact?.address2],
  ['postcode', 'text', ({ contact }) => contact?.postcode],
  ['city', 'text', ({ contact }) => contact?.city],
  ['country', 'text', ({ order }) => order.country],
  ['items', 'text', ({ items }) => items],
  ['delivery', 'text', ({ order }) => order.deliveryTitle.en],
  ['carrier', 'text', ({ order }) => order.carrierName],
  ['currency', 'text', ({ order }) => order.currency],
  ['goods_cents', 'number', ({ order }) => order.goodsCents],
  ['delivery_cents', 'number', ({ order }) => order.deliveryCents],
  ['gift_cents', 'number', ({ order }) => order.giftCents],
  ['total_cents', 'number', ({ order }) => order.totalCents],
  ['vat_cents', 'number', ({ order }) => order.vatCents],
  ['vat_country', 'text', ({ vat }) => vat?.country],
  ['vat_by_rate', 'text', ({ vat }) => vat?.byRate],
  ['share_cents', 'number', ({ order }) => order.shareCents],
  ['received_cents', 'number', ({ received }) => received],
]

/**
 * The orders that a question finds as CSV (RFC 4180), the oldest first, one row an order, headers in English. Text
 * that a spreadsheet would run as a formula is made harmless.
 */
export async function ordersCsv(asked: OrderQuestion, on: Reader = read()): Promise<string> {
  demand(asked.by, 'see', 'order')
  const found = await ordersOf(asked, on)
  const rows: Row[] = []
  for (const part of inParts(found, 500)) rows.push(...(await completed(part, on)))
  const cells = rows.map((row) => columns.map(([, kind, value]) => csvCell(value(row), kind)))
  return [columns.map(([name]) => name), ...cells].map((row) => `${row.join(',')}\r\n`).join('')
}

const ordersOf = (asked: OrderQuestion, on: Reader) =>
  on
    .select({
      order: orders,
      contact: orderContacts,
      state: orderIndex.state,
      withdrawalAskedAt: orderIndex.withdrawalAskedAt,
    })
    .from(orders)
    .innerJoin(orderIndex, eq(orderIndex.orderId, orders.id))
    .leftJoin(orderContacts, eq(orderContacts.orderId, orders.id))
    .where(whereOrders(asked))
    .orderBy(asc(orders.number))

async function completed(part: Awaited<ReturnType<typeof ordersOf>>, on: Reader): Promise<Row[]> {
  const ids = part.map(({ order }) => order.id)
  const money = await on
    .select({
      orderId: orderEvents.orderId,
      paidAt: sql<string | null>`min(case when ${orderEvents.kind} = 'paid' then ${orderEvents.at} end)`,
      received:
        sql`coalesce(sum(case when ${orderEvents.kind} <> 'received-late' then ${orderEvents.receivedCents} end), 0)`.mapWith(
          Number,
        ),
    })
    .from(orderEvents)
    .where(inArray(orderEvents.orderId, ids))
    .groupBy(orderEvents.orderId)
  const lines = await on
    .select()
    .from(orderLines)
    .where(inArray(orderLines.orderId, ids))
    .orderBy(asc(orderLines.position))
  const vatOf = await vatOfOrders(ids, on)
  const moneyOf = new Map(money.map((row) => [row.orderId, row]))
  const linesOf = Map.groupBy(lines, (line) => line.orderId)
  return part.map((row) => ({
    ...row,
    vat: vatOf.get(row.order.id),
    paidAt: moneyOf.get(row.order.id)?.paidAt ?? null,
    received: moneyOf.get(row.order.id)?.received ?? 0,
    items: (linesOf.get(row.order.id) ?? [])
      .map((line) => `${line.quantity} × ${lineTitle(line, 'en')}`)
      .join('; '),
  }))
}
