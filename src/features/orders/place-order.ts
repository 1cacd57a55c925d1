import { eq, max } from 'drizzle-orm'
import { write, type Writer } from '../../../db/client.ts'
import { carts } from '../../../db/schema/cart.ts'
import { orders } from '../../../db/schema/orders.ts'
import { newId, newToken, systemRandom, type Random } from '../../core/id.ts'
import type { Lang } from '../../core/i18n/lang.ts'
import { Refusal, refuseAll } from '../../core/refusal.ts'
import { addFullDays } from '../../core/time/days.ts'
import { shopper } from '../accounts/person.ts'
import { findCart } from '../cart/find-cart.ts'
import { queueMailIn } from '../mail/queue-mail.ts'
import { settings } from '../shop/settings.ts'
import { readAddress, type Address, type AddressField } from './address.ts'
import { appendEvent } from './append-event.ts'
import { freezeOrder } from './freeze-order.ts'
import { contractTexts } from './contract-texts.ts'
import { placedMail } from './order-mails.ts'
import { takeStock } from './order-stock.ts'
import { previewOrder, type OrderPreview } from './preview-order.ts'
import { viewOrder } from './read-order.ts'
import { giftTaken, refuseCart, refuseChanges, refuseChoices, type GiftAsked } from './refuse-order.ts'

/** What a checkout's form asks for. Prices, stock and shares are never part of it. */
export type OrderAsked = {
  /** From the cookie. */
  secret: string | null
  lang: Lang
  /** As typed. */
  address: Partial<Record<AddressField, string>>
  deliveryKey: string
  /** None, or one to three. */
  causeIds: string[]
  gift: GiftAsked
  /** False when the form's box was left empty; omitted when there is none. */
  termsAccepted?: boolean
  /** The total that the page showed: when it is another now, the shopper is asked again. */
  expectedTotalCents?: number | null
}

export type PlacedOrder = {
  number: number
  token: string
  /** False: the cart had become this order before, by another click. */
  isNew: boolean
}

/**
 * Makes an order of the cart, in one transaction: stock taken, prices and breakdowns frozen, the
 * causes' split frozen, the mail queued, the cart locked. A cart makes one order: asked again, the
 * same one is returned. Refused, with a sentence for each field, when something needs mending, when
 * something sold out, or when a price or the total is not what the shopper saw.
 */
export async function placeOrder(
  asked: OrderAsked,
  at: string,
  random: Random = systemRandom,
): Promise<PlacedOrder> {
  const contract = await contractTexts(asked.lang)
  return write(async (tx) => {
    const cart = await findCart(asked.secret, tx)
    if (cart?.lockedAt) return orderOfCart(tx, cart.id)

    const { address, refusals } = readAddress(asked.address)
    const preview = await previewOrder(
      asked.secret,
      { ...asked, country: address.country, gift: giftTaken(asked.gift) },
      at,
      tx,
    )
    if (!cart || preview.cart.lines.length === 0) throw new Refusal('refusal.order_cart_empty')
    refuseAll([...refusals, ...refuseChoices(asked, preview), ...refuseCart(preview.cart)])
    refuseAll(refuseChanges(asked, preview))

    const placed = await freeze(tx, asked, address, preview, cart.id, at, random)
    refuseAll(await takeStock(tx, { orderId: placed.id, at, by: shopper }, random))
    await appendEvent(tx, { orderId: placed.id, kind: 'placed', at, by: shopper.id }, random)
    if (preview.order.totalCents === 0)
      await appendEvent(
        tx,
        { orderId: placed.id, kind: 'paid', at, by: shopper.id, receivedCents: 0 },
        random,
      )
    const view = await viewOrder(eq(orders.id, placed.id), at, tx)
    await queueMailIn(tx, placedMail(view!, contract, at), random)
    await tx.update(carts).set({ lockedAt: at, updatedAt: at }).where(eq(carts.id, cart.id))
    return { number: placed.number, token: placed.token, isNew: true }
  })
}

async function orderOfCart(tx: Writer, cartId: string): Promise<PlacedOrder> {
  const [order] = await tx
    .select({ number: orders.number, token: orders.token })
    .from(orders)
    .where(eq(orders.cartId, cartId))
  if (!order) throw new Error(`cart ${cartId} is locked, but made no order`)
  return { ...order, isNew: false }
}

async function freeze(
  tx: Writer,
  { lang }: OrderAsked,
  address: Address,
  { order, delivery, picked }: OrderPreview,
  cartId: string,
  at: string,
  random: Random,
): Promise<{ id: string; number: number; token: string }> {
  const { currency, bankTransferDays } = await settings(at, tx)
  const [last] = await tx.select({ number: max(orders.number) }).from(orders)
  const id = newId('ord', random)
  const token = newToken(random)
  const number = (last?.number ?? 0) + 1
  if (!delivery) throw new Error('an order without delivery passed the checks')
  const row = {
    ...{ id, number, token, cartId, lang, ...address },
    currency: currency.code,
    placedAt: at,
    payBeforeAt: addFullDays(at, bankTransferDays),
    deliveryKey: delivery.key,
    deliveryTitle: delivery.title,
    carrierName: delivery.carrier.name,
    carrierPlace: delivery.carrier.place,
    carrierCountry: delivery.carrier.country,
    transitDaysMax: delivery.transitDaysMax,
  }
  const pickedIds = picked.map((cause) => cause.id)
  await freezeOrder(tx, row, order, pickedIds, random)
  return { id, number, token }
}
