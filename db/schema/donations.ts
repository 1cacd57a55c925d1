import { count, id, index, oneOf, table, uniqueIndex, when, words } from '../columns.ts'

/** An NGO that a share can go to. Its story stands in `content/causes/`. */
export const causes = table(
  'causes',
  {
    id: id('id').primaryKey(),
    slug: words('slug').notNull(),
    position: count('position').notNull(),
    name: words('name').notNull(),
    createdAt: when('created').notNull(),
  },
  (t) => [uniqueIndex('causes_slug').on(t.slug)],
)

/** Whether a cause agrees to be named: the latest row counts. Append-only. */
export const causeConsents = table(
  'cause_consents',
  {
    id: id('id').primaryKey(),
    causeId: id('cause_id')
      .notNull()
      .references(() => causes.id),
    /** 1, 2, 3 … within the cause. */
    sequence: count('sequence').notNull(),
    kind: words('kind').notNull(),
    at: when('given').notNull(),
    /** The person of the NGO, by role. */
    by: words('given_by').notNull(),
  },
  (t) => [
    uniqueIndex('cause_consents_sequence').on(t.causeId, t.sequence),
    index('cause_consents_cause').on(t.causeId),
    oneOf('cause_consents_kind', t.kind, ['given', 'withdrawn']),
  ],
)
