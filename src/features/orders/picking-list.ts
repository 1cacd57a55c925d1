import { and, asc, eq, inArray } from 'drizzle-orm'
import { read, type Reader } from '../../../db/client.ts'
import { variants, type VariantOption } from '../../../db/schema/catalogue.ts'
import { orderContacts, orderIndex, orderLines, orders } from '../../../db/schema/orders.ts'
import type { Bilingual, Lang } from '../../core/i18n/lang.ts'
import { demand, type Person } from '../accounts/person.ts'
import { orderLabel } from './number.ts'

type Piece = { title: Bilingual; options: VariantOption[]; sku: string | null; quantity: number }

/** What lies in one parcel. */
export type PackingSlip = {
  number: number
  label: string
  placedAt: string
  /** The shopper's: the slip speaks it. */
  lang: Lang
  name: string
  address1: string
  address2: string
  postcode: string
  city: string
  country: string
  phone: string
  deliveryTitle: Bilingual
  carrierName: string
  pieces: Piece[]
}

export type PickingList = {
  /** By product, then by variant: how many pieces, and for which orders. */
  products: {
    slug: string
    title: Bilingual
    variants: (Piece & { orders: { label: string; quantity: number }[] })[]
  }[]
  /** One an order, the oldest first. */
  slips: PackingSlip[]
  /** Whether more orders wait than stand here. */
  more: boolean
}

/** More than a day's work: the rest comes on the next list. */
const atMost = 200

/** What to take from the shelves for the paid orders that are not packed yet, or for those of the given numbers. */
export async function pickingList(
  { by, numbers = [] }: { by: Person; numbers?: number[] },
  on: Reader = read(),
): Promise<PickingList> {
  demand(by, 'see', 'order')
  const chosen = numbers.length > 0 ? inArray(orders.number, numbers.slice(0, atMost)) : undefined
  const waiting = await on
    .select({ order: orders, contact: orderContacts })
    .from(orders)
    .innerJoin(orderIndex, eq(orderIndex.orderId, orders.id))
    .leftJoin(orderContacts, eq(orderContacts.orderId, orders.id))
    .where(and(eq(orderIndex.state, 'paid'), chosen))
    .orderBy(asc(orders.number))
    .limit(atMost + 1)
  const taken = waiting.slice(0, atMost)
  const lines = await linesOf(
    taken.map(({ order }) => order.id),
    on,
  )
  const byOrder = Map.groupBy(lines, (line) => line.orderId)
  const slips = taken.map(({ order, contact }): PackingSlip => {
    const { number, placedAt, country, deliveryTitle, carrierName } = order
    const { name = '', address1 = '', address2 = '', postcode = '', city = '', phone = '' } = contact ?? {}
    const pieces = byOrder.get(order.id) ?? []
    return {
      ...{ number, label: orderLabel(number), placedAt, lang: order.lang === 'fr' ? 'fr' : 'en' },
      ...{ name, address1, address2, postcode, city, country, phone },
      ...{ deliveryTitle, carrierName, pieces },
    }
  })
  return { products: groupPieces(lines), slips, more: waiting.length > atMost }
}

type Line = Piece & {
  orderId: string
  orderNumber: number
  variantId: string
  productId: string
  slug: string
}

async function linesOf(orderIds: string[], on: Reader): Promise<Line[]> {
  if (orderIds.length === 0) return []
  return on
    .select({
      orderId: orderLines.orderId,
      orderNumber: orders.number,
      variantId: orderLines.variantId,
      productId: orderLines.productId,
      slug: orderLines.slug,
      title: orderLines.title,
      options: orderLines.options,
      quantity: orderLines.quantity,
      sku: variants.sku,
    })
    .from(orderLines)
    .innerJoin(orders, eq(orders.id, orderLines.orderId))
    .leftJoin(variants, eq(variants.id, orderLines.variantId))
    .where(inArray(orderLines.orderId, orderIds))
    .orderBy(asc(orders.number), asc(orderLines.position))
}

/** By product in the order of their addresses, by variant as they first come. Titles are the latest order's. */
function groupPieces(lines: Line[]): PickingList['products'] {
  return [...Map.groupBy(lines, (line) => line.productId).values()]
    .map((ofProduct) => ({
      slug: ofProduct.at(-1)!.slug,
      title: ofProduct.at(-1)!.title,
      variants: [...Map.groupBy(ofProduct, (line) => line.variantId).values()].map((ofVariant) => {
        const { title, options, sku } = ofVariant.at(-1)!
        return {
          ...{ title, options, sku },
          quantity: ofVariant.reduce((sum, line) => sum + line.quantity, 0),
          orders: ofVariant.map((line) => ({
            label: orderLabel(line.orderNumber),
            quantity: line.quantity,
          })),
        }
      }),
    }))
    .sort((a, b) => (a.slug < b.slug ? -1 : 1))
}
