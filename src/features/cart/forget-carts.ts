import { and, inArray, isNull, lt } from 'drizzle-orm'
import { write } from '../../../db/client.ts'
import { cartLines, carts } from '../../../db/schema/cart.ts'
import { addFullDays } from '../../core/time/days.ts'
import { cartDays } from '../../core/web/cart-cookie.ts'

/** Deletes the carts that nobody has touched for `cartDays` and that made no order. Returns how many. */
export const forgetCarts = (at: string): Promise<number> =>
  write(async (tx) => {
    const old = await tx
      .select({ id: carts.id })
      .from(carts)
      .where(and(isNull(carts.lockedAt), lt(carts.updatedAt, addFullDays(at, -cartDays))))
      .limit(1000)
    const ids = old.map((cart) => cart.id)
    if (ids.length === 0) return 0
    await tx.delete(cartLines).where(inArray(cartLines.cartId, ids))
    await tx.delete(carts).where(inArray(carts.id, ids))
    return ids.length
  })
