import { eq, sql } from 'drizzle-orm'
import type { Writer } from '../../../db/client.ts'
import { productImages, products } from '../../../db/schema/catalogue.ts'
import type { Bilingual } from '../../core/i18n/lang.ts'
import { newId, type Random } from '../../core/id.ts'
import { Refusal } from '../../core/refusal.ts'
import { insertVariantsIn, type NewVariant } from './add-variant.ts'
import { cleanDescription } from './clean-description.ts'
import type { StockReason } from './record-stock.ts'
import { indexProductsIn } from './search-sqlite.ts'

export type ProductTexts = {
  title: Bilingual
  summary: Bilingual
  /** HTML; cleaned on its way in. */
  description: Bilingual
  composition: Bilingual
  origin: Bilingual
  care: Bilingual
}

export type NewImage = {
  path: string | null
  sourceUrl: string | null
  alt: Bilingual
  /** Of which variant, by its place in `variants`; null: of the product. */
  variant?: number | null
}

export type NewProduct = ProductTexts & {
  slug: string
  /** Where it stands in the shop; last when left out. */
  position?: number
  categoryId: string | null
  manufacturerId: string | null
  vatBp: number
  givingRateBp: number | null
  importKey: string | null
  publishedAt: string | null
  /** At least one once it is published: a variant is what is really sold. */
  variants: NewVariant[]
  images: NewImage[]
}

export const slugPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

/**
 * Adds a product with its variants, their first stock and its pictures. Refuses a slug that is
 * taken or not of letters, digits and hyphens, an empty title, a published product without a variant. A price
 * is set by the verbs of costs.
 */
export async function addProductIn(
  tx: Writer,
  added: { product: NewProduct; at: string; by: string; stockReason?: StockReason },
  random?: Random,
): Promise<{ id: string; variantIds: string[] }> {
  const { product, at, by } = added
  const { variants, images, position, ...row } = product
  if (product.title.fr.trim() === '' || product.title.en.trim() === '') {
    throw new Refusal('refusal.title_missing', {}, 'title')
  }
  if (!slugPattern.test(product.slug)) throw new Refusal('refusal.slug_wrong', { slug: product.slug }, 'slug')
  if (variants.length === 0 && product.publishedAt !== null)
    throw new Refusal('refusal.variant_missing', {}, 'variants')
  const taken = await tx.select({ id: products.id }).from(products).where(eq(products.slug, product.slug))
  if (taken.length > 0) throw new Refusal('refusal.slug_taken', { slug: product.slug }, 'slug')

  const id = newId('prd', random)
  await tx.insert(products).values({
    id,
    ...row,
    position: position ?? sql<number>`(select coalesce(max(position), 0) + 1 from products)`,
    description: { fr: cleanDescription(row.description.fr), en: cleanDescription(row.description.en) },
    createdAt: at,
    updatedAt: at,
  })
  const reason = added.stockReason ?? 'opening'
  const variantIds = await insertVariantsIn(tx, { productId: id, variants, from: 0, at, by, reason }, random)
  if (images.length > 0) {
    await tx.insert(productImages).values(
      images.map(({ variant, ...image }, index) => ({
        id: newId('img', random),
        productId: id,
        variantId: variant === undefined || variant === null ? null : (variantIds[variant] ?? null),
        position: index + 1,
        ...image,
      })),
    )
  }
  await indexProductsIn(tx, [id])
  return { id, variantIds }
}
