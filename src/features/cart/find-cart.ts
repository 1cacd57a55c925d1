import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Reader } from '../../../db/client.ts'
import { carts } from '../../../db/schema/cart.ts'

export type Cart = typeof carts.$inferSelect

/** Only the digest of a cart's secret is kept: who reads the database can't take over a cart. */
export const secretDigest = (secret: string): string => createHash('sha256').update(secret).digest('hex')

/** The cart behind a cookie's secret, also a locked one; null when there is none. */
export async function findCart(secret: string | null, on: Reader): Promise<Cart | null> {
  if (secret === null || secret === '') return null
  const [cart] = await on
    .select()
    .from(carts)
    .where(eq(carts.secretSha256, secretDigest(secret)))
  return cart ?? null
}

/** The cart behind a secret while it can still change; null when there is none or it became an order. */
export async function findOpenCart(secret: string | null, on: Reader): Promise<Cart | null> {
  const cart = await findCart(secret, on)
  return cart?.lockedAt === null ? cart : null
}
