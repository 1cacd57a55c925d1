import { Refusal } from '../../core/refusal.ts'
import type { Bilingual } from '../../core/i18n/lang.ts'
import type { CartView } from '../cart/cart-view.ts'
import { sayCents } from '../costs/say.ts'
import { causesAtMost } from '../donations/causes-at-most.ts'
import type { OrderAsked } from './place-order.ts'
import type { OrderPreview } from './preview-order.ts'
import type { Gift } from './price-order.ts'

/** As `Gift`, with what could not be read as an amount. */
export type GiftAsked = Exclude<Gift, { kind: 'amount' }> | { kind: 'amount'; cents: number | null }

/** Units of the currency: beyond that somebody mistyped, and a transfer by hand is the better way. */
const giftAtMost = 1000

/** The gift to count with: one that is refused counts as none. */
export const giftTaken = (gift: GiftAsked): Gift =>
  gift.kind !== 'amount'
    ? gift
    : gift.cents !== null && Number.isSafeInteger(gift.cents) && gift.cents > 0
      ? { kind: 'amount', cents: gift.cents }
      : { kind: 'none' }

/** What is wrong with delivery, causes, gift and terms, each beside its field. */
export function refuseChoices(asked: OrderAsked, preview: OrderPreview): Refusal[] {
  const { deliveryKey, causeIds, gift, termsAccepted } = asked
  const { causes, offers, currency } = preview
  const found: Refusal[] = []
  if (offers.length === 0 && /^[A-Z]{2}$/.test(asked.address.country ?? ''))
    found.push(new Refusal('refusal.order_country_not_served', {}, 'country'))
  else if (!offers.some((offer) => offer.key === deliveryKey))
    found.push(new Refusal('refusal.order_delivery', {}, 'delivery'))

  if (causeIds.length > causesAtMost)
    found.push(new Refusal('refusal.causes_at_most', { n: causesAtMost }, 'causes'))
  else if (new Set(causeIds).size < causeIds.length)
    found.push(new Refusal('refusal.cause_twice', {}, 'causes'))
  else if (causeIds.some((id) => !causes.some((cause) => cause.id === id)))
    found.push(new Refusal('refusal.cause_not_active', {}, 'causes'))

  const mostCents = giftAtMost * 10 ** currency.decimals
  if (gift.kind !== 'none' && causes.length === 0)
    found.push(new Refusal('refusal.gift_no_cause', {}, 'gift'))
  else if (gift.kind === 'amount' && (gift.cents === null || !Number.isSafeInteger(gift.cents)))
    found.push(new Refusal('refusal.gift_unreadable', {}, 'gift'))
  else if (gift.kind === 'amount' && (gift.cents! < 1 || gift.cents! > mostCents))
    found.push(
      new Refusal(
        'refusal.gift_range',
        { least: sayCents(1, currency), most: sayCents(mostCents, currency) },
        'gift',
      ),
    )

  if (termsAccepted === false) found.push(new Refusal('refusal.order_terms', {}, 'terms'))
  return found
}

/** Says what is left of a thing that more was asked of. */
export const leftOf = (title: Bilingual, n: number): Refusal =>
  n === 0
    ? new Refusal('refusal.order_line_sold_out', { title })
    : new Refusal('refusal.order_line_left', { title, n })

/** A Refusal for each line of a cart that can't be ordered as it stands, with what is left. */
export const refuseCart = ({ lines }: CartView): Refusal[] =>
  lines.flatMap(({ title, problem, available }) => {
    if (problem === null) return []
    if (problem === 'gone') return [new Refusal('refusal.order_line_gone', { title })]
    return [leftOf(title, available ?? 0)]
  })

/** A Refusal when a price, or else the total, is not what the shopper saw. */
export function refuseChanges({ expectedTotalCents }: OrderAsked, preview: OrderPreview): Refusal[] {
  const { cart, order, currency } = preview
  const changed = cart.lines
    .filter((line) => line.priceChanged)
    .map(
      ({ title, seenPriceCents, unitPriceCents }) =>
        new Refusal('refusal.order_price_changed', {
          title,
          before: sayCents(seenPriceCents, currency),
          now: sayCents(unitPriceCents, currency),
        }),
    )
  if (changed.length > 0) return changed
  if (!Number.isSafeInteger(expectedTotalCents) || expectedTotalCents === order.totalCents) return []
  return [
    new Refusal('refusal.order_total_changed', {
      before: sayCents(expectedTotalCents!, currency),
      now: sayCents(order.totalCents, currency),
    }),
  ]
}
