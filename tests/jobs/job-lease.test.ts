import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { openMigrated, type Connection } from '../../db/client.ts'
import { jobRuns } from '../../db/schema/jobs.ts'
import { claimJob, extendJob, later, leaseMs, releaseJob } from '../../src/jobs/job-lease.ts'
import { freshAddress } from '../database.ts'

const noon = '2026-03-03T12:00:00.000Z'
const name = 'every minute'

/** Two processes on one database. */
let a: Connection
let b: Connection
beforeEach(async () => {
  const address = await freshAddress()
  const [one, other] = [await openMigrated(address), await openMigrated(address)]
  onTestFinished(async () => {
    await Promise.all([one.close(), other.close()])
  })
  a = one
  b = other
})

const claim = (holder: string, at: string, on: Connection, slotFrom: string | null = null) =>
  claimJob({ name, at, holder, slotFrom }, on)
const row = async () => (await b.read.select().from(jobRuns))[0]

describe('a job that is nudged', () => {
  test('is claimed by exactly one of twenty that ask at once on two connections', async () => {
    const claims = await Promise.all(
      Array.from({ length: 20 }, (_, i) => claim(`run_${i}`, noon, i % 2 === 0 ? a : b)),
    )
    expect(claims.filter((said) => said === 'claimed')).toHaveLength(1)
    expect(claims.filter((said) => said === 'held elsewhere')).toHaveLength(19)
  })

  test('is free again when its run has ended', async () => {
    await claim('run_a', noon, a)
    expect(await releaseJob({ name, holder: 'run_a', at: later(noon, 5) }, a)).toBe(true)
    expect(await row()).toMatchObject({ holder: null, startedAt: noon, finishedAt: later(noon, 5) })
    expect(await claim('run_b', later(noon, 6), b)).toBe('claimed')
  })

  test('is taken over from a run that died, when its lease has run out and not before', async () => {
    await claim('run_a', noon, a)
    expect(await claim('run_b', later(noon, leaseMs - 1), b)).toBe('held elsewhere')
    expect(await claim('run_b', later(noon, leaseMs), b)).toBe('claimed')
    expect(await row()).toMatchObject({ holder: 'run_b', startedAt: later(noon, leaseMs) })
  })

  test('stays with a run that says that it lives', async () => {
    await claim('run_a', noon, a)
    expect(await extendJob({ name, holder: 'run_a', at: later(noon, 30_000) }, a)).toBe(true)
    expect(await claim('run_b', later(noon, leaseMs), b)).toBe('held elsewhere')
    expect(await claim('run_b', later(noon, leaseMs + 30_000), b)).toBe('claimed')
  })

  test('is neither held on to nor ended by a run that has lost it', async () => {
    await claim('run_a', noon, a)
    const at = later(noon, leaseMs)
    await claim('run_b', at, b)
    expect(await extendJob({ name, holder: 'run_a', at }, a)).toBe(false)
    expect(await releaseJob({ name, holder: 'run_a', at }, a)).toBe(false)
    expect(await row()).toMatchObject({ holder: 'run_b', finishedAt: null })
  })

  test('is not blocked by a lease from a clock that went wrong', async () => {
    await claim('run_a', '2031-01-01T00:00:00.000Z', a)
    expect(await claim('run_b', noon, b)).toBe('claimed')
  })
})

describe('a job that is planned', () => {
  const at = later(noon, 60_000)

  test('is not due on a database that has just heard of it', async () => {
    expect(await claim('run_a', noon, a, '2026-03-03T02:00:00.000Z')).toBe('not due')
    expect(await claim('run_a', '2026-03-04T01:59:59.999Z', a, '2026-03-03T02:00:00.000Z')).toBe('not due')
    expect(await claim('run_a', '2026-03-04T02:00:00.000Z', a, '2026-03-04T02:00:00.000Z')).toBe('claimed')
  })

  test('is due once a slot, whichever process ran it', async () => {
    await claim('run_a', noon, a)
    await releaseJob({ name, holder: 'run_a', at: noon }, a)
    expect(await claim('run_b', at, b, noon)).toBe('not due')
    expect(await claim('run_b', at, b, later(noon, 1))).toBe('claimed')
  })

  test('is due again when the run of its slot died', async () => {
    await claim('run_a', noon, a)
    expect(await claim('run_b', at, b, noon)).toBe('held elsewhere')
    expect(await claim('run_b', later(noon, leaseMs), b, noon)).toBe('claimed')
  })

  test('is not put off by a run from a clock that went wrong', async () => {
    const wrong = '2031-01-01T00:00:00.000Z'
    await claim('run_a', wrong, a)
    await releaseJob({ name, holder: 'run_a', at: wrong }, a)
    expect(await claim('run_b', at, b, noon)).toBe('claimed')
  })
})
