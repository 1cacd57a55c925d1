import { eq } from 'drizzle-orm'
import type { Writer } from '../../../db/client.ts'
import { products } from '../../../db/schema/catalogue.ts'
import { Refusal } from '../../core/refusal.ts'
import type { ProductTexts } from './add-product.ts'
import { cleanBoth } from './clean-description.ts'
import { indexProductsIn } from './search.ts'

export type ProductChanges = Partial<ProductTexts> & {
  position?: number
  categoryId?: string | null
  manufacturerId?: string | null
  vatBp?: number
  givingRateBp?: number | null
  publishedAt?: string | null
  archivedAt?: string | null
}

/** Changes a product; its address (slug) stays for ever. Refuses an empty title. Indexes it anew. */
export async function updateProductIn(
  tx: Writer,
  productId: string,
  changes: ProductChanges,
  at: string,
): Promise<void> {
  await changeProductIn(tx, productId, changes, at)
  await indexProductsIn(tx, [productId])
}

/** The row alone, for who indexes many products at once. */
export async function changeProductIn(
  tx: Writer,
  productId: string,
  changes: ProductChanges,
  at: string,
): Promise<void> {
  const { title, description } = changes
  if (title && (title.fr.trim() === '' || title.en.trim() === '')) {
    throw new Refusal('refusal.title_missing', {}, 'title')
  }
  await tx
    .update(products)
    .set({ ...changes, ...(description && { description: cleanBoth(description) }), updatedAt: at })
    .where(eq(products.id, productId))
}
