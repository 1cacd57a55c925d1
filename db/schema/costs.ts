import { sql } from 'drizzle-orm'
import {
  bilingual,
  bp,
  cents,
  count,
  day,
  flag,
  holds,
  id,
  index,
  json,
  micros,
  oneOf,
  primaryKey,
  table,
  uniqueIndex,
  when,
  words,
} from '../columns.ts'
import {
  evidenceGrades,
  groups,
  recipientKinds,
  type LineInput,
} from '../../src/features/costs/vocabulary.ts'
import { products, variants } from './catalogue.ts'
import { componentCosts, components } from './components.ts'
import { overheads } from './overheads.ts'

/**
 * A price from a moment on. Append-only. The one in force for a scope (a variant, or a product for
 * the variants without prices of their own) at a time: latest `inForceFromAt`, then highest `sequence`.
 */
export const prices = table(
  'prices',
  {
    id: id('id').primaryKey(),
    productId: id('product_id')
      .notNull()
      .references(() => products.id),
    variantId: id('variant_id').references(() => variants.id),
    /** The variant's id, or the product's. */
    scopeId: id('scope_id').notNull(),
    /** 1, 2, 3 … within the scope: breaks ties of `inForceFromAt`. */
    sequence: count('sequence').notNull(),
    grossCents: cents('gross').notNull(),
    vatBp: bp('vat').notNull(),
    kind: words('kind').notNull(),
    /** For a reduction: the lowest price of the 30 days before it (Directive 98/6/EC, art. 6a), frozen. */
    referenceCents: cents('reference'),
    inForceFromAt: when('in_force_from').notNull(),
    setAt: when('set').notNull(),
    setBy: words('set_by').notNull(),
  },
  (t) => [
    uniqueIndex('prices_scope_sequence').on(t.scopeId, t.sequence),
    index('prices_scope_in_force').on(t.scopeId, t.inForceFromAt),
    index('prices_product').on(t.productId),
    oneOf('prices_kind', t.kind, ['regular', 'reduction']),
    holds('prices_scope', sql`${t.scopeId} = coalesce(${t.variantId}, ${t.productId})`),
    holds('prices_amounts', sql`${t.grossCents} >= 0 and ${t.vatBp} between 0 and 10000`),
    holds('prices_reference', sql`(${t.kind} = 'reduction') = (${t.referenceCents} is not null)`),
  ],
)

/** A breakdown: a draft until a publication names it, unchangeable from then on (triggers). */
export const breakdownVersions = table(
  'breakdown_versions',
  {
    id: id('id').primaryKey(),
    productId: id('product_id')
      .notNull()
      .references(() => products.id),
    variantId: id('variant_id').references(() => variants.id),
    scopeId: id('scope_id').notNull(),
    number: count('number').notNull(),
    priceCents: cents('price').notNull(),
    vatBp: bp('vat').notNull(),
    batchSize: count('batch_size'),
    reason: bilingual('reason').notNull(),
    unknownsState: words('unknowns_state').notNull(),
    unknowns: bilingual('unknowns').notNull(),
    marginPaysFor: bilingual('margin_pays_for'),
    negativeMarginConfirmed: flag('negative_margin_confirmed').notNull(),
    /** Goes up at each save: who saves over another's work is told. */
    revision: count('revision').notNull(),
    savedAt: when('saved').notNull(),
    savedBy: words('saved_by').notNull(),
  },
  (t) => [
    uniqueIndex('breakdown_versions_scope_number').on(t.scopeId, t.number),
    index('breakdown_versions_product').on(t.productId),
    oneOf('breakdown_versions_unknowns', t.unknownsState, ['untouched', 'none', 'told']),
    holds('breakdown_versions_scope', sql`${t.scopeId} = coalesce(${t.variantId}, ${t.productId})`),
    holds('breakdown_versions_amounts', sql`${t.priceCents} >= 0 and ${t.vatBp} between 0 and 10000`),
    holds('breakdown_versions_batch', sql`${t.batchSize} is null or ${t.batchSize} > 0`),
  ],
)

