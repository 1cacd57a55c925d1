import { sql } from 'drizzle-orm'
import {
  bilingual,
  count,
  day,
  holds,
  id,
  index,
  micros,
  oneOf,
  primaryKey,
  table,
  uniqueIndex,
  when,
  words,
} from '../columns.ts'
import { evidenceGrades, groups, recipientKinds } from '../../src/features/costs/vocabulary.ts'
import { documents } from './costs.ts'

/** What many prices are made of: a cloth, a button, a minute of a workshop, a parcel. */
export const components = table(
  'components',
  {
    id: id('id').primaryKey(),
    /** The group that a line of it stands in. */
    group: words('group_name').notNull(),
    label: bilingual('label').notNull(),
    /** Never changes: the quantities of lines are counted in it. */
    unit: bilingual('unit').notNull(),
    recipientName: words('recipient_name').notNull(),
    recipientKind: words('recipient_kind').notNull(),
    recipientPlace: words('recipient_place').notNull(),
    recipientCountry: words('recipient_country').notNull(),
    /** Goes up at each save: who saves over another's work is told. */
    revision: count('revision').notNull(),
    savedAt: when('saved').notNull(),
    savedBy: words('saved_by').notNull(),
    archivedAt: when('archived'),
  },
  (t) => [
    oneOf('components_group', t.group, groups),
    oneOf('components_recipient_kind', t.recipientKind, recipientKinds),
  ],
)

/** What a component costs from a moment on, with what supports it. Append-only; lines copy it, never point. */
export const componentCosts = table(
  'component_costs',
  {
    id: id('id').primaryKey(),
    componentId: id('component_id')
      .notNull()
      .references(() => components.id),
    /** 1, 2, 3 … within the component: breaks ties of `inForceFromAt`. */
    sequence: count('sequence').notNull(),
    unitCostMicros: micros('unit_cost').notNull(),
    /** The unit cost is for so many units (60 minutes). */
    perMicros: micros('per').notNull(),
    inForceFromAt: when('in_force_from').notNull(),
    evidenceGrade: words('evidence_grade').notNull(),
    evidenceOn: day('evidence').notNull(),
    evidenceKey: bilingual('evidence_key'),
    setAt: when('set').notNull(),
    setBy: words('set_by').notNull(),
  },
  (t) => [
    uniqueIndex('component_costs_sequence').on(t.componentId, t.sequence),
    oneOf('component_costs_grade', t.evidenceGrade, evidenceGrades),
    holds('component_costs_amounts', sql`${t.unitCostMicros} >= 0 and ${t.perMicros} > 0`),
  ],
)

/** The evidence of a cost. Append-only. */
export const componentCostDocuments = table(
  'component_cost_documents',
  {
    costId: id('cost_id')
      .notNull()
      .references(() => componentCosts.id),
    sha256: words('sha256')
      .notNull()
      .references(() => documents.sha256),
    position: count('position').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.costId, t.sha256] }),
    index('component_cost_documents_sha256').on(t.sha256),
  ],
)
