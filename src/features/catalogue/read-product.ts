import { and, asc, eq, isNotNull } from 'drizzle-orm'
import { read, type Reader } from '../../../db/client.ts'
import {
  categories,
  manufacturers,
  productImages,
  products,
  type VariantOption,
  variants,
} from '../../../db/schema/catalogue.ts'
import type { Bilingual } from '../../core/i18n/lang.ts'
import type { ProductTexts } from './add-product.ts'
import { isAvailable, isOffered, isShown } from './shown.ts'

export type VariantView = {
  id: string
  options: VariantOption[]
  sku: string | null
  stock: number
  tracksStock: boolean
  /** Whether one can be bought now. */
  available: boolean
}

export type ProductView = ProductTexts & {
  id: string
  slug: string
  category: { slug: string; name: Bilingual } | null
  manufacturer: { name: string; address: string; email: string } | null
  vatBp: number
  givingRateBp: number | null
  /** Pictures of this shop; those of which only an outside address is known are left out. */
  images: { path: string | null; alt: Bilingual }[]
  variants: VariantView[]
  publishedAt: string | null
}

/** The product at that address as shoppers see it at `at`; null when none is shown there. */
export async function readProduct(
  slug: string,
  at: string,
  on: Reader = read(),
): Promise<ProductView | null> {
  const [found] = await on
    .select({ product: products, category: categories, manufacturer: manufacturers })
    .from(products)
    .leftJoin(categories, eq(categories.id, products.categoryId))
    .leftJoin(manufacturers, eq(manufacturers.id, products.manufacturerId))
    .where(and(eq(products.slug, slug), isShown(at)))
  if (!found) return null
  const { product, category, manufacturer } = found

  const images = await on
    .select({ path: productImages.path, alt: productImages.alt })
    .from(productImages)
    .where(and(eq(productImages.productId, product.id), isNotNull(productImages.path)))
    .orderBy(asc(productImages.position))
  const offered = await on
    .select()
    .from(variants)
    .where(and(eq(variants.productId, product.id), isOffered))
    .orderBy(asc(variants.position))

  return {
    id: product.id,
    slug: product.slug,
    title: product.title,
    summary: product.summary,
    description: product.description,
    composition: product.composition,
    origin: product.origin,
    care: product.care,
    category: category && { slug: category.slug, name: category.name },
    manufacturer: manufacturer && {
      name: manufacturer.name,
      address: manufacturer.address,
      email: manufacturer.email,
    },
    vatBp: product.vatBp,
    givingRateBp: product.givingRateBp,
    images,
    variants: offered.map((variant) => ({
      id: variant.id,
      options: variant.options,
      sku: variant.sku,
      stock: variant.stock,
      tracksStock: variant.tracksStock,
      available: isAvailable(variant),
    })),
    publishedAt: product.publishedAt,
  }
}
