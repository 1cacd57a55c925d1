import type { Writer } from '../../../db/client.ts'
import {
  orderCausePicks,
  orderContacts,
  orderDeliveryParts,
  orderGiftParts,
  orderLineParts,
  orderLines,
  orderLineShares,
  orders,
} from '../../../db/schema/orders.ts'
import { newId, type Random } from '../../core/id.ts'
import type { Address } from './address.ts'
import type { PricedLine, PricedOrder } from './priced-order.ts'

/**
 * Writes an order down as it was agreed: its own row, the shopper's contact apart, its lines with every part of a unit, delivery by
 * VAT rate, and what each cause gets. All of it comes before the event `placed`, which seals it.
 */
export async function freezeOrder(
  tx: Writer,
  row: Omit<
    typeof orders.$inferInsert,
    'goodsCents' | 'deliveryCents' | 'giftCents' | 'totalCents' | 'vatCents' | 'shareCents'
  > &
    Address,
  priced: PricedOrder,
  pickedCauseIds: string[],
  random: Random,
): Promise<void> {
  const { goodsCents, deliveryCents, giftCents, totalCents, vatCents, shareCents } = priced
  const { email, name, phone, address1, address2, postcode, city, ...agreed } = row
  const orderId = row.id
  await tx
    .insert(orders)
    .values({ ...agreed, goodsCents, deliveryCents, giftCents, totalCents, vatCents, shareCents })
  await tx
    .insert(orderContacts)
    .values({ orderId, email, name, phone, address1, address2, postcode, city, country: row.country })
  for (const [index, line] of priced.lines.entries())
    await freezeLine(tx, line, { id: newId('oln', random), orderId, position: index + 1 })
  if (priced.deliveryParts.length > 0)
    await tx.insert(orderDeliveryParts).values(priced.deliveryParts.map((part) => ({ orderId, ...part })))
  const gifts = giftCents > 0 ? priced.causes : []
  if (gifts.length > 0)
    await tx
      .insert(orderGiftParts)
      .values(gifts.map((cause) => ({ orderId, causeId: cause.causeId, cents: cause.giftCents })))
  if (pickedCauseIds.length > 0)
    await tx.insert(orderCausePicks).values(pickedCauseIds.map((causeId) => ({ orderId, causeId })))
}

async function freezeLine(
  tx: Writer,
  line: PricedLine,
  place: { id: string; orderId: string; position: number },
): Promise<void> {
  const { parts, shares, lineCents: _line, vatCents: _vat, shareCents: _share, ...sold } = line
  await tx.insert(orderLines).values({ ...place, ...sold })
  await tx.insert(orderLineParts).values(
    parts.map(({ group, label, recipient, unitCents }, index) => ({
      orderLineId: place.id,
      position: index + 1,
      ...{ group, label, unitCents },
      recipientName: recipient?.name ?? null,
      recipientKind: recipient?.kind ?? null,
      recipientPlace: recipient?.place ?? null,
      recipientCountry: recipient?.country ?? null,
    })),
  )
  if (shares.length > 0)
    await tx.insert(orderLineShares).values(shares.map((share) => ({ orderLineId: place.id, ...share })))
}
