import { and, eq } from 'drizzle-orm'
import { write } from '../../../db/client.ts'
import { cartLines, carts } from '../../../db/schema/cart.ts'
import { findOpenCart } from './find-cart.ts'
import { sellables } from './sellable.ts'

/** "I have seen the new prices": those in force now become the ones the shopper saw. */
export const acceptPrices = (input: { secret: string | null; at: string }): Promise<void> =>
  write(async (tx) => {
    const cart = await findOpenCart(input.secret, tx)
    if (!cart) return
    const lines = await tx.select().from(cartLines).where(eq(cartLines.cartId, cart.id))
    const things = await sellables(
      lines.map((line) => line.variantId),
      input.at,
      tx,
    )
    for (const { variantId, seenPriceCents } of lines) {
      const now = things.get(variantId)?.price?.grossCents
      if (now === undefined || now === seenPriceCents) continue
      await tx
        .update(cartLines)
        .set({ seenPriceCents: now })
        .where(and(eq(cartLines.cartId, cart.id), eq(cartLines.variantId, variantId)))
    }
    await tx.update(carts).set({ updatedAt: input.at }).where(eq(carts.id, cart.id))
  })
