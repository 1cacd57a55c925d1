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
  },
  (t) => [
    uniqueIndex('delivery_methods_key').on(t.key),
    index('delivery_methods_position').on(t.position),
    holds('delivery_methods_price', sql`${t.priceCents} >= 0`),
  ],
)
