import { and, inArray } from 'drizzle-orm'
import type { Reader } from '../../../db/client.ts'
import { products, variants } from '../../../db/schema/catalogue.ts'
import { Refusal, type RefusalCode } from '../../core/refusal.ts'
import { inParts } from '../catalogue/in-parts.ts'
import { isOffered, isShown } from '../catalogue/shown.ts'
import { priceOfVariant, pricesAt } from './prices.ts'

/**
 * Of these products, those that shoppers could not buy at `at` if they were shown, and why: no variant on
 * offer, or one without a price.
 */
export async function whyNotShown(
  productIds: readonly string[],
  at: string,
  on: Reader,
): Promise<Map<string, RefusalCode>> {
  const offered: { id: string; productId: string }[] = []
  for (const ids of inParts(productIds, 5_000)) {
    const rows = await on
      .select({ id: variants.id, productId: variants.productId })
      .from(variants)
      .where(and(inArray(variants.productId, ids), isOffered))
    offered.push(...rows)
  }
  const inForce = await pricesAt([...productIds], at, on)
  const variantsOf = Map.groupBy(offered, (variant) => variant.productId)
  const why = new Map<string, RefusalCode>()
  for (const id of productIds) {
    const own = variantsOf.get(id) ?? []
    if (own.length === 0) why.set(id, 'refusal.variant_missing')
    else if (own.some((variant) => priceOfVariant(inForce, id, variant.id) === null))
      why.set(id, 'refusal.product_unpriced')
  }
  return why
}

/** Refuses what this transaction did to a product that is shown, when it could not be bought any more. */
export async function refuseUnsellableIn(tx: Reader, productId: string, at: string): Promise<void> {
  const [shown] = await tx
    .select({ id: products.id })
    .from(products)
    .where(and(inArray(products.id, [productId]), isShown(at)))
  if (!shown) return
  const why = (await whyNotShown([productId], at, tx)).get(productId)
  if (why) throw new Refusal(why)
}
