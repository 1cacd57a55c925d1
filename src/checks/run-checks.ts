import { asc } from 'drizzle-orm'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { read, snapshot, write } from '../../db/client.ts'
import { checkResults } from '../../db/schema/checks.ts'
import { holdJob } from '../jobs/hold-job.ts'
import { allChecks } from './all-checks.ts'
import type { Check } from './check.ts'

export type CheckResult = {
  name: string
  title: Check['title']
  holds: boolean
  looked: number
  /** A few of what does not hold, in English. */
  failures: string[]
  tookMs: number
  at: string
}

/** How long a result counts as today's, in milliseconds. */
const freshMs = 60_000
const failuresKept = 20

async function lastResults(checks: readonly Check[]): Promise<CheckResult[]> {
  const rows = await read().select().from(checkResults).orderBy(asc(checkResults.name))
  const known = new Map(rows.map((row) => [row.name, row]))
  return checks.flatMap(({ name, title }) => {
    const row = known.get(name)
    return row ? [{ ...row, title }] : []
  })
}

async function runOne({ name, title, run }: Check, at: string): Promise<CheckResult> {
  const started = performance.now()
  const { looked, failures } = await snapshot((on) => run(on, at))
  return {
    name,
    title,
    holds: failures.length === 0,
    looked,
    failures: failures.slice(0, failuresKept),
    tookMs: Math.round(performance.now() - started),
    at,
  }
}

async function keep(results: CheckResult[]): Promise<void> {
  await write(async (tx) => {
    await tx.delete(checkResults)
    for (const { title: _, ...row } of results) await tx.insert(checkResults).values(row)
  })
}

/**
 * Runs every check now, one after another, and keeps the results. Visitors are served in between. Null, and
 * nothing kept, when `held` says in between that another process has taken over.
 */
async function runEach(at: string, checks: readonly Check[], held: () => boolean) {
  const results: CheckResult[] = []
  for (const check of checks) {
    if (!held()) return null
    results.push(await runOne(check, at))
    await nextTurn()
  }
  if (!held()) return null
  await keep(results)
  return results
}

/** Runs every check now, whoever else does, and keeps the results. */
export async function runChecksNow(at: string, checks = allChecks): Promise<CheckResult[]> {
  return (await runEach(at, checks, () => true)) ?? []
}

/** The kept results, when none is older than a minute and none is missing. */
async function freshResults(at: string, checks: readonly Check[]): Promise<CheckResult[] | null> {
  const last = await lastResults(checks)
  const ages = last.map((result) => Date.parse(at) - Date.parse(result.at))
  return last.length === checks.length && ages.every((ms) => 0 <= ms && ms < freshMs) ? last : null
}

/**
 * The result of every check, at most a minute old. Null when another process runs them: of all processes on
 * one database one does at a time.
 */
export async function runChecksAlone(at: string, checks = allChecks): Promise<CheckResult[] | null> {
  const said = await holdJob(
    { name: 'checks', at, slotFrom: null },
    // Somebody may have run them just before the turn came.
    async ({ held }) => (await freshResults(at, checks)) ?? runEach(at, checks, held),
  )
  return typeof said === 'string' ? null : said.done
}

let running: Promise<CheckResult[]> | undefined

/**
 * The result of every check, at most a minute old. Who comes while they run waits for the same run; while
 * another process runs them, what was kept last is shown: nothing before the first time.
 */
export async function runChecks(at: string, checks = allChecks): Promise<CheckResult[]> {
  if (running) return running
  const fresh = await freshResults(at, checks)
  if (fresh) return fresh
  running ??= runChecksAlone(at, checks)
    .then((results) => results ?? lastResults(checks))
    .finally(() => (running = undefined))
  return running
}
