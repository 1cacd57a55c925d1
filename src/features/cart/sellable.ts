import { eq, inArray } from 'drizzle-orm'
import type { Reader } from '../../../db/client.ts'
import { products, variants, type VariantOption } from '../../../db/schema/catalogue.ts'
import type { Bilingual } from '../../core/i18n/lang.ts'
import { pricesAt, priceOfVariant, type PriceInForce } from '../costs/prices.ts'

/** A variant as it can be bought at a moment. */
export type Sellable = {
  variantId: string
  productId: string
  slug: string
  title: Bilingual
  options: VariantOption[]
  /** Null: sold without counting. */
  available: number | null
  /** Null: it is not sold (any more), or has no price. */
  price: PriceInForce | null
}

/** What is known of some variants at a time, by variant. Those that never existed are left out. */
export async function sellables(
  variantIds: string[],
  at: string,
  on: Reader,
): Promise<Map<string, Sellable>> {
  if (variantIds.length === 0) return new Map()
  const rows = await on
    .select({
      variantId: variants.id,
      productId: products.id,
      slug: products.slug,
      title: products.title,
      options: variants.options,
      stock: variants.stock,
      tracksStock: variants.tracksStock,
      variantArchivedAt: variants.archivedAt,
      productArchivedAt: products.archivedAt,
      publishedAt: products.publishedAt,
    })
    .from(variants)
    .innerJoin(products, eq(products.id, variants.productId))
    .where(inArray(variants.id, variantIds))
  const prices = await pricesAt([...new Set(rows.map((row) => row.productId))], at, on)
  const by = (moment: string | null) => moment !== null && moment <= at
  return new Map(
    rows.map((row) => {
      const sold = by(row.publishedAt) && !by(row.productArchivedAt) && !by(row.variantArchivedAt)
      const { variantId, productId, slug, title, options } = row
      const available = row.tracksStock ? row.stock : null
      const price = sold ? priceOfVariant(prices, productId, variantId) : null
      return [variantId, { variantId, productId, slug, title, options, available, price }]
    }),
  )
}
