import { and, eq, inArray } from 'drizzle-orm'
import type { Reader } from '../../../db/client.ts'
import { categories, products, variants } from '../../../db/schema/catalogue.ts'
import { foldedWords } from '../../core/i18n/fold.ts'
import type { Bilingual, Lang } from '../../core/i18n/lang.ts'
import { plainText } from './clean-description.ts'
import { isOffered } from './shown.ts'

/** The columns of `product_search` on every engine, in the order of a document's texts. */
export const textColumns =
  'title_fr title_en category_fr category_en summary_fr summary_en composition_fr composition_en options_fr options_en body_fr body_en sku'.split(
    ' ',
  )

/** What the search holds of a product: folded words, each once, with a space between them. */
export type SearchDocument = { productId: string; texts: string[] }

/** The documents of these products as they stand now; none for a product that is not there. */
export async function searchDocuments(productIds: string[], on: Reader): Promise<SearchDocument[]> {
  const rows = await on
    .select({ product: products, category: categories.name })
    .from(products)
    .leftJoin(categories, eq(categories.id, products.categoryId))
    .where(inArray(products.id, productIds))
  const offered = await on
    .select({ productId: variants.productId, options: variants.options, sku: variants.sku })
    .from(variants)
    .where(and(inArray(variants.productId, productIds), isOffered))
  const variantsOf = Map.groupBy(offered, (variant) => variant.productId)
  return rows.map(({ product, category }) => {
    const own = variantsOf.get(product.id) ?? []
    const bilingual = [
      product.title,
      category ?? nothing,
      product.summary,
      product.composition,
      bothWays((lang) => own.flatMap((v) => v.options.map((o) => o.value[lang])).join(' ')),
      bothWays((lang) => plainText(product.description[lang])),
    ]
    const skus = own.map((v) => v.sku ?? '').join(' ')
    const texts = [...bilingual.flatMap(({ fr, en }) => [fr, en]), skus].map(folded)
    return { productId: product.id, texts }
  })
}

const nothing: Bilingual = { fr: '', en: '' }
const bothWays = (text: (lang: Lang) => string): Bilingual => ({ fr: text('fr'), en: text('en') })
const folded = (text: string): string => [...new Set(foldedWords(text))].join(' ')
