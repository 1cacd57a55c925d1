import { priceOfVariant } from '../costs/prices.ts'
import type { Batch } from './import-batch.ts'
import { dropCostDraft, keepCostDraft } from './keep-drafts.ts'
import type { KeptPrices, Priced, PricedProduct } from './keep-prices.ts'

/**
 * Turns a cost column into draft breakdowns: one for the product while its variants agree, and
 * one for each that has a price or a cost of its own. Prices that are explained have better lines already.
 */
export async function keepCosts(product: PricedProduct, kept: KeptPrices, batch: Batch): Promise<void> {
  const { prices } = batch.known
  const asked = product.variants.filter((variant) => variant.costMicros !== undefined)
  if (asked.length === 0) return
  const isExplained = (variantId: string | null) =>
    priceOfVariant(prices, product.id, variantId)?.versionId ?? null
  const hasOwn = ({ variantId }: Priced) => prices.has(variantId) || kept.changed.has(variantId)
  const inheriting = asked.filter((variant) => !hasOwn(variant))
  const first = inheriting.find((variant) => typeof variant.costMicros === 'number')

  const scoped = async (
    variantId: string | null,
    { line, costMicros }: Priced,
    priceCents: number | null,
  ) => {
    if (isExplained(variantId)) return
    const scope = { productId: product.id, variantId, line, vatBp: product.vatBp }
    if (typeof costMicros === 'number' && priceCents !== null) {
      await keepCostDraft({ ...scope, priceCents }, costMicros, batch)
    } else if (costMicros === null) await dropCostDraft(scope, batch)
  }
  if (first) await scoped(null, first, kept.sharedCents)
  else if (inheriting[0]) await scoped(null, inheriting[0], kept.sharedCents)
  for (const variant of asked) {
    const current = priceOfVariant(prices, product.id, variant.variantId)?.grossCents ?? null
    if (hasOwn(variant)) await scoped(variant.variantId, variant, variant.priceCents ?? current)
    else if (variant.costMicros === first?.costMicros) {
      // Agrees with the product by now: a draft of its own from an earlier file has no use.
      await dropCostDraft({ productId: product.id, variantId: variant.variantId }, batch)
    } else await scoped(variant.variantId, variant, kept.sharedCents)
  }
}
