import { asc } from 'drizzle-orm'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { read, snapshot, write } from '../../db/client.ts'
import { checkResults } from '../../db/schema/checks.ts'
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

/** Runs every check now, one after another, and keeps the results. Visitors are served in between. */
export async function runChecksNow(at: string, checks = allChecks): Promise<CheckResult[]> {
  const results: CheckResult[] = []
  for (const check of checks) {
    results.push(await runOne(check, at))
    await nextTurn()
  }
  await keep(results)
  return results
}

let running: Promise<CheckResult[]> | undefined

/** The result of every check, at most a minute old. Who comes while they run waits for the same run. */
export async function runChecks(at: string, checks = allChecks): Promise<CheckResult[]> {
  if (running) return running
  const last = await lastResults(checks)
  const oldest = Math.min(...last.map((result) => Date.parse(result.at)))
  const isFresh = last.length === checks.length && Date.parse(at) - oldest < freshMs
  if (isFresh && Date.parse(at) >= oldest) return last
  running ??= runChecksNow(at, checks).finally(() => (running = undefined))
  return running
}
