import { and, eq } from 'drizzle-orm'
import { write } from '../../../db/client.ts'
import { cartLines, carts } from '../../../db/schema/cart.ts'
import { Refusal } from '../../core/refusal.ts'
import { findOpenCart } from './find-cart.ts'
import { demandQuantity } from './quantity.ts'
import { sellables } from './sellable.ts'

/** Sets how many pieces of a variant are in the cart. Refused when it is not in there, not sold, or beyond what is left. */
export const setQuantity = (input: {
  secret: string | null
  variantId: string
  quantity: number
  at: string
}): Promise<void> =>
  write(async (tx) => {
    const { secret, variantId, quantity, at } = input
    const cart = await findOpenCart(secret, tx)
    const line = cart && and(eq(cartLines.cartId, cart.id), eq(cartLines.variantId, variantId))
    const [there] = line ? await tx.select().from(cartLines).where(line) : []
    if (!cart || !there) throw new Refusal('refusal.cart_line_gone', {}, 'variantId')
    const thing = (await sellables([variantId], at, tx)).get(variantId)
    if (!thing?.price) throw new Refusal('refusal.cart_not_sold', {}, 'variantId')
    demandQuantity(quantity, 0, thing.available)
    await tx.update(cartLines).set({ quantity }).where(line!)
    await tx.update(carts).set({ updatedAt: at }).where(eq(carts.id, cart.id))
  })
