import { eq } from 'drizzle-orm'
import { products } from '../../db/schema/catalogue.ts'
import { indexedProducts } from '../features/catalogue/search.ts'
import { isShown } from '../features/catalogue/shown.ts'
import type { Check } from './check.ts'

export const check: Check = {
  name: 'search-finds-every-product',
  title: 'checks.search_finds_every_product',
  run: async (on, at) => {
    const indexed = indexedProducts(on)
    const shown = await on
      .select({ slug: products.slug, indexed: indexed.productId })
      .from(products)
      .leftJoin(indexed, eq(indexed.productId, products.id))
      .where(isShown(at))
    const lost = shown.filter((product) => product.indexed === null)
    return { looked: shown.length, failures: lost.map(({ slug }) => `${slug} can't be found by searching`) }
  },
}
