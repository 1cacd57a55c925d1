import { priceOfVariant, type PriceInForce } from '../costs/prices.ts'
import { setPriceIn } from '../costs/set-price.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Batch } from './import-batch.ts'
import { keepPriceDraft } from './keep-drafts.ts'

/** A variant with the price that the file gives it; null when the file gives none. */
export type Priced = {
  variantId: string
  line: number
  priceCents: number | null
  costMicros: number | null | undefined
  /** Not in the file: what it sells for must not change by the way. */
  absent?: boolean
}

export type PricedProduct = { id: string; vatBp: number; variants: Priced[] }

/** What came of a product's prices. */
export type KeptPrices = {
  /** What the price of each scope was that changed, and what it is now, in minor units. */
  changed: Map<string, { before: number | null; after: number }>
  /** What the variants without a price of their own have, or will once a draft is published; null: nothing. */
  sharedCents: number | null
}

/** A scope and the price it is to have: the whole product's, or a variant's own. */
export type ScopePrice = {
  productId: string
  variantId: string | null
  line: number
  priceCents: number
  vatBp: number
}

/**
 * Puts the file's prices in force: one for the whole product as long as its variants agree, and one
 * of its own for each that differs. A price that is explained is never changed silently: the new one waits
 * in a draft.
 */
export async function keepPrices(product: PricedProduct, batch: Batch): Promise<KeptPrices> {
  const { prices } = batch.known
  const priced = product.variants.filter((variant) => variant.priceCents !== null)
  const changed: KeptPrices['changed'] = new Map()
  const keep = async (
    variantId: string | null,
    { line, priceCents }: Priced,
    current: PriceInForce | null,
  ) => {
    if (priceCents === null) return
    const scope = { productId: product.id, variantId, line, priceCents, vatBp: product.vatBp }
    if (await keepPrice(scope, current, batch))
      changed.set(variantId ?? product.id, { before: current?.grossCents ?? null, after: priceCents })
  }

  const ofProduct = prices.get(product.id) ?? null
  const inheriting = product.variants.filter((variant) => !prices.has(variant.variantId))
  const asked = inheriting.filter((variant) => variant.priceCents !== null)
  const common = commonPrice(inheriting, ofProduct?.grossCents ?? null)
  if (common) await keep(null, common, ofProduct)
  const shared = common?.priceCents ?? ofProduct?.grossCents ?? null
  for (const variant of priced) {
    const own = prices.get(variant.variantId)
    if (own) await keep(variant.variantId, variant, own)
    else if (asked.includes(variant) && variant.priceCents !== shared) {
      await keep(variant.variantId, variant, priceOfVariant(prices, product.id, variant.variantId))
    }
  }
  return { changed, sharedCents: shared }
}

/**
 * The variant whose price becomes the product's: null when the product's stays, because one of
 * those that live by it still has it, or one of them is not in the file.
 */
function commonPrice(inheriting: Priced[], current: number | null): Priced | null {
  const asked = inheriting.filter((variant) => variant.priceCents !== null)
  if (current === null) return asked[0] ?? null
  const stays = inheriting.some(
    (variant) => variant.absent || variant.priceCents === current || variant.priceCents === null,
  )
  return stays ? null : (asked[0] ?? null)
}

/** One scope's price: in force, in a draft, or left as it is. Says whether one came into force. */
async function keepPrice(scope: ScopePrice, current: PriceInForce | null, batch: Batch): Promise<boolean> {
  const { tx, report, by, at, random } = batch
  if (current?.grossCents === scope.priceCents) return false
  if (current?.kind === 'reduction') {
    report.note(scope.line, 'import.note.price_reduced')
    return false
  }
  if (current?.versionId) {
    await keepPriceDraft(scope, current.versionId, batch)
    return false
  }
  const { productId, variantId, priceCents: grossCents, vatBp } = scope
  if (batch.fresh.productIds.has(productId)) {
    batch.fresh.prices.push({ productId, variantId, grossCents, vatBp })
    report.prices += 1
    return true
  }
  try {
    await setPriceIn(tx, { by, productId, variantId, grossCents, vatBp, at }, random)
  } catch (error) {
    // A price already planned, for one: the person who planned it decides.
    if (!(error instanceof Refusal)) throw error
    report.note(scope.line, error.code, error.params)
    return false
  }
  report.prices += 1
  return true
}
