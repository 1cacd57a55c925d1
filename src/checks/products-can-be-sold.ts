import { and, inArray } from 'drizzle-orm'
import { products, variants } from '../../db/schema/catalogue.ts'
import { isOffered, isShown } from '../features/catalogue/shown.ts'
import { priceOfVariant, pricesAt } from '../features/costs/prices.ts'
import type { Check } from './check.ts'

export const check: Check = {
  name: 'products-can-be-sold',
  title: 'checks.products_can_be_sold',
  run: async (on, at) => {
    const shown = await on.select({ id: products.id, slug: products.slug }).from(products).where(isShown(at))
    const ofShown = on.select({ id: products.id }).from(products).where(isShown(at))
    const offered = await on
      .select({ id: variants.id, productId: variants.productId })
      .from(variants)
      .where(and(inArray(variants.productId, ofShown), isOffered))
    const inForce = await pricesAt(
      shown.map((product) => product.id),
      at,
      on,
    )
    const variantsOf = Map.groupBy(offered, (variant) => variant.productId)
    const failures = shown.flatMap(({ id, slug }) => {
      const own = variantsOf.get(id) ?? []
      if (own.length === 0) return [`${slug} is shown without a variant`]
      const unpriced = own.filter((variant) => priceOfVariant(inForce, id, variant.id) === null)
      return unpriced.map((variant) => `${slug} is shown without a price for ${variant.id}`)
    })
    return { looked: shown.length, failures }
  },
}
