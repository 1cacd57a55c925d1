import { eq, sql } from 'drizzle-orm'
import { read } from '../../../db/client.ts'
import { cartLines } from '../../../db/schema/cart.ts'
import { findOpenCart } from './find-cart.ts'

/** Pieces in the open cart behind the secret; 0 when there is none. */
export async function cartCount(secret: string | null): Promise<number> {
  const cart = await findOpenCart(secret, read())
  if (!cart) return 0
  const [row] = await read()
    .select({ pieces: sql<number>`coalesce(sum(${cartLines.quantity}), 0)`.mapWith(Number) })
    .from(cartLines)
    .where(eq(cartLines.cartId, cart.id))
  return row?.pieces ?? 0
}
