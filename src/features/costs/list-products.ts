import { and, asc, desc, eq, inArray, isNotNull, sql, type SQL } from 'drizzle-orm'
import { read, type Reader } from '../../../db/client.ts'
import { categories, productImages, products, variants } from '../../../db/schema/catalogue.ts'
import { breakdownLines, prices } from '../../../db/schema/costs.ts'
import type { Bilingual, Lang } from '../../core/i18n/lang.ts'
import { lookUp, matches, rankedIds, type Search } from '../catalogue/search.ts'
import { isAvailable, isOffered, isShown } from '../catalogue/shown.ts'
import { priceOfVariant, pricesAt, type PriceInForce } from './prices.ts'
import { groups, type Group } from './vocabulary.ts'

export const sortOrders = ['featured', 'price-asc', 'price-desc', 'new', 'name', 'relevance'] as const
export type SortOrder = (typeof sortOrders)[number]

export type ListedProduct = {
  id: string
  slug: string
  title: Bilingual
  summary: Bilingual
  image: { path: string; alt: Bilingual } | null
  /** Whether any variant can be bought now. */
  available: boolean
  category: { slug: string; name: Bilingual } | null
  price: {
    /** The lowest and the highest of its variants' prices. */
    fromCents: number
    toCents: number
    /** Whether a published breakdown explains `fromCents`. */
    explained: boolean
    reduction: { referenceCents: number } | null
  }
  /** The eight groups of `fromCents`; null while it is not explained. */
  groups: { group: Group; cents: number }[] | null
}

export type ProductList = {
  total: number
  /** From 1; the last one when a later one was asked for. */
  page: number
  pages: number
  /** Of everything the question finds, whatever category is picked. */
  categories: { slug: string; name: Bilingual; count: number }[]
  items: ListedProduct[]
}

/** What is asked of the list; `q` without a word in it asks for everything. */
export type ProductQuestion = {
  lang: Lang
  q?: string | undefined
  category?: string | undefined
  sort?: SortOrder | undefined
  page: number
  perPage?: number
  at: string
}

/** One page of the products a shopper sees: shown, with a price in force. */
export async function listProducts(asked: ProductQuestion, on: Reader = read()): Promise<ProductList> {
  const { category, at, perPage = 24 } = asked
  const search = asked.q === undefined ? null : await lookUp(asked.q, at, on)
  const everything = and(isShown(at), hasPrice(at), search ? matches(search) : undefined)
  const counts = await on
    .select({ slug: categories.slug, name: categories.name, count: sql<number>`count(*)` })
    .from(products)
    .leftJoin(categories, eq(categories.id, products.categoryId))
    .where(everything)
    .groupBy(categories.id)
    .orderBy(asc(categories.position), asc(categories.slug))
  const perCategory = counts.flatMap(({ slug, name, count }) =>
    slug === null || name === null ? [] : [{ slug, name, count }],
  )
  const counted = category === undefined ? counts : counts.filter((one) => one.slug === category)
  const total = counted.reduce((sum, one) => sum + one.count, 0)

  const pages = Math.max(1, Math.ceil(total / perPage))
  const page = Math.min(Math.max(1, Math.trunc(asked.page) || 1), pages)
  const where = and(everything, category === undefined ? undefined : ofCategory(category))
  const ids = await sorted({ ...asked, where, search, offset: (page - 1) * perPage, limit: perPage }, on)
  return { total, page, pages, categories: perCategory, items: await readItems(ids, at, on) }
}

const hasPrice = (at: string): SQL =>
  sql`exists (select 1 from ${prices} where ${prices.productId} = ${products.id} and ${prices.inForceFromAt} <= ${at})`

const ofCategory = (slug: string): SQL =>
  sql`${products.categoryId} = (select ${categories.id} from ${categories} where ${categories.slug} = ${slug})`

/**
 * The lowest price in force of a product's variants, as `pricesAt` and `priceOfVariant` find it,
 * for sorting in the database: latest `in_force_from`, then highest sequence.
 */
function lowestCents(at: string): SQL {
  const inForce = (scope: SQL) => sql`(select p.gross_cents from prices p
    where p.scope_id = ${scope} and p.in_force_from_at <= ${at}
    order by p.in_force_from_at desc, p.sequence desc limit 1)`
  return sql`(select min(coalesce(${inForce(sql`v.id`)}, ${inForce(sql`v.product_id`)})) from variants v
    where v.product_id = ${products.id} and v.archived_at is null)`
}

type Slice = ProductQuestion & {
  where: SQL | undefined
  search: Search | null
  limit: number
  offset: number
}

