import { and, eq, exists, inArray, isNotNull, isNull, lte, sql, type SQL } from 'drizzle-orm'
import { read, type Reader } from '../../../db/client.ts'
import { categories, productImages, products, variants } from '../../../db/schema/catalogue.ts'
import type { Bilingual, Lang } from '../../core/i18n/lang.ts'
import { inParts } from '../catalogue/in-parts.ts'
import { lookUp, matches } from '../catalogue/search.ts'
import { isOffered } from '../catalogue/shown.ts'
import { priceOfVariant, pricesAt, type PriceInForce } from './prices.ts'

export const deskStatuses = ['published', 'draft', 'archived'] as const
export type DeskStatus = (typeof deskStatuses)[number]
export const deskSorts = ['shop', 'name', 'changed', 'stock'] as const
export type DeskSort = (typeof deskSorts)[number]
/** Whether every variant on offer has an explained price; a product without a price is not. */
export const deskExplained = ['yes', 'no'] as const
export type DeskExplained = (typeof deskExplained)[number]

/** So many pieces of a counted variant, or fewer, are a low stock. */
export const lowStock = 3

export type DeskQuestion = {
  lang: Lang
  q?: string
  /** A category's id, or `none` for products that stand in none. */
  category?: string
  /** Left out: everything that is not put away. */
  status?: DeskStatus | undefined
  explained?: DeskExplained | undefined
  low?: boolean
  sort?: DeskSort | undefined
  page: number
  perPage?: number
  at: string
}

export type DeskProduct = {
  id: string
  slug: string
  title: Bilingual
  category: Bilingual | null
  image: string | null
  status: DeskStatus
  /** The lowest and highest price of its variants on offer; null when none has one. */
  price: { fromCents: number; toCents: number } | null
  explained: boolean
  variants: number
  /** Pieces at hand of the variants that are counted; null when none is. */
  stock: number | null
  low: boolean
  updatedAt: string
}

export type DeskList = { total: number; page: number; pages: number; items: DeskProduct[] }

type ProductRow = typeof products.$inferSelect
type VariantRow = Pick<typeof variants.$inferSelect, 'id' | 'productId' | 'stock' | 'tracksStock'>

/** One page of all that the shop has, drafts and what is put away too, as its people ask for it. */
export async function listDeskProducts(asked: DeskQuestion, on: Reader = read()): Promise<DeskList> {
  const { at, lang, perPage = 50 } = asked
  const rows = await on
    .select()
    .from(products)
    .where(await condition(asked, on))
  const needsAll = asked.explained !== undefined || asked.sort === 'stock'
  const around = needsAll ? await aroundOf(rows, at, on) : null
  const found = rows.filter(
    ({ id }) => !asked.explained || around!.isExplained(id) === (asked.explained === 'yes'),
  )
  const { compare } = new Intl.Collator(lang, { numeric: true })
  const byPlace = (a: ProductRow, b: ProductRow) => a.position - b.position || (a.id < b.id ? -1 : 1)
  const stockOf = (row: ProductRow) => around?.stockOf(row.id) ?? Number.MAX_SAFE_INTEGER
  found.sort(
    {
      shop: byPlace,
      name: (a: ProductRow, b: ProductRow) => compare(a.title[lang], b.title[lang]) || byPlace(a, b),
      changed: (a: ProductRow, b: ProductRow) =>
        a.updatedAt < b.updatedAt ? 1 : a.updatedAt > b.updatedAt ? -1 : byPlace(a, b),
      stock: (a: ProductRow, b: ProductRow) => stockOf(a) - stockOf(b) || byPlace(a, b),
    }[asked.sort ?? 'shop'],
  )
  const pages = Math.max(1, Math.ceil(found.length / perPage))
  const page = Math.min(Math.max(1, Math.trunc(asked.page) || 1), pages)
  const slice = found.slice((page - 1) * perPage, page * perPage)
  return { total: found.length, page, pages, items: await itemsOf(slice, at, on) }
}

