import { sql } from 'drizzle-orm'
import {
  bilingual,
  bp,
  cents,
  count,
  holds,
  id,
  index,
  json,
  oneOf,
  primaryKey,
  table,
  uniqueIndex,
  when,
  words,
} from '../columns.ts'
import type { VariantOption } from './catalogue.ts'
import { groups, recipientKinds } from '../../src/features/costs/vocabulary.ts'
import { carts } from './cart.ts'
import { causes } from './donations.ts'

/**
 * What was agreed, frozen when it was placed; nothing in it names the shopper (`order_contacts`).
 * Append-only; what happens to it are `order_events`.
 */
export const orders = table(
  'orders',
  {
    id: id('id').primaryKey(),
    /** 1, 2, 3 …; shown as `C-00001` (features/orders/number.ts). */
    number: count('number').notNull(),
    /** The secret in the order's address. */
    token: words('token').notNull(),
    /** A cart makes one order: a double click finds the first. */
    cartId: id('cart_id')
      .notNull()
      .references(() => carts.id),
    lang: words('lang').notNull(),
    currency: words('currency').notNull(),
    placedAt: when('placed').notNull(),
    /** Unpaid until then, it expires. */
    payBeforeAt: when('pay_before').notNull(),
    /** Where it goes, for VAT and statistics. */
    country: words('country').notNull(),
    deliveryKey: words('delivery_key').notNull(),
    deliveryTitle: bilingual('delivery_title').notNull(),
    carrierName: words('carrier_name').notNull(),
    carrierPlace: words('carrier_place').notNull(),
    carrierCountry: words('carrier_country').notNull(),
    transitDaysMax: count('transit_days_max').notNull(),
    /** Sum of the lines: unit price × quantity. */
    goodsCents: cents('goods').notNull(),
    deliveryCents: cents('delivery').notNull(),
    /** The shopper's own gift; no VAT on it. */
    giftCents: cents('gift').notNull(),
    totalCents: cents('total').notNull(),
    /** VAT of goods and delivery, contained in the total. */
    vatCents: cents('vat').notNull(),
    /** The shop's share, contained in the goods. */
    shareCents: cents('share').notNull(),
  },
  (t) => [
    uniqueIndex('orders_number').on(t.number),
    uniqueIndex('orders_token').on(t.token),
    uniqueIndex('orders_cart').on(t.cartId),
    index('orders_placed').on(t.placedAt),
    oneOf('orders_lang', t.lang, ['fr', 'en']),
    holds('orders_total', sql`${t.totalCents} = ${t.goodsCents} + ${t.deliveryCents} + ${t.giftCents}`),
    holds(
      'orders_amounts',
      sql`${t.goodsCents} >= 0 and ${t.deliveryCents} >= 0 and ${t.giftCents} >= 0 and ${t.shareCents} >= 0`,
    ),
  ],
)

/**
 * Who ordered and where it goes. Not append-only: it can be corrected and erased (Regulation (EU) 2016/679,
 * art. 16 and 17), and the order and its amounts stay without it.
 */
export const orderContacts = table('order_contacts', {
  orderId: id('order_id')
    .primaryKey()
    .references(() => orders.id),
  email: words('email').notNull(),
  name: words('name').notNull(),
  address1: words('address_1').notNull(),
  address2: words('address_2').notNull(),
  postcode: words('postcode').notNull(),
  city: words('city').notNull(),
  country: words('country').notNull(),
  phone: words('phone').notNull(),
})

