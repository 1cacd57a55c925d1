import { sql } from 'drizzle-orm'
import {
  bilingual,
  bp,
  count,
  flag,
  holds,
  id,
  index,
  json,
  oneOf,
  table,
  uniqueIndex,
  when,
  words,
} from '../columns.ts'
import type { Bilingual } from '../../src/core/i18n/lang.ts'

export const categories = table(
  'categories',
  {
    id: id('id').primaryKey(),
    slug: words('slug').notNull(),
    position: count('position').notNull(),
    name: bilingual('name').notNull(),
  },
  (t) => [uniqueIndex('categories_slug').on(t.slug)],
)

/** Who answers for a product's safety: name, postal and e-mail address (GPSR, Regulation (EU) 2023/988, art. 19). */
export const manufacturers = table(
  'manufacturers',
  {
    id: id('id').primaryKey(),
    name: words('name').notNull(),
    address: words('address').notNull(),
    email: words('email').notNull(),
  },
  (t) => [uniqueIndex('manufacturers_name').on(t.name)],
)

export const products = table(
  'products',
  {
    id: id('id').primaryKey(),
    slug: words('slug').notNull(),
    position: count('position').notNull(),
    categoryId: id('category_id').references(() => categories.id),
    manufacturerId: id('manufacturer_id').references(() => manufacturers.id),
    title: bilingual('title').notNull(),
    summary: bilingual('summary').notNull(),
    /** Sanitised HTML. */
    description: bilingual('description').notNull(),
    composition: bilingual('composition').notNull(),
    origin: bilingual('origin').notNull(),
    care: bilingual('care').notNull(),
    /** The VAT rate that a new price of this product takes. */
    vatBp: bp('vat').notNull(),
    /** Instead of the shop's giving rate; null: the shop's. */
    givingRateBp: bp('giving_rate'),
    /** Where an import recognises it again: `shopify:handle`, `woocommerce:id`. */
    importKey: words('import_key'),
    createdAt: when('created').notNull(),
    updatedAt: when('updated').notNull(),
    /** Not shown in the shop before it is published, nor after it is archived. */
    publishedAt: when('published'),
    archivedAt: when('archived'),
  },
  (t) => [
    uniqueIndex('products_slug').on(t.slug),
    uniqueIndex('products_import_key').on(t.importKey),
    index('products_category').on(t.categoryId, t.position),
    holds('products_vat', sql`${t.vatBp} between 0 and 10000`),
    holds('products_giving_rate', sql`${t.givingRateBp} is null or ${t.givingRateBp} between 0 and 10000`),
  ],
)

export type VariantOption = { name: Bilingual; value: Bilingual }

/** What is really sold: every product has at least one. */
export const variants = table(
  'variants',
  {
    id: id('id').primaryKey(),
    productId: id('product_id')
      .notNull()
      .references(() => products.id),
    position: count('position').notNull(),
    options: json<VariantOption[]>('options').notNull(),
    sku: words('sku'),
    barcode: words('barcode'),
    weightGrams: count('weight_grams'),
    /** Pieces at hand: the sum of its stock movements. Never below zero. */
    stock: count('stock').notNull(),
    /** False: sold without counting. */
    tracksStock: flag('tracks_stock').notNull(),
    importKey: words('import_key'),
    archivedAt: when('archived'),
  },
  (t) => [
    index('variants_product').on(t.productId, t.position),
    uniqueIndex('variants_import_key').on(t.importKey),
    index('variants_sku').on(t.sku),
    holds('variants_stock', sql`${t.stock} >= 0`),
  ],
)

export const stockReasons = [
  'opening',
  'order',
  'expired',
  'cancelled',
  'returned',
  'counted',
  'import',
] as const

/** Append-only: why the stock is what it is. */
export const stockMovements = table(
  'stock_movements',
  {
    id: id('id').primaryKey(),
    variantId: id('variant_id')
      .notNull()
      .references(() => variants.id),
    delta: count('delta').notNull(),
    reason: words('reason').notNull(),
    /** The order that took or gave back; not a foreign key: catalogue stands below orders. */
    orderId: id('order_id'),
    at: when('moved').notNull(),
    by: words('moved_by').notNull(),
    /** Why, in the words of who counted; null where the reason says it all. */
    note: words('note'),
  },
  (t) => [
    index('stock_movements_variant').on(t.variantId),
    index('stock_movements_order').on(t.orderId),
    oneOf('stock_movements_reason', t.reason, stockReasons),
  ],
)

export const productImages = table(
  'product_images',
  {
    id: id('id').primaryKey(),
    productId: id('product_id')
      .notNull()
      .references(() => products.id),
    variantId: id('variant_id').references(() => variants.id),
    position: count('position').notNull(),
    /** A path of this shop, `/drawings/x.svg`; null while only `sourceUrl` is known. */
    path: words('path'),
    /** Where an import saw the picture. Never shown: a page asks no third party. */
    sourceUrl: words('source_url'),
    alt: bilingual('alt').notNull(),
  },
  (t) => [index('product_images_product').on(t.productId, t.position)],
)
