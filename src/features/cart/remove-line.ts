import { and, eq } from 'drizzle-orm'
import { write } from '../../../db/client.ts'
import { cartLines, carts } from '../../../db/schema/cart.ts'
import { findOpenCart } from './find-cart.ts'

/** Takes a variant out of the cart. Nothing happens when it is not in there. */
export const removeLine = (input: { secret: string | null; variantId: string; at: string }): Promise<void> =>
  write(async (tx) => {
    const cart = await findOpenCart(input.secret, tx)
    if (!cart) return
    await tx
      .delete(cartLines)
      .where(and(eq(cartLines.cartId, cart.id), eq(cartLines.variantId, input.variantId)))
    await tx.update(carts).set({ updatedAt: input.at }).where(eq(carts.id, cart.id))
  })
