import { id, table, when, words } from '../columns.ts'

/** One row a job: which run of which process is at it, and when it last began and ended. */
export const jobRuns = table('job_runs', {
  name: words('name').primaryKey(),
  /** When this database first heard of the job: it owes no run for a time before. */
  sinceAt: when('since').notNull(),
  /** The run that is at it; null when nobody is. */
  holder: id('holder'),
  /** When the holder is taken for dead, unless it says again that it lives. */
  leaseUntilAt: when('lease_until'),
  startedAt: when('started'),
  /** Null while it runs, and after a run that died. */
  finishedAt: when('finished'),
})
