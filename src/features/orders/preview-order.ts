import { read, type Reader } from '../../../db/client.ts'
import type { Currency } from '../../core/money/currency.ts'
import type { CartView } from '../cart/cart-view.ts'
import { readCart } from '../cart/read-cart.ts'
import { activeCauses, type Cause } from '../donations/active-causes.ts'
import { cheapestOf, deliveryMethodsFor, type DeliveryOffer } from '../shop/delivery.ts'
import { vatByDestination } from '../shop/one-stop-shop.ts'
import { settings } from '../shop/settings.ts'
import { isVatFree } from '../shop/vat-in-force.ts'
import { orderGround } from './order-ground.ts'
import { priceOrder, roundUpCents, type Gift } from './price-order.ts'
import type { PricedOrder } from './priced-order.ts'
import { soldLines } from './sold-lines.ts'

export type OrderChoices = {
  /** ISO 3166-1 alpha-2. */
  country: string
  /** Null, or one that does not go there: the cheapest is counted. */
  deliveryKey: string | null
  /** One to three; none, or only unknown ones: all active causes receive. */
  causeIds: string[]
  gift: Gift
}

/** A cart as it would be ordered now. */
export type OrderPreview = {
  currency: Currency
  /** The seller's country, when the shop is outside VAT; null: its prices contain VAT. */
  vatFreeIn: string | null
  cart: CartView
  order: PricedOrder
  /** What was counted for delivery; null when the shop does not deliver there. */
  delivery: DeliveryOffer | null
  /** Every way of delivery to the country. */
  offers: DeliveryOffer[]
  /** Every cause that can be picked. */
  causes: Cause[]
  /** Those that were. */
  picked: Cause[]
  /** What rounding goods and delivery up would add; 0 when they are whole. */
  roundUpCents: number
}

/**
 * Prices the open cart with the choices made so far, for the pages of the cart and the checkout and
 * for the order itself. Lines that are no longer sold are left out of the amounts.
 */
export async function previewOrder(
  secret: string | null,
  choices: OrderChoices,
  at: string,
  on: Reader = read(),
): Promise<OrderPreview> {
  const shop = await settings(at, on)
  const cart = await readCart(secret, at, on)
  const offers = await deliveryMethodsFor(choices.country, cart.goodsCents, on)
  const delivery = offers.find((offer) => offer.key === choices.deliveryKey) ?? cheapestOf(offers)
  const causes = await activeCauses(on)
  const picked = causes.filter((cause) => choices.causeIds.includes(cause.id))
  const ground = orderGround(shop, (await vatByDestination(shop, at, on))(choices.country))
  const sold = await soldLines(
    cart.lines.filter((line) => line.problem !== 'gone'),
    ground,
    on,
  )
  const order = priceOrder({
    currency: shop.currency,
    lines: sold,
    delivery: delivery && {
      priceCents: delivery.priceCents,
      carrier: { kind: 'carrier', ...delivery.carrier },
    },
    gift: choices.gift,
    causes: picked.length > 0 ? picked : causes,
    state: ground.state,
  })
  const roundUp = roundUpCents(order.goodsCents + order.deliveryCents, shop.currency)
  const vatFreeIn = isVatFree(shop) ? shop.country : null
  return {
    ...{ currency: shop.currency, vatFreeIn, cart, order, delivery, offers, causes, picked },
    roundUpCents: roundUp,
  }
}
