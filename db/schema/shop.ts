import { sql } from 'drizzle-orm'
import {
  bp,
  cents,
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
  bilingual,
} from '../columns.ts'

/**
 * The shop's commercial settings. Append-only: the row with the latest `at` is in force, and who
 * changed what stays readable.
 */
export const shopSettings = table(
  'shop_settings',
  {
    id: id('id').primaryKey(),
    /** ISO 4217; one currency for the whole shop, fixed once something was sold. */
    currency: words('currency').notNull(),
    /** Minor units of the currency, 0 to 3. */
    decimals: count('decimals').notNull(),
    country: words('country').notNull(),
    givingRateBp: bp('giving_rate').notNull(),
    /** A margin beyond this share of the net must say what it pays for. */
    marginCeilingBp: bp('margin_ceiling').notNull(),
    vatMode: words('vat_mode').notNull(),
    bankTransferDays: count('bank_transfer_days').notNull(),
    /** A demo shop says so on every page. */
    isDemo: flag('is_demo').notNull(),
    at: when('set').notNull(),
    by: words('set_by').notNull(),
  },
  (t) => [
    oneOf('shop_settings_vat_mode', t.vatMode, ['domestic', 'franchise', 'one-stop-shop']),
    holds(
      'shop_settings_rates',
      sql`${t.givingRateBp} between 0 and 10000 and ${t.marginCeilingBp} between 0 and 10000`,
    ),
    holds('shop_settings_decimals', sql`${t.decimals} between 0 and 3`),
  ],
)

export const deliveryMethods = table(
  'delivery_methods',
  {
    id: id('id').primaryKey(),
    key: words('key').notNull(),
    position: count('position').notNull(),
    title: bilingual('title').notNull(),
    carrierName: words('carrier_name').notNull(),
    carrierPlace: words('carrier_place').notNull(),
    carrierCountry: words('carrier_country').notNull(),
    priceCents: cents('price').notNull(),
    /** Free from this total of goods on; null: never. */
    freeFromCents: cents('free_from'),
    transitDaysMin: count('transit_days_min').notNull(),
    transitDaysMax: count('transit_days_max').notNull(),
    /** ISO 3166-1 alpha-2 of the countries it goes to. */
    countries: json<string[]>('countries').notNull(),
    archivedAt: when('archived'),
    /** When the owner last changed it; null: it follows `content/shop.json`. */
    editedAt: when('edited'),
    editedBy: words('edited_by'),
  },
  (t) => [
    uniqueIndex('delivery_methods_key').on(t.key),
    index('delivery_methods_position').on(t.position),
    holds('delivery_methods_price', sql`${t.priceCents} >= 0`),
  ],
)

/** What the owner says of the seller instead of `content/shop.json`; the latest row counts. Append-only. */
export const sellerDetails = table(
  'seller_details',
  {
    id: id('id').primaryKey(),
    /** 1, 2, 3 …: two owners can't both follow the same. */
    sequence: count('sequence').notNull(),
    /** Whole top entries of the file: `address`, `bank` … */
    details: json<Record<string, unknown>>('details').notNull(),
    at: when('set').notNull(),
    by: words('set_by').notNull(),
  },
  (t) => [uniqueIndex('seller_details_sequence').on(t.sequence)],
)

/** A page of the shop's own as the owner wrote it, instead of `content/pages`; the latest row counts. Append-only. */
export const pageTexts = table(
  'page_texts',
  {
    id: id('id').primaryKey(),
    name: words('name').notNull(),
    lang: words('lang').notNull(),
    /** 1, 2, 3 … within the page and its language. */
    sequence: count('sequence').notNull(),
    title: words('title').notNull(),
    description: words('description').notNull(),
    /** Markdown; null: the file's text is shown again. */
    markdown: words('markdown'),
    at: when('written').notNull(),
    by: words('written_by').notNull(),
  },
  (t) => [
    uniqueIndex('page_texts_sequence').on(t.name, t.lang, t.sequence),
    oneOf('page_texts_lang', t.lang, ['fr', 'en']),
  ],
)

/**
 * Which rate a country of the Union takes for what has a reduced rate at home, while the shop is in the one-stop shop:
 * what is reduced differs from one law to the next, so the owner says it. The latest row of a pair counts. Append-only.
 */
export const vatElsewhere = table(
  'vat_elsewhere',
  {
    id: id('id').primaryKey(),
    /** The product's own rate, at home. */
    ownBp: bp('own').notNull(),
    /** ISO 3166-1 alpha-2. */
    country: words('country').notNull(),
    /** Null: the country's standard rate again. */
    rateBp: bp('rate'),
    /** 1, 2, 3 … within the pair. */
    sequence: count('sequence').notNull(),
    at: when('set').notNull(),
    by: words('set_by').notNull(),
  },
  (t) => [
    uniqueIndex('vat_elsewhere_sequence').on(t.ownBp, t.country, t.sequence),
    holds(
      'vat_elsewhere_rates',
      sql`${t.ownBp} between 1 and 10000 and (${t.rateBp} is null or ${t.rateBp} between 0 and 10000)`,
    ),
  ],
)
