import { and, eq, inArray } from 'drizzle-orm'
import type { Reader } from '../../../db/client.ts'
import { orderDeliveryParts, orderLineParts, orderLines } from '../../../db/schema/orders.ts'

/** The VAT of an order as a declaration asks for it. */
export type OrderVat = {
  /** Whose it is, ISO 3166-1 alpha-2; null when the order contains none. */
  country: string | null
  /** Gross and VAT in cents by rate in basis points, highest first: `2000:8900:1483 550:960:50`. */
  byRate: string
}

/** The VAT of some orders, goods and delivery, by their ids, from what was frozen. */
export async function vatOfOrders(ids: string[], on: Reader): Promise<Map<string, OrderVat>> {
  const lines = await on
    .select({
      orderId: orderLines.orderId,
      vatBp: orderLines.vatBp,
      quantity: orderLines.quantity,
      unitCents: orderLines.unitPriceCents,
      unitVatCents: orderLines.unitVatCents,
      country: orderLineParts.recipientCountry,
    })
    .from(orderLines)
    .innerJoin(orderLineParts, eq(orderLineParts.orderLineId, orderLines.id))
    .where(and(inArray(orderLines.orderId, ids), eq(orderLineParts.group, 'vat')))
  const delivery = await on.select().from(orderDeliveryParts).where(inArray(orderDeliveryParts.orderId, ids))
  const linesOf = Map.groupBy(lines, ({ orderId }) => orderId)
  const deliveryOf = Map.groupBy(delivery, ({ orderId }) => orderId)
  return new Map(
    ids.map((id) => {
      const own = linesOf.get(id) ?? []
      const sums = new Map<number, { gross: number; vat: number }>()
      const add = (vatBp: number, gross: number, cents: number) => {
        const sum = sums.get(vatBp) ?? { gross: 0, vat: 0 }
        sums.set(vatBp, { gross: sum.gross + gross, vat: sum.vat + cents })
      }
      for (const { vatBp, quantity, unitCents, unitVatCents } of own)
        add(vatBp, unitCents * quantity, unitVatCents * quantity)
      for (const part of deliveryOf.get(id) ?? []) add(part.vatBp, part.grossCents, part.vatCents)
      const byRate = [...sums].sort(([a], [b]) => b - a).map(([bp, sum]) => `${bp}:${sum.gross}:${sum.vat}`)
      const country = own.find(({ unitVatCents }) => unitVatCents > 0)?.country ?? null
      return [id, { country, byRate: byRate.join(' ') }]
    }),
  )
}
