import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { read } from '../../db/client.ts'
import { jobRuns } from '../../db/schema/jobs.ts'
import { holdJob, type Lease } from '../../src/jobs/hold-job.ts'
import { claimJob, later, leaseMs } from '../../src/jobs/job-lease.ts'
import { freshDatabase } from '../database.ts'

const noon = '2026-03-03T12:00:00.000Z'
const job = { name: 'every minute', at: noon, slotFrom: null }
const after = (ms: number) => later(noon, ms)
const other = (at: string) => claimJob({ ...job, at, holder: 'run_other' })
const row = async () => (await read().select().from(jobRuns))[0]

beforeEach(async () => {
  vi.useFakeTimers({ now: Date.parse(noon), toFake: ['Date', 'setInterval', 'clearInterval'] })
  await freshDatabase()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('a run that holds a job', () => {
  test('keeps it for an hour by telling that it lives, and lets go at its end', async () => {
    const said = await holdJob(job, async ({ held, now }) => {
      await vi.advanceTimersByTimeAsync(3600_000)
      expect(held()).toBe(true)
      return [now(), await other(after(3600_000))]
    })
    expect(said).toEqual({ done: [after(3600_000), 'held elsewhere'] })
    expect(await row()).toMatchObject({ holder: null, startedAt: noon, finishedAt: after(3600_000) })
  })

  test('lets go when it fails', async () => {
    const failing = holdJob(job, async () => {
      throw new Error('this failure belongs to the test')
    })
    await expect(failing).rejects.toThrow('this failure')
    expect(await other(noon)).toBe('claimed')
  })

  test('that slept knows that it is no longer its own, before another can have it', async () => {
    await holdJob(job, async ({ held }) => {
      expect(held()).toBe(true)
      // Without its timers: the whole process, or its machine, stood still.
      vi.setSystemTime(Date.parse(noon) + leaseMs - 15_000)
      expect(held()).toBe(false)
      expect(await other(after(leaseMs - 15_000))).toBe('held elsewhere')
    })
  })

  test('learns when another has taken it over, and leaves it to the other', async () => {
    await holdJob(job, async ({ held }) => {
      expect(await other(after(leaseMs))).toBe('claimed')
      await vi.advanceTimersByTimeAsync(30_000)
      expect(held()).toBe(false)
    })
    expect(await row()).toMatchObject({ holder: 'run_other', finishedAt: null })
  })
})

test('no work is done for a job that another holds or that is not due', async () => {
  const work = vi.fn<(lease: Lease) => Promise<void>>(async () => undefined)
  await other(noon)
  expect(await holdJob(job, work)).toBe('held elsewhere')
  expect(await holdJob({ ...job, name: 'new', slotFrom: after(-1) }, work)).toBe('not due')
  expect(work).not.toHaveBeenCalled()
})
