import { and, eq } from 'drizzle-orm'
import { write, type Writer } from '../../../db/client.ts'
import { cartLines, carts } from '../../../db/schema/cart.ts'
import { newId, newToken, systemRandom, type Random } from '../../core/id.ts'
import { Refusal } from '../../core/refusal.ts'
import { findOpenCart, secretDigest } from './find-cart.ts'
import { demandQuantity } from './quantity.ts'
import { sellables } from './sellable.ts'

/** More different things than anybody buys at once; keeps a cart readable and its order quick. */
export const linesAtMost = 60

export type AddToCart = {
  /** From the cookie; null when there is none. */
  secret: string | null
  variantId: string
  /** Pieces to add to those already in the cart. */
  quantity: number
  /** The price that the page showed, when it says so: if it is no longer in force, the shopper is asked. */
  seenPriceCents?: number | null
  at: string
}

/**
 * Puts a variant into the cart, opening one when the secret belongs to none or to one that became an
 * order. Returns the secret to keep in the cookie. Refused when the variant is not sold, or for more
 * than there is; nothing is reserved.
 */
export const addToCart = (input: AddToCart, random: Random = systemRandom): Promise<{ secret: string }> =>
  write(async (tx) => {
    const { secret, variantId, quantity, seenPriceCents, at } = input
    const thing = (await sellables([variantId], at, tx)).get(variantId)
    if (!thing?.price) throw new Refusal('refusal.cart_not_sold', {}, 'variantId')

    const open = await findOpenCart(secret, tx)
    const before = open ? await inCart(tx, open.id, variantId) : { quantity: 0, lines: 0, position: 0 }
    demandQuantity(quantity, before.quantity, thing.available)
    if (before.quantity === 0 && before.lines >= linesAtMost)
      throw new Refusal('refusal.cart_full', { n: linesAtMost }, 'variantId')

    const cart = open ? { id: open.id, secret: secret! } : await openCart(tx, at, random)
    const seen = { seenPriceCents: seenPriceCents ?? thing.price.grossCents }
    if (before.quantity > 0)
      await tx
        .update(cartLines)
        .set({ quantity: before.quantity + quantity, ...seen })
        .where(and(eq(cartLines.cartId, cart.id), eq(cartLines.variantId, variantId)))
    else
      await tx
        .insert(cartLines)
        .values({ cartId: cart.id, variantId, position: before.position + 1, quantity, ...seen })
    await tx.update(carts).set({ updatedAt: at }).where(eq(carts.id, cart.id))
    return { secret: cart.secret }
  })

async function openCart(tx: Writer, at: string, random: Random): Promise<{ id: string; secret: string }> {
  const secret = newToken(random)
  const id = newId('crt', random)
  await tx.insert(carts).values({ id, secretSha256: secretDigest(secret), createdAt: at, updatedAt: at })
  return { id, secret }
}

async function inCart(tx: Writer, cartId: string, variantId: string) {
  const lines = await tx
    .select({ variantId: cartLines.variantId, quantity: cartLines.quantity, position: cartLines.position })
    .from(cartLines)
    .where(eq(cartLines.cartId, cartId))
  return {
    quantity: lines.find((line) => line.variantId === variantId)?.quantity ?? 0,
    lines: lines.length,
    position: Math.max(0, ...lines.map((line) => line.position)),
  }
}
