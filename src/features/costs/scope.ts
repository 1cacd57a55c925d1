import { eq } from 'drizzle-orm'
import type { Reader } from '../../../db/client.ts'
import { products, variants } from '../../../db/schema/catalogue.ts'
import { Refusal } from '../../core/refusal.ts'

/** What has prices and breakdowns of its own: a product, or one of its variants. */
export type Scope = { productId: string; variantId: string | null; scopeId: string }
export type ScopeInput = { productId: string; variantId: string | null }

/** Throws the Refusal `refusal.costs_no_product` unless both exist and belong together. */
export async function findScope({ productId, variantId }: ScopeInput, on: Reader): Promise<Scope> {
  const [product] = await on.select({ id: products.id }).from(products).where(eq(products.id, productId))
  if (!product) throw new Refusal('refusal.costs_no_product')
  if (variantId === null) return { productId, variantId, scopeId: productId }
  const [variant] = await on
    .select({ productId: variants.productId })
    .from(variants)
    .where(eq(variants.id, variantId))
  if (variant?.productId !== productId) throw new Refusal('refusal.costs_no_product')
  return { productId, variantId, scopeId: variantId }
}
