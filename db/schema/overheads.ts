import { sql } from 'drizzle-orm'
import {
  bilingual,
  cents,
  count,
  holds,
  id,
  oneOf,
  primaryKey,
  table,
  uniqueIndex,
  when,
  words,
} from '../columns.ts'
import { allocationKeys, recipientKinds } from '../../src/features/costs/vocabulary.ts'
import { products } from './catalogue.ts'

/** A running cost of the shop (rent, salaries, software) and how it is dealt over the products. */
export const overheads = table(
  'overheads',
  {
    id: id('id').primaryKey(),
    label: bilingual('label').notNull(),
    recipientName: words('recipient_name').notNull(),
    recipientKind: words('recipient_kind').notNull(),
    recipientPlace: words('recipient_place').notNull(),
    recipientCountry: words('recipient_country').notNull(),
    allocationKey: words('allocation_key').notNull(),
    revision: count('revision').notNull(),
    savedAt: when('saved').notNull(),
    savedBy: words('saved_by').notNull(),
    archivedAt: when('archived'),
  },
  (t) => [
    oneOf('overheads_key', t.allocationKey, allocationKeys),
    oneOf('overheads_recipient_kind', t.recipientKind, recipientKinds),
  ],
)

/** What it is expected to cost in a year; the last word counts. Append-only. */
export const overheadAmounts = table(
  'overhead_amounts',
  {
    id: id('id').primaryKey(),
    overheadId: id('overhead_id')
      .notNull()
      .references(() => overheads.id),
    year: count('year').notNull(),
    /** 1, 2, 3 … within the overhead and its year. */
    sequence: count('sequence').notNull(),
    amountCents: cents('amount').notNull(),
    setAt: when('set').notNull(),
    setBy: words('set_by').notNull(),
  },
  (t) => [
    uniqueIndex('overhead_amounts_sequence').on(t.overheadId, t.year, t.sequence),
    holds('overhead_amounts_amount', sql`${t.amountCents} >= 0`),
  ],
)

/** How many pieces of a product the shop expects to sell in a year: what overheads are dealt by. */
export const expectedVolumes = table(
  'expected_volumes',
  {
    year: count('year').notNull(),
    productId: id('product_id')
      .notNull()
      .references(() => products.id),
    pieces: count('pieces').notNull(),
    setAt: when('set').notNull(),
    setBy: words('set_by').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.year, t.productId] }),
    holds('expected_volumes_pieces', sql`${t.pieces} > 0`),
  ],
)

/** A year's allocated running costs against the real ones, as the owner agreed to show them. Append-only; the last of a year counts. */
export const overheadReconciliations = table(
  'overhead_reconciliations',
  {
    id: id('id').primaryKey(),
    year: count('year').notNull(),
    sequence: count('sequence').notNull(),
    /** What the shop says of the difference. */
    comment: bilingual('comment').notNull(),
    publishedAt: when('published').notNull(),
    publishedBy: words('published_by').notNull(),
  },
  (t) => [uniqueIndex('overhead_reconciliations_sequence').on(t.year, t.sequence)],
)

/** One running cost in it, its name copied. Append-only. */
export const overheadReconciliationLines = table(
  'overhead_reconciliation_lines',
  {
    reconciliationId: id('reconciliation_id')
      .notNull()
      .references(() => overheadReconciliations.id),
    position: count('position').notNull(),
    overheadId: id('overhead_id')
      .notNull()
      .references(() => overheads.id),
    label: bilingual('label').notNull(),
    recipientName: words('recipient_name').notNull(),
    /** What the prices of the year's paid orders paid for it. */
    allocatedCents: cents('allocated').notNull(),
    realCents: cents('real').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.reconciliationId, t.position] }),
    holds('overhead_reconciliation_lines_real', sql`${t.realCents} >= 0`),
  ],
)