async function condition(
  { q = '', category, status, low, at }: DeskQuestion,
  on: Reader,
): Promise<SQL | undefined> {
  const search = await lookUp(q, at, on)
  const isPublished = and(isNotNull(products.publishedAt), lte(products.publishedAt, at))
  const byStatus = {
    published: and(isNull(products.archivedAt), isPublished),
    draft: and(isNull(products.archivedAt), sql`not coalesce(${products.publishedAt} <= ${at}, false)`),
    archived: isNotNull(products.archivedAt),
  }
  const scarce = on
    .select({ one: sql`1` })
    .from(variants)
    .where(
      and(
        eq(variants.productId, products.id),
        isOffered,
        eq(variants.tracksStock, true),
        lte(variants.stock, lowStock),
      ),
    )
  return and(
    status ? byStatus[status] : isNull(products.archivedAt),
    search ? matches(search) : undefined,
    category === 'none'
      ? isNull(products.categoryId)
      : category
        ? eq(products.categoryId, category)
        : undefined,
    low ? exists(scarce) : undefined,
  )
}

/** What stands around products: their variants on offer and the prices of these. */
async function aroundOf(rows: ProductRow[], at: string, on: Reader) {
  const ids = rows.map(({ id }) => id)
  const offered: VariantRow[] = []
  for (const part of inParts(ids, 5_000))
    offered.push(
      ...(await on
        .select({
          id: variants.id,
          productId: variants.productId,
          stock: variants.stock,
          tracksStock: variants.tracksStock,
        })
        .from(variants)
        .where(and(inArray(variants.productId, part), isOffered))),
    )
  const inForce = await pricesAt(ids, at, on)
  const variantsOf = Map.groupBy(offered, ({ productId }) => productId)
  const own = (id: string) => variantsOf.get(id) ?? []
  const prices = (id: string): (PriceInForce | null)[] =>
    own(id).map((variant) => priceOfVariant(inForce, id, variant.id))
  const counted = (id: string) => own(id).filter(({ tracksStock }) => tracksStock)
  return {
    own,
    prices,
    isExplained: (id: string) => own(id).length > 0 && prices(id).every((price) => price?.versionId),
    stockOf: (id: string) =>
      counted(id).length === 0 ? null : counted(id).reduce((sum, { stock }) => sum + stock, 0),
    isLow: (id: string) => counted(id).some(({ stock }) => stock <= lowStock),
  }
}

async function itemsOf(rows: ProductRow[], at: string, on: Reader): Promise<DeskProduct[]> {
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return []
  const around = await aroundOf(rows, at, on)
  const shelves = new Map((await on.select().from(categories)).map(({ id, name }) => [id, name]))
  const images = await on
    .select({
      productId: productImages.productId,
      path: productImages.path,
      position: productImages.position,
    })
    .from(productImages)
    .where(and(inArray(productImages.productId, ids), isNotNull(productImages.path)))
  const imagesOf = Map.groupBy(images, ({ productId }) => productId)
  return rows.map((row) => {
    const cents = around.prices(row.id).flatMap((price) => (price ? [price.grossCents] : []))
    const [image] = (imagesOf.get(row.id) ?? []).sort((a, b) => a.position - b.position)
    return {
      ...{ id: row.id, slug: row.slug, title: row.title, updatedAt: row.updatedAt },
      category: shelves.get(row.categoryId ?? '') ?? null,
      image: image?.path ?? null,
      status: statusOf(row, at),
      price: cents.length === 0 ? null : { fromCents: Math.min(...cents), toCents: Math.max(...cents) },
      explained: around.isExplained(row.id),
      variants: around.own(row.id).length,
      stock: around.stockOf(row.id),
      low: around.isLow(row.id),
    }
  })
}

/** How a product stands at a time. */
export const statusOf = (
  { publishedAt, archivedAt }: Pick<ProductRow, 'publishedAt' | 'archivedAt'>,
  at: string,
): DeskStatus =>
  archivedAt !== null ? 'archived' : publishedAt !== null && publishedAt <= at ? 'published' : 'draft'
