import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { read, write } from '../../db/client.ts'
import { checkResults } from '../../db/schema/checks.ts'
import { mailAttempts } from '../../db/schema/mail.ts'
import { queueMailIn } from '../../src/features/mail/queue-mail.ts'
import { claimJob, later, releaseJob } from '../../src/jobs/job-lease.ts'
import { startJobs, type Jobs } from '../../src/jobs/start-jobs.ts'
import { freshDatabase } from '../database.ts'
import { scratchFolder } from '../scratch.ts'

const noon = '2026-03-03T12:00:00.000Z'
const minuteJob = { name: 'every minute', holder: 'run_other' }

let started: Jobs[]
const start = (): Jobs => {
  const jobs = startJobs()
  started.push(jobs)
  return jobs
}

beforeEach(async () => {
  started = []
  vi.stubEnv('DATA_DIR', scratchFolder())
  vi.useFakeTimers({
    now: Date.parse(noon),
    toFake: ['Date', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'],
  })
  await freshDatabase()
})
afterEach(async () => {
  await Promise.all(started.map((jobs) => jobs.stop()))
  vi.useRealTimers()
  vi.unstubAllEnvs()
})

const to = { address: 'camille@example.org', name: 'Camille Béranger' }
const queue = (onceKey: string) =>
  write((tx) =>
    queueMailIn(tx, { onceKey, to, lang: 'fr', subject: 'Merci', text: 'M', html: '<p>M</p>', at: noon }),
  )
const delivered = async () => (await read().select().from(mailAttempts)).length
const checked = async () => (await read().select().from(checkResults)).length

describe('mail queued in one process while another delivers', () => {
  test('is delivered a moment after the other has ended', async () => {
    await claimJob({ ...minuteJob, at: noon, slotFrom: null })
    const jobs = start()
    await queue('told:1')
    jobs.nudge()
    await vi.advanceTimersByTimeAsync(5_000)
    expect(await delivered()).toBe(0)
    await releaseJob({ ...minuteJob, at: later(noon, 5_000) })
    await vi.advanceTimersByTimeAsync(1_000)
    await vi.waitFor(async () => expect(await delivered()).toBe(1))
  })
})

describe('a night', () => {
  const heardOf = (at: string) => claimJob({ name: 'nightly', holder: 'run_old', at, slotFrom: at })

  test('that was missed because the shop was down is made up for after the next start', async () => {
    await heardOf('2026-03-01T12:00:00.000Z')
    start()
    await vi.advanceTimersByTimeAsync(60_000)
    await vi.waitFor(async () => expect(await checked()).toBeGreaterThan(0))
  })

  test('before the shop was there is not missed', async () => {
    const jobs = start()
    await vi.advanceTimersByTimeAsync(3600_000)
    await jobs.stop()
    expect(await checked()).toBe(0)
  })
})