/** One unit's cents × quantity, with what the shopper saw. Append-only. */
export const orderLines = table(
  'order_lines',
  {
    id: id('id').primaryKey(),
    orderId: id('order_id')
      .notNull()
      .references(() => orders.id),
    position: count('position').notNull(),
    productId: id('product_id').notNull(),
    variantId: id('variant_id').notNull(),
    slug: words('slug').notNull(),
    title: bilingual('title').notNull(),
    options: json<VariantOption[]>('options').notNull(),
    quantity: count('quantity').notNull(),
    unitPriceCents: cents('unit_price').notNull(),
    vatBp: bp('vat').notNull(),
    unitVatCents: cents('unit_vat').notNull(),
    unitShareCents: cents('unit_share').notNull(),
    /** Null: sold while its price was not explained yet. */
    versionId: id('version_id'),
    versionNumber: count('version_number'),
  },
  (t) => [
    uniqueIndex('order_lines_position').on(t.orderId, t.position),
    index('order_lines_variant').on(t.variantId),
    index('order_lines_product').on(t.productId),
    holds('order_lines_quantity', sql`${t.quantity} > 0`),
    holds('order_lines_version', sql`(${t.versionId} is null) = (${t.versionNumber} is null)`),
  ],
)

/** The groups of an order's breakdown: the eight of a price, and what nobody has explained yet. */
export const orderGroups = [...groups, 'unexplained'] as const

/** The lines of the public projection of one unit, as the shopper saw them. Append-only; they sum to the unit's price. */
export const orderLineParts = table(
  'order_line_parts',
  {
    orderLineId: id('order_line_id')
      .notNull()
      .references(() => orderLines.id),
    position: count('position').notNull(),
    group: words('group_name').notNull(),
    label: bilingual('label').notNull(),
    recipientName: words('recipient_name'),
    recipientKind: words('recipient_kind'),
    recipientPlace: words('recipient_place'),
    recipientCountry: words('recipient_country'),
    unitCents: cents('unit').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orderLineId, t.position] }),
    oneOf('order_line_parts_group', t.group, orderGroups),
    holds(
      'order_line_parts_recipient',
      sql`${t.recipientKind} is null or ${t.recipientKind} in (${sql.raw(recipientKinds.map((k) => `'${k}'`).join(', '))})`,
    ),
  ],
)

/** Delivery dealt over the goods' VAT rates, with the VAT of each part. Append-only; sums to the order's delivery. */
export const orderDeliveryParts = table(
  'order_delivery_parts',
  {
    orderId: id('order_id')
      .notNull()
      .references(() => orders.id),
    vatBp: bp('vat').notNull(),
    grossCents: cents('gross').notNull(),
    vatCents: cents('vat').notNull(),
  },
  (t) => [primaryKey({ columns: [t.orderId, t.vatBp] })],
)

/** Which cause gets what of a line's share (all its units). Append-only; sums to unit share × quantity. */
export const orderLineShares = table(
  'order_line_shares',
  {
    orderLineId: id('order_line_id')
      .notNull()
      .references(() => orderLines.id),
    causeId: id('cause_id')
      .notNull()
      .references(() => causes.id),
    cents: cents('share').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orderLineId, t.causeId] }),
    index('order_line_shares_cause').on(t.causeId),
    holds('order_line_shares_positive', sql`${t.cents} >= 0`),
  ],
)

/** Which cause gets what of the shopper's gift. Append-only; sums to the order's gift. */
export const orderGiftParts = table(
  'order_gift_parts',
  {
    orderId: id('order_id')
      .notNull()
      .references(() => orders.id),
    causeId: id('cause_id')
      .notNull()
      .references(() => causes.id),
    cents: cents('gift').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orderId, t.causeId] }),
    index('order_gift_parts_cause').on(t.causeId),
    holds('order_gift_parts_positive', sql`${t.cents} >= 0`),
  ],
)

/** The causes the shopper picked themselves; none when the share was split among all. Append-only. */
export const orderCausePicks = table(
  'order_cause_picks',
  {
    orderId: id('order_id')
      .notNull()
      .references(() => orders.id),
    causeId: id('cause_id')
      .notNull()
      .references(() => causes.id),
  },
  (t) => [primaryKey({ columns: [t.orderId, t.causeId] })],
)

