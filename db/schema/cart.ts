import { sql } from 'drizzle-orm'
import { cents, count, holds, id, primaryKey, table, uniqueIndex, when, words } from '../columns.ts'
import { variants } from './catalogue.ts'

export const carts = table(
  'carts',
  {
    id: id('id').primaryKey(),
    /** SHA-256 of the cookie's secret. */
    secretSha256: words('secret_sha256').notNull(),
    createdAt: when('created').notNull(),
    updatedAt: when('updated').notNull(),
    /** Set in the transaction that made an order of it: from then on it can't change. */
    lockedAt: when('locked'),
  },
  (t) => [uniqueIndex('carts_secret').on(t.secretSha256)],
)

export const cartLines = table(
  'cart_lines',
  {
    cartId: id('cart_id')
      .notNull()
      .references(() => carts.id),
    variantId: id('variant_id')
      .notNull()
      .references(() => variants.id),
    position: count('position').notNull(),
    quantity: count('quantity').notNull(),
    /** What the shopper saw when putting it in, or at the last "I have seen it". */
    seenPriceCents: cents('seen_price').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.cartId, t.variantId] }),
    holds('cart_lines_quantity', sql`${t.quantity} between 1 and 99`),
  ],
)