async function sorted(
  { where, search, lang, at, limit, offset, ...asked }: Slice,
  on: Reader,
): Promise<string[]> {
  const sort = asked.sort ?? (search ? 'relevance' : 'featured')
  if (sort === 'relevance' && search) return rankedIds(search, { lang, where, limit, offset }, on)
  if (sort === 'name') {
    // By the language's own alphabet, which SQLite does not know: É beside E.
    const rows = await on.select({ id: products.id, title: products.title }).from(products).where(where)
    const { compare } = new Intl.Collator(lang, { numeric: true })
    rows.sort((a, b) => compare(a.title[lang], b.title[lang]) || (a.id < b.id ? -1 : 1))
    return rows.slice(offset, offset + limit).map((row) => row.id)
  }
  const order = {
    'price-asc': [sql`${lowestCents(at)} asc`],
    'price-desc': [sql`${lowestCents(at)} desc`],
    new: [desc(products.publishedAt)],
    featured: [],
    relevance: [],
  }[sort]
  const rows = await on
    .select({ id: products.id })
    .from(products)
    .where(where)
    .orderBy(...order, asc(products.position), asc(products.id))
    .limit(limit)
    .offset(offset)
  return rows.map((row) => row.id)
}

async function readItems(ids: string[], at: string, on: Reader): Promise<ListedProduct[]> {
  if (ids.length === 0) return []
  const rows = await on
    .select({ product: products, category: categories })
    .from(products)
    .leftJoin(categories, eq(categories.id, products.categoryId))
    .where(inArray(products.id, ids))
  const offered = await on
    .select()
    .from(variants)
    .where(and(inArray(variants.productId, ids), isOffered))
  const images = await on
    .select({ productId: productImages.productId, path: productImages.path, alt: productImages.alt })
    .from(productImages)
    .where(and(inArray(productImages.productId, ids), isNotNull(productImages.path)))
    .orderBy(desc(productImages.position))
  const imageOf = new Map(images.map((image) => [image.productId, image]))
  const variantsOf = Map.groupBy(offered, (variant) => variant.productId)
  const inForce = await pricesAt(ids, at, on)

  const listed = rows.flatMap(({ product, category }) => {
    const own = variantsOf.get(product.id) ?? []
    const priced = own
      .map((variant) => priceOfVariant(inForce, product.id, variant.id))
      .filter((price) => price !== null)
      .sort((a, b) => a.grossCents - b.grossCents)
    const [lowest] = priced
    if (!lowest) return []
    const image = imageOf.get(product.id)
    const item = {
      id: product.id,
      slug: product.slug,
      title: product.title,
      summary: product.summary,
      image: image?.path ? { path: image.path, alt: image.alt } : null,
      available: own.some(isAvailable),
      category: category && { slug: category.slug, name: category.name },
      price: summed(lowest, priced.at(-1) ?? lowest),
    }
    return [{ item, versionId: lowest.versionId }]
  })
  const groupsOf = await groupSums(
    listed.map(({ versionId }) => versionId).filter((id) => id !== null),
    on,
  )
  const items = listed.map(({ item, versionId }): ListedProduct => {
    return { ...item, groups: versionId === null ? null : (groupsOf.get(versionId) ?? null) }
  })
  const place = new Map(ids.map((id, index) => [id, index]))
  return items.sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0))
}

const summed = (lowest: PriceInForce, highest: PriceInForce): ListedProduct['price'] => ({
  fromCents: lowest.grossCents,
  toCents: highest.grossCents,
  explained: lowest.versionId !== null,
  reduction: lowest.referenceCents === null ? null : { referenceCents: lowest.referenceCents },
})

/** The groups of published versions, all eight each. Merging grouped lines never moves cents between groups. */
async function groupSums(versionIds: string[], on: Reader) {
  const sums = new Map<string, { group: Group; cents: number }[]>()
  if (versionIds.length === 0) return sums
  const rows = await on
    .select({
      versionId: breakdownLines.versionId,
      group: breakdownLines.group,
      cents: sql<number>`sum(${breakdownLines.cents})`,
    })
    .from(breakdownLines)
    .where(inArray(breakdownLines.versionId, versionIds))
    .groupBy(breakdownLines.versionId, breakdownLines.group)
  for (const [versionId, own] of Map.groupBy(rows, (row) => row.versionId)) {
    const centsOf = new Map(own.map((row) => [row.group, row.cents]))
    sums.set(
      versionId,
      groups.map((group) => ({ group, cents: centsOf.get(group) ?? 0 })),
    )
  }
  return sums
}
