import { count, flag, json, table, when, words } from '../columns.ts'

/** The last result of each invariant, kept so that /checks runs them at most once a minute. */
export const checkResults = table('check_results', {
  name: words('name').primaryKey(),
  holds: flag('holds').notNull(),
  /** How many things were looked at. */
  looked: count('looked').notNull(),
  /** What does not hold, at most a few examples. */
  failures: json<string[]>('failures').notNull(),
  tookMs: count('took_ms').notNull(),
  at: when('checked').notNull(),
})
