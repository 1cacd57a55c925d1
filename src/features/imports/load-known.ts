import { and, eq, inArray, isNull, or } from 'drizzle-orm'
import type { Reader } from '../../../db/client.ts'
import { productImages, products, variants } from '../../../db/schema/catalogue.ts'
import { breakdownLines, breakdownPublications, breakdownVersions } from '../../../db/schema/costs.ts'
import { pricesAt, type PriceInForce } from '../costs/prices.ts'
import type { SourceProduct } from './source-product.ts'

export type ProductRow = typeof products.$inferSelect
export type VariantRow = typeof variants.$inferSelect
export type ImageRow = typeof productImages.$inferSelect
export type DraftRow = typeof breakdownVersions.$inferSelect

/** What the shop already has of the products of one batch. */
export type Known = {
  /** By the import key of their source. */
  products: Map<string, ProductRow>
  /** Import keys that products of the shop have already. */
  usedKeys: Set<string | null>
  /** By product, in order, put away ones too. */
  variants: Map<string, VariantRow[]>
  /** The product of each variant that an import made, by import key: also of products not in this batch. */
  variantHomes: Map<string, string>
  images: Map<string, ImageRow[]>
  /** In force, by scope. */
  prices: Map<string, PriceInForce>
  /** By scope. */
  drafts: Map<string, DraftRow>
  /** The fixed amount of a draft that has one such line: what an import writes of a cost. By version. */
  draftCosts: Map<string, number | null>
}

/** Seven queries, whatever the size of the batch. */
export async function loadKnown(sources: SourceProduct[], at: string, on: Reader): Promise<Known> {
  const keys = sources.map((source) => source.importKey)
  const ownIds = sources.flatMap(({ ownId }) => (ownId === null ? [] : [ownId]))
  const found = await on
    .select()
    .from(products)
    .where(or(inArray(products.importKey, keys), inArray(products.id, ownIds)))
  const ids = found.map((product) => product.id)
  const ownVariants = await on
    .select()
    .from(variants)
    .where(inArray(variants.productId, ids))
    .orderBy(variants.productId, variants.position)
  const variantKeys = sources.flatMap((source) => source.variants.map((variant) => variant.importKey))
  const homes = await on
    .select({ importKey: variants.importKey, productId: variants.productId })
    .from(variants)
    .where(inArray(variants.importKey, variantKeys))
  const images = await on
    .select()
    .from(productImages)
    .where(inArray(productImages.productId, ids))
    .orderBy(productImages.productId, productImages.position)
  const drafts = await on
    .select({ version: breakdownVersions })
    .from(breakdownVersions)
    .leftJoin(breakdownPublications, eq(breakdownPublications.versionId, breakdownVersions.id))
    .where(and(inArray(breakdownVersions.productId, ids), isNull(breakdownPublications.versionId)))
  const versionIds = drafts.map(({ version }) => version.id)
  const amounts = await on
    .select({ versionId: breakdownLines.versionId, amountMicros: breakdownLines.amountMicros })
    .from(breakdownLines)
    .where(and(inArray(breakdownLines.versionId, versionIds), eq(breakdownLines.basis, 'amount')))
  const amountsOf = Map.groupBy(amounts, (line) => line.versionId)
  return {
    products: productsOf(sources, found),
    usedKeys: new Set(found.map((product) => product.importKey)),
    variants: Map.groupBy(ownVariants, (variant) => variant.productId),
    variantHomes: new Map(homes.map((home) => [home.importKey ?? '', home.productId])),
    images: Map.groupBy(images, (image) => image.productId),
    prices: await pricesAt(ids, at, on),
    draftCosts: new Map(
      [...amountsOf].map(([id, own]) => [id, own.length === 1 ? (own[0]?.amountMicros ?? null) : null]),
    ),
    drafts: new Map(drafts.map(({ version }) => [version.scopeId, version])),
  }
}

/**
 * Each source's product: the one whose id it has, else the one that an import made of it. A product is taken once: a
 * row that was copied in a spreadsheet and given another handle is a new product.
 */
function productsOf(sources: SourceProduct[], found: ProductRow[]): Map<string, ProductRow> {
  const byId = new Map(found.map((product) => [product.id, product]))
  const byKey = new Map(found.map((product) => [product.importKey, product]))
  const known = new Map<string, ProductRow>()
  const taken = new Set<string>()
  const take = ({ importKey }: SourceProduct, product: ProductRow | undefined): void => {
    if (!product || taken.has(product.id) || known.has(importKey)) return
    taken.add(product.id)
    known.set(importKey, product)
  }
  for (const source of sources) if (source.ownId !== null) take(source, byId.get(source.ownId))
  for (const source of sources) take(source, byKey.get(source.importKey))
  return known
}
