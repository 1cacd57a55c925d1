import { eq, type SQL } from 'drizzle-orm'
import { read, type Reader } from '../../../db/client.ts'
import { orders } from '../../../db/schema/orders.ts'
import { isLang } from '../../core/i18n/lang.ts'
import { currencyOf } from '../../core/money/currency.ts'
import { bankTransfer } from '../payments/bank-transfer.ts'
import { seller } from '../shop/seller.ts'
import { settings } from '../shop/settings.ts'
import { isVatFree } from '../shop/vat-in-force.ts'
import { findOrder, type FoundOrder } from './find-order.ts'
import { orderLabel } from './number.ts'
import { orderBreakdown } from './order-breakdown.ts'
import type { OrderView } from './order-view.ts'
import { readFrozen } from './read-frozen.ts'
import { trackingOf } from './tracking.ts'
import { withdrawalPeriod } from './withdrawal-period.ts'

/** The order behind the secret of its address, as it stands at a moment; null when there is none. */
export const readOrder = (token: string, at: string, on: Reader = read()): Promise<OrderView | null> =>
  viewOrder(eq(orders.token, token), at, on)

/** An order from its frozen rows. */
export async function viewOrder(where: SQL, at: string, on: Reader): Promise<OrderView | null> {
  const found = await findOrder(where, on)
  if (!found) return null
  const { frozen, causesPicked } = await readFrozen(found.order, on)
  const tracking = await trackingOf(found.order.id, on)
  const shop = await settings(found.order.placedAt, on)
  const vatFreeIn = isVatFree(shop) ? shop.country : null
  return {
    ...orderBreakdown(frozen),
    ...facts(found),
    causesPicked,
    tracking,
    vatFreeIn,
    ...standing(found, at),
  }
}

function facts({ order, contact, state, receivedCents, events }: FoundOrder) {
  const { id, number, token, placedAt, payBeforeAt, country } = order
  const { name, email, phone, address1, address2, postcode, city } = contact
  const { deliveryKey, deliveryTitle, carrierName } = order
  if (!isLang(order.lang)) throw new Error(`order ${number} is in an unknown language, ${order.lang}`)
  return {
    ...{ id, number, token, placedAt, payBeforeAt, state, receivedCents },
    ...{ name, email, phone, address1, address2, postcode, city, country },
    ...{ deliveryKey, deliveryTitle, carrierName },
    label: orderLabel(number),
    lang: order.lang,
    currency: currencyOf(order.currency),
    paidAt: events.find((event) => event.kind === 'paid')?.at ?? null,
    events: events.map(({ kind, at, receivedCents: received, note, words }) => ({
      ...{ kind, at, note, words },
      receivedCents: received,
    })),
  }
}

/** What is still to pay, and whether the order can be withdrawn from. */
function standing({ order, events, state, receivedCents }: FoundOrder, at: string) {
  const { timeZone, withdrawalDays: days } = seller()
  const open = state === 'awaiting-payment' || state === 'part-paid'
  const dueCents = open ? Math.max(0, order.totalCents - receivedCents) : 0
  return {
    withdrawal: withdrawalPeriod(events, { days, timeZone, transitDaysMax: order.transitDaysMax }, at),
    payment: bankTransfer(orderLabel(order.number), dueCents, currencyOf(order.currency)),
  }
}
