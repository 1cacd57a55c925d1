import { eq, sql } from 'drizzle-orm'
import type { Writer } from '../../../db/client.ts'
import { productImages, products } from '../../../db/schema/catalogue.ts'
import type { Bilingual } from '../../core/i18n/lang.ts'
import { newId, systemRandom, type Random } from '../../core/id.ts'
import { Refusal } from '../../core/refusal.ts'
import { insertVariantsIn, type NewVariant } from './add-variant.ts'
import { cleanBoth } from './clean-description.ts'
import type { StockReason } from './record-stock.ts'
import { inParts } from './in-parts.ts'
import { indexProductsIn } from './search.ts'

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

type Added = { at: string; by: string; stockReason?: StockReason }

/** The ids of an added product and of its variants, in their order. */
export type AddedProduct = { id: string; variantIds: string[] }

/**
 * Adds a product with its variants, their first stock and its pictures. Refuses a slug that is
 * taken or not of letters, digits and hyphens, an empty title, a published product without a variant. A price
 * is set by the verbs of costs.
 */
export async function addProductIn(
  tx: Writer,
  { product, ...added }: Added & { product: NewProduct },
  random: Random = systemRandom,
): Promise<AddedProduct> {
  const { slug } = product
  const taken = await tx.select({ id: products.id }).from(products).where(eq(products.slug, slug))
  if (taken.length > 0) throw new Refusal('refusal.slug_taken', { slug }, 'slug')
  const [ids] = await insertProductsIn(tx, { ...added, products: [product] }, random)
  await indexProductsIn(tx, [ids!.id])
  return ids!
}

function refuseUnsound({ title, slug, variants, publishedAt }: NewProduct): void {
  if (title.fr.trim() === '' || title.en.trim() === '')
    throw new Refusal('refusal.title_missing', {}, 'title')
  if (!slugPattern.test(slug)) throw new Refusal('refusal.slug_wrong', { slug }, 'slug')
  if (variants.length === 0 && publishedAt !== null)
    throw new Refusal('refusal.variant_missing', {}, 'variants')
}

/**
 * The rows alone, for who has seen to free slugs and indexes many products at once: a few
 * statements whatever their number.
 */
export async function insertProductsIn(
  tx: Writer,
  { products: added, at, by, stockReason = 'opening' }: Added & { products: NewProduct[] },
  random: Random = systemRandom,
): Promise<AddedProduct[]> {
  added.forEach(refuseUnsound)
  const rows = added.map((product) => ({ product, id: newId('prd', random) }))
  const last = sql<number>`(select coalesce(max(position), 0) + 1 from products)`
  for (const part of inParts(rows, 500)) {
    await tx.insert(products).values(
      part.map(({ id, product: { variants: _, images: __, position, ...row } }) => ({
        id,
        ...row,
        position: position ?? last,
        description: cleanBoth(row.description),
        createdAt: at,
        updatedAt: at,
      })),
    )
  }
  const variantIds = await insertVariantsIn(
    tx,
    {
      variants: rows.flatMap(({ id, product }) =>
        product.variants.map((variant, index) => ({ productId: id, position: index + 1, variant })),
      ),
      ...{ at, by, reason: stockReason },
    },
    random,
  )
  let taken = 0
  const ids = rows.map(({ id, product }) => {
    taken += product.variants.length
    return { id, variantIds: variantIds.slice(taken - product.variants.length, taken) }
  })
  const images = ids.flatMap(({ id, variantIds: own }, place) =>
    added[place]!.images.map(({ variant, ...image }, index) => ({
      id: newId('img', random),
      productId: id,
      variantId: variant === undefined || variant === null ? null : (own[variant] ?? null),
      position: index + 1,
      ...image,
    })),
  )
  for (const part of inParts(images, 500)) await tx.insert(productImages).values(part)
  return ids
}
