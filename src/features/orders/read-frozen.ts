import { asc, eq } from 'drizzle-orm'
import type { Reader } from '../../../db/client.ts'
import { causes } from '../../../db/schema/donations.ts'
import {
  orderCausePicks,
  orderDeliveryParts,
  orderGiftParts,
  orderLineParts,
  orderLines,
  orderLineShares,
} from '../../../db/schema/orders.ts'
import { stateOf } from '../costs/compute-breakdown.ts'
import type { Recipient, RecipientKind } from '../costs/vocabulary.ts'
import { allCauses } from '../donations/active-causes.ts'
import { seller } from '../shop/seller.ts'
import type { OrderRow } from './find-order.ts'
import type { FrozenAmounts } from './order-breakdown.ts'
import type { OrderGroup, UnitPart } from './priced-order.ts'

/** The amounts of an order from the rows that were frozen when it was placed. */
export async function readFrozen(
  order: OrderRow,
  on: Reader,
): Promise<{ frozen: FrozenAmounts; causesPicked: boolean }> {
  const of = order.id
  const lines = await on
    .select()
    .from(orderLines)
    .where(eq(orderLines.orderId, of))
    .orderBy(asc(orderLines.position))
  const parts = await on
    .select({ part: orderLineParts })
    .from(orderLineParts)
    .innerJoin(orderLines, eq(orderLines.id, orderLineParts.orderLineId))
    .where(eq(orderLines.orderId, of))
    .orderBy(asc(orderLineParts.position))
  const shares = await on
    .select({ share: orderLineShares })
    .from(orderLineShares)
    .innerJoin(orderLines, eq(orderLines.id, orderLineShares.orderLineId))
    .innerJoin(causes, eq(causes.id, orderLineShares.causeId))
    .where(eq(orderLines.orderId, of))
    .orderBy(asc(causes.position), asc(causes.id))
  const deliveryParts = await on.select().from(orderDeliveryParts).where(eq(orderDeliveryParts.orderId, of))
  const gifts = await on.select().from(orderGiftParts).where(eq(orderGiftParts.orderId, of))
  const picks = await on.select().from(orderCausePicks).where(eq(orderCausePicks.orderId, of))
  const receive = new Set([...shares.map(({ share }) => share.causeId), ...gifts.map((gift) => gift.causeId)])

  const unitParts = (lineId: string): UnitPart[] =>
    parts.filter(({ part }) => part.orderLineId === lineId).map(({ part }) => unitPart(part))
  const frozen: FrozenAmounts = {
    lines: lines.map(({ id, orderId: _orderId, position: _position, ...line }) => ({
      ...line,
      parts: unitParts(id),
      shares: shares
        .filter(({ share }) => share.orderLineId === id)
        .map(({ share: { causeId, cents } }) => ({ causeId, cents })),
    })),
    deliveryParts: deliveryParts
      .map(({ vatBp, grossCents, vatCents }) => ({ vatBp, grossCents, vatCents }))
      .sort((a, b) => b.vatBp - a.vatBp),
    carrier: {
      kind: 'carrier',
      name: order.carrierName,
      place: order.carrierPlace,
      country: order.carrierCountry,
    },
    causes: (await allCauses(on))
      .filter((cause) => receive.has(cause.id))
      .map((cause) => ({
        ...cause,
        giftCents: gifts.find((gift) => gift.causeId === cause.id)?.cents ?? 0,
      })),
    state: stateOf(seller().country),
  }
  const vatTo = frozen.lines.flatMap((line) => line.parts).find((part) => part.group === 'vat')?.recipient
  return { frozen: vatTo ? { ...frozen, state: vatTo } : frozen, causesPicked: picks.length > 0 }
}

function unitPart(row: typeof orderLineParts.$inferSelect): UnitPart {
  const recipient: Recipient | null =
    row.recipientKind === null || row.recipientName === null
      ? null
      : {
          kind: row.recipientKind as RecipientKind,
          name: row.recipientName,
          place: row.recipientPlace ?? '',
          country: row.recipientCountry ?? '',
        }
  return { group: row.group as OrderGroup, label: row.label, recipient, unitCents: row.unitCents }
}