export const orderEventKinds = [
  'placed',
  'part-paid',
  'paid',
  'overpaid',
  'received-late',
  'packed',
  'shipped',
  'delivered',
  'expired',
  'cancelled',
  'withdrawal-asked',
] as const

/** What happened to an order, each with who and when. Append-only; its state is read from them. */
export const orderEvents = table(
  'order_events',
  {
    id: id('id').primaryKey(),
    orderId: id('order_id')
      .notNull()
      .references(() => orders.id),
    /** 1, 2, 3 … within the order: two writers can't both add the same. */
    sequence: count('sequence').notNull(),
    kind: words('kind').notNull(),
    at: when('happened').notNull(),
    by: words('happened_by').notNull(),
    /** Money received with it; null when none. What was `received-late` goes back. */
    receivedCents: cents('received'),
    /** The fact that goes with it, and nothing that a person typed (`order_event_words`). */
    note: words('note').notNull(),
  },
  (t) => [
    uniqueIndex('order_events_sequence').on(t.orderId, t.sequence),
    index('order_events_kind').on(t.kind, t.at),
    oneOf('order_events_kind_known', t.kind, orderEventKinds),
  ],
)

/**
 * What people typed beside an event: a shopper's words with their withdrawal, the shop's own with a payment or a
 * cancellation. Never written over, but a text can be erased with the shopper's contact; the event stays whole without it.
 */
export const orderEventWords = table(
  'order_event_words',
  {
    eventId: id('event_id')
      .primaryKey()
      .references(() => orderEvents.id),
    orderId: id('order_id')
      .notNull()
      .references(() => orders.id),
    text: words('text').notNull(),
  },
  (t) => [index('order_event_words_order').on(t.orderId)],
)

/** Where a parcel can be followed: a row each time the shopper is told, the latest counts. Append-only. */
export const orderTrackings = table(
  'order_trackings',
  {
    id: id('id').primaryKey(),
    orderId: id('order_id')
      .notNull()
      .references(() => orders.id),
    /** 1, 2, 3 … within the order. */
    sequence: count('sequence').notNull(),
    carrierName: words('carrier_name').notNull(),
    /** The carrier's own; empty when only the link is known. */
    number: words('number').notNull(),
    /** https://…; empty when only the number is known. */
    url: words('url').notNull(),
    at: when('told').notNull(),
    by: words('told_by').notNull(),
  },
  (t) => [uniqueIndex('order_trackings_sequence').on(t.orderId, t.sequence)],
)

/**
 * What the shop writes down for itself beside an order. Never written over, but a text can be erased with the
 * shopper's contact, whom it may name.
 */
export const orderNotes = table(
  'order_notes',
  {
    id: id('id').primaryKey(),
    orderId: id('order_id')
      .notNull()
      .references(() => orders.id),
    sequence: count('sequence').notNull(),
    text: words('text').notNull(),
    at: when('noted').notNull(),
    by: words('noted_by').notNull(),
  },
  (t) => [uniqueIndex('order_notes_sequence').on(t.orderId, t.sequence)],
)

/** Who erased a shopper's contact, and when (Regulation (EU) 2016/679, art. 17). Append-only. */
export const orderErasures = table('order_erasures', {
  orderId: id('order_id')
    .primaryKey()
    .references(() => orders.id),
  at: when('erased').notNull(),
  by: words('erased_by').notNull(),
})

/**
 * What the desk finds and counts orders by: derived from events, lines and contact, written anew with each
 * of them. It decides nothing.
 */
export const orderIndex = table(
  'order_index',
  {
    orderId: id('order_id')
      .primaryKey()
      .references(() => orders.id),
    state: words('state').notNull(),
    /** When a withdrawal was last asked for. */
    withdrawalAskedAt: when('withdrawal_asked'),
    /** Number, name, e-mail, town and titles, lower case and without accents. */
    words: words('words').notNull(),
  },
  (t) => [index('order_index_state').on(t.state), index('order_index_withdrawal').on(t.withdrawalAskedAt)],
)
