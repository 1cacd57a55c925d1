import { deal } from '../../core/money/deal.ts'
import { vatIn } from '../../core/money/vat.ts'
import type { Currency } from '../../core/money/currency.ts'
import type { Recipient } from '../costs/vocabulary.ts'
import type { Cause } from '../donations/active-causes.ts'
import { splitShare } from '../donations/split-share.ts'
import { orderBreakdown } from './order-breakdown.ts'
import type { DeliveryPart, PricedOrder, SoldLine } from './priced-order.ts'

/** What the shopper adds of their own. */
export type Gift = { kind: 'none' } | { kind: 'round-up' } | { kind: 'amount'; cents: number }

export type OrderToPrice = {
  currency: Currency
  lines: SoldLine[]
  /** Null while no way of delivery is known: nothing is counted for it yet. */
  delivery: { priceCents: number; carrier: Recipient } | null
  gift: Gift
  /** Who receives the share and the gift: those picked, or all active ones. May be none: then no gift is taken. */
  causes: Cause[]
  /** Who receives the VAT. */
  state: Recipient
}

/**
 * All amounts of an order, in minor units. Each line is one unit's cents × quantity; delivery is
 * dealt over the goods' VAT rates; the share and the gift are dealt among the causes; the groups,
 * the receipt and the recipients sum to goods + delivery.
 */
export function priceOrder({ currency, lines, delivery, gift, causes, state }: OrderToPrice): PricedOrder {
  const goodsCents = sum(lines, (line) => line.unitPriceCents * line.quantity)
  const deliveryCents = delivery?.priceCents ?? 0
  const deliveryParts = dealDelivery(deliveryCents, lines)
  const giftCents = causes.length === 0 ? 0 : giftOf(gift, goodsCents + deliveryCents, currency)
  const split = splitShare(
    lines.map((line) => line.unitShareCents * line.quantity),
    causes.map((cause) => cause.id),
  )
  const giftParts =
    causes.length === 0
      ? []
      : deal(
          giftCents,
          causes.map(() => 1),
        )
  return orderBreakdown({
    lines: lines.map((line, i) => ({ ...line, shares: split.perLine[i]! })),
    deliveryParts,
    carrier: delivery?.carrier ?? null,
    causes: causes.map((cause, i) => ({ ...cause, giftCents: giftParts[i]! })),
    state,
  })
}

/** What rounding `cents` up to the next whole unit of the currency takes; 0 when it is whole already. */
export function roundUpCents(cents: number, currency: Currency): number {
  const unit = 10 ** currency.decimals
  return (unit - (cents % unit)) % unit
}

function giftOf(gift: Gift, cents: number, currency: Currency): number {
  if (gift.kind === 'none') return 0
  return gift.kind === 'round-up' ? roundUpCents(cents, currency) : gift.cents
}

/** Delivery, gross, over the VAT rates of the goods in proportion to their gross amounts; highest rate first. */
function dealDelivery(deliveryCents: number, lines: SoldLine[]): DeliveryPart[] {
  if (deliveryCents === 0 || lines.length === 0) return []
  const rates = [...new Set(lines.map((line) => line.vatBp))].sort((a, b) => b - a)
  const gross = rates.map((rate) =>
    sum(
      lines.filter((line) => line.vatBp === rate),
      (line) => line.unitPriceCents * line.quantity,
    ),
  )
  const weights = gross.some((cents) => cents > 0) ? gross : rates.map(() => 1)
  const parts = deal(deliveryCents, weights)
  return rates.map((vatBp, i) => ({ vatBp, grossCents: parts[i]!, vatCents: vatIn(parts[i]!, vatBp) }))
}

const sum = <T>(items: T[], cents: (item: T) => number): number =>
  items.reduce((total, item) => total + cents(item), 0)
