import { and, count, desc, eq, gte, inArray, isNotNull, lte, sql, type SQL } from 'drizzle-orm'
import { read, type Reader } from '../../../db/client.ts'
import { orderContacts, orderIndex, orderLines, orders } from '../../../db/schema/orders.ts'
import { currencyOf, type Currency } from '../../core/money/currency.ts'
import { endOfDay, startOfDay } from '../../core/time/days.ts'
import { demand, type Person } from '../accounts/person.ts'
import { seller } from '../shop/seller.ts'
import { searchText } from './index-order.ts'
import { orderLabel, parseOrderLabel } from './number.ts'
import { orderStates, type OrderState } from './order-state.ts'

/** Beside the states: those whose shopper has asked to withdraw. */
export const orderFilters = [...orderStates, 'withdrawal'] as const
export type OrderFilter = (typeof orderFilters)[number]

export type OrderQuestion = {
  by: Person
  /** A number, or words of name, e-mail, town and titles: all of them must be found. */
  q?: string | undefined
  filter?: OrderFilter | undefined
  /** Days of the shop's own time zone, both included. */
  from?: string | undefined
  to?: string | undefined
}

export type ListedOrder = {
  id: string
  number: number
  label: string
  placedAt: string
  state: OrderState
  withdrawalAskedAt: string | null
  /** Empty once it was erased. */
  name: string
  country: string
  pieces: number
  totalCents: number
  currency: Currency
}

export type OrderList = {
  total: number
  page: number
  pages: number
  /** Of what question and days find, whatever filter is chosen. */
  counts: Record<OrderFilter, number>
  items: ListedOrder[]
}

const perPage = 50

/** One page of the orders, the latest first. */
export async function listOrders(
  asked: OrderQuestion & { page: number },
  on: Reader = read(),
): Promise<OrderList> {
  demand(asked.by, 'see', 'order')
  const counts = await countOrders(found(asked), on)
  const all = orderStates.reduce((sum, state) => sum + counts[state], 0)
  const total = asked.filter ? counts[asked.filter] : all
  const pages = Math.max(1, Math.ceil(total / perPage))
  const page = Math.min(Math.max(1, Math.trunc(asked.page) || 1), pages)
  const slice = { limit: perPage, offset: (page - 1) * perPage }
  return { total, page, pages, counts, items: await readListed(asked, slice, on) }
}

/** How many orders stand in each state, and of how many a withdrawal is asked. */
export async function countOrders(where: SQL | undefined, on: Reader): Promise<OrderList['counts']> {
  const rows = await on
    .select({
      state: orderIndex.state,
      n: count(),
      asked: sql`count(${orderIndex.withdrawalAskedAt})`.mapWith(Number),
    })
    .from(orderIndex)
    .innerJoin(orders, eq(orders.id, orderIndex.orderId))
    .where(where)
    .groupBy(orderIndex.state)
  const of = (state: OrderState) => rows.find((row) => row.state === state)?.n ?? 0
  const states = Object.fromEntries(orderStates.map((state) => [state, of(state)]))
  const withdrawal = rows.reduce((sum, row) => sum + row.asked, 0)
  return { ...states, withdrawal } as OrderList['counts']
}

/** What question and days find. */
function found({ q = '', from, to }: OrderQuestion): SQL | undefined {
  const { timeZone } = seller()
  const number = parseOrderLabel(q)
  const words = searchText(q.slice(0, 200)).split(' ').filter(Boolean)
  return and(
    ...(number === null
      ? words.map((word) => sql`replace(${orderIndex.words}, ${word}, '') <> ${orderIndex.words}`)
      : [eq(orders.number, number)]),
    from ? gte(orders.placedAt, startOfDay(from, timeZone)) : undefined,
    to ? lte(orders.placedAt, endOfDay(to, timeZone)) : undefined,
  )
}

const inFilter = (filter: OrderFilter | undefined): SQL | undefined =>
  filter === undefined
    ? undefined
    : filter === 'withdrawal'
      ? isNotNull(orderIndex.withdrawalAskedAt)
      : eq(orderIndex.state, filter)

/** The condition of a question with its filter, where `order_index` is joined to `orders`. */
export const whereOrders = (asked: OrderQuestion): SQL | undefined =>
  and(found(asked), inFilter(asked.filter))

async function readListed(
  asked: OrderQuestion,
  { limit, offset }: { limit: number; offset: number },
  on: Reader,
): Promise<ListedOrder[]> {
  const rows = await on
    .select({
      id: orders.id,
      number: orders.number,
      placedAt: orders.placedAt,
      country: orders.country,
      totalCents: orders.totalCents,
      currency: orders.currency,
      state: orderIndex.state,
      withdrawalAskedAt: orderIndex.withdrawalAskedAt,
      name: orderContacts.name,
    })
    .from(orders)
    .innerJoin(orderIndex, eq(orderIndex.orderId, orders.id))
    .leftJoin(orderContacts, eq(orderContacts.orderId, orders.id))
    .where(whereOrders(asked))
    .orderBy(desc(orders.number))
    .limit(limit)
    .offset(offset)
  const pieces = await piecesOf(
    rows.map((row) => row.id),
    on,
  )
  return rows.map((row) => ({
    ...row,
    label: orderLabel(row.number),
    state: row.state as OrderState,
    name: row.name ?? '',
    pieces: pieces.get(row.id) ?? 0,
    currency: currencyOf(row.currency),
  }))
}

async function piecesOf(ids: string[], on: Reader): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map()
  const rows = await on
    .select({ orderId: orderLines.orderId, n: sql`sum(${orderLines.quantity})`.mapWith(Number) })
    .from(orderLines)
    .where(inArray(orderLines.orderId, ids))
    .groupBy(orderLines.orderId)
  return new Map(rows.map((row) => [row.orderId, row.n]))
}