export const breakdownLines = table(
  'breakdown_lines',
  {
    id: id('id').primaryKey(),
    versionId: id('version_id')
      .notNull()
      .references(() => breakdownVersions.id),
    position: count('position').notNull(),
    group: words('group_name').notNull(),
    label: bilingual('label').notNull(),
    recipientName: words('recipient_name'),
    recipientKind: words('recipient_kind'),
    recipientPlace: words('recipient_place'),
    recipientCountry: words('recipient_country'),
    basis: words('basis').notNull(),
    quantityMicros: micros('quantity'),
    unit: bilingual('unit'),
    unitCostMicros: micros('unit_cost'),
    perMicros: micros('per'),
    batchCostMicros: micros('batch_cost'),
    rateBp: bp('rate'),
    amountMicros: micros('amount'),
    /** What the line comes to, computed once at saving. */
    cents: cents('line').notNull(),
    evidenceGrade: words('evidence_grade'),
    evidenceOn: day('evidence'),
    evidenceKey: bilingual('evidence_key'),
    disclosure: words('disclosure').notNull(),
    disclosureReason: bilingual('disclosure_reason'),
    note: bilingual('note'),
    /** The component that it is a quantity of, and the cost that was copied from there. */
    componentId: id('component_id').references(() => components.id),
    componentCostId: id('component_cost_id').references(() => componentCosts.id),
    /** The running cost of the shop that it is a part of. */
    overheadId: id('overhead_id').references(() => overheads.id),
  },
  (t) => [
    uniqueIndex('breakdown_lines_position').on(t.versionId, t.position),
    index('breakdown_lines_component').on(t.componentId),
    index('breakdown_lines_overhead').on(t.overheadId),
    oneOf('breakdown_lines_group', t.group, groups),
    oneOf('breakdown_lines_basis', t.basis, ['quantity', 'batch', 'rate', 'amount', 'rest', 'vat']),
    holds(
      'breakdown_lines_recipient_kind',
      sql`${t.recipientKind} is null or ${t.recipientKind} in (${sql.raw(recipientKinds.map((k) => `'${k}'`).join(', '))})`,
    ),
    holds(
      'breakdown_lines_grade',
      sql`${t.evidenceGrade} is null or ${t.evidenceGrade} in (${sql.raw(evidenceGrades.map((g) => `'${g}'`).join(', '))})`,
    ),
    oneOf('breakdown_lines_disclosure', t.disclosure, ['exact', 'grouped']),
  ],
)

/** Evidence, kept by its SHA-256 under the data folder. Append-only; its visibility is a row of its own. */
export const documents = table('documents', {
  /** Lower-case hex of the content. */
  sha256: words('sha256').primaryKey(),
  mediaType: words('media_type').notNull(),
  bytes: count('bytes').notNull(),
  title: bilingual('title').notNull(),
  isPublic: flag('is_public').notNull(),
  /** Why a withheld one is not shown; its hash is public either way. */
  withheldReason: bilingual('withheld_reason'),
  addedAt: when('added').notNull(),
  addedBy: words('added_by').notNull(),
})

export const lineDocuments = table(
  'line_documents',
  {
    lineId: id('line_id')
      .notNull()
      .references(() => breakdownLines.id),
    sha256: words('sha256')
      .notNull()
      .references(() => documents.sha256),
    position: count('position').notNull(),
  },
  (t) => [primaryKey({ columns: [t.lineId, t.sha256] })],
)

/** Makes a version public for ever. Append-only; refused by a trigger unless lines = price. */
export const breakdownPublications = table(
  'breakdown_publications',
  {
    versionId: id('version_id')
      .primaryKey()
      .references(() => breakdownVersions.id),
    priceId: id('price_id')
      .notNull()
      .references(() => prices.id),
    at: when('published').notNull(),
    by: words('published_by').notNull(),
  },
  (t) => [uniqueIndex('breakdown_publications_price').on(t.priceId)],
)

/** An announced reduction: two versions published together. Append-only. */
export const reductions = table(
  'reductions',
  {
    id: id('id').primaryKey(),
    scopeId: id('scope_id').notNull(),
    startVersionId: id('start_version_id')
      .notNull()
      .references(() => breakdownVersions.id),
    endVersionId: id('end_version_id')
      .notNull()
      .references(() => breakdownVersions.id),
    startsAt: when('starts').notNull(),
    endsAt: when('ends').notNull(),
    referenceCents: cents('reference').notNull(),
    announcedAt: when('announced').notNull(),
    announcedBy: words('announced_by').notNull(),
  },
  (t) => [index('reductions_scope').on(t.scopeId, t.startsAt)],
)

/** Lines to begin a breakdown with, by type of product. A template is never what a version was made from. */
export const breakdownTemplates = table('breakdown_templates', {
  id: id('id').primaryKey(),
  name: bilingual('name').notNull(),
  lines: json<LineInput[]>('lines').notNull(),
  savedAt: when('saved').notNull(),
  savedBy: words('saved_by').notNull(),
  /** A template that is no longer offered. */
  archivedAt: when('archived'),
})
