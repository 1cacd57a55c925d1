import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { read, write } from '../../db/client.ts'
import { outbox } from '../../db/schema/mail.ts'
import { checkResults } from '../../db/schema/checks.ts'
import type { Check } from '../../src/checks/check.ts'
import { runChecks, runChecksAlone } from '../../src/checks/run-checks.ts'
import { claimJob, leaseMs, releaseJob } from '../../src/jobs/job-lease.ts'
import { freshDatabase } from '../database.ts'

const noon = '2026-03-03T12:00:00.000Z'
const after = (ms: number) => new Date(Date.parse(noon) + ms).toISOString()

let runs: number
const holding: Check = {
  name: 'holds',
  title: 'checks.mail_is_delivered',
  run: async () => ({ looked: ++runs, failures: [] }),
}
const broken: Check = {
  name: 'does-not-hold',
  title: 'checks.mail_is_delivered',
  run: async () => ({ looked: 2, failures: ['one of them'] }),
}

beforeEach(async () => {
  await freshDatabase()
  runs = 0
})

describe('the checks', () => {
  test('say of each invariant whether it holds, and keep that', async () => {
    const results = await runChecks(noon, [holding, broken])
    expect(results).toMatchObject([
      { name: 'holds', holds: true, looked: 1, failures: [], at: noon },
      { name: 'does-not-hold', holds: false, looked: 2, failures: ['one of them'], at: noon },
    ])
    expect(await read().select().from(checkResults)).toHaveLength(2)
  })

  test('run at most once a minute', async () => {
    await runChecks(noon, [holding])
    expect((await runChecks(after(59_999), [holding]))[0]).toMatchObject({ looked: 1, at: noon })
    expect((await runChecks(after(60_000), [holding]))[0]).toMatchObject({ looked: 2, at: after(60_000) })
  })

  test('run once for all who come while they run', async () => {
    await Promise.all(Array.from({ length: 20 }, () => runChecks(noon, [holding])))
    expect(runs).toBe(1)
  })

  test('run again when there is a new one', async () => {
    await runChecks(noon, [holding])
    expect(await runChecks(noon, [holding, broken])).toHaveLength(2)
  })

  test('each see one state of the shop, whatever is written meanwhile', async () => {
    const mail = { lang: 'fr', toAddress: 'a', toName: 'a', subject: '', text: '', html: '', at: noon }
    const twice: Check = {
      ...holding,
      run: async (on) => {
        const before = await on.select().from(outbox)
        await write((tx) => tx.insert(outbox).values({ id: 'mai_1', onceKey: '1', ...mail }))
        const seen = await on.select().from(outbox)
        return { looked: seen.length, failures: seen.length === before.length ? [] : ['it changed'] }
      },
    }
    expect(await runChecks(noon, [twice])).toMatchObject([{ looked: 0, holds: true }])
    expect(await read().select().from(outbox)).toHaveLength(1)
  })
})

describe('the checks that another process runs', () => {
  const other = { name: 'checks', holder: 'run_other' }
  beforeEach(async () => {
    await runChecks(noon, [holding])
  })

  test('are not run here as well: the last results are shown', async () => {
    const at = after(60_000)
    await claimJob({ ...other, at, slotFrom: null })
    expect(await runChecks(at, [holding])).toMatchObject([{ looked: 1, at: noon }])
    expect(runs).toBe(1)
    await releaseJob({ ...other, at })
    expect(await runChecks(at, [holding])).toMatchObject([{ looked: 2, at }])
  })

  test('are run here when that process has died', async () => {
    await claimJob({ ...other, at: after(60_000), slotFrom: null })
    const at = after(60_000 + leaseMs)
    expect(await runChecks(at, [holding])).toMatchObject([{ looked: 2, at }])
  })

  test('are not run again by who has waited for that process', async () => {
    expect(await runChecksAlone(after(59_999), [holding])).toMatchObject([{ looked: 1, at: noon }])
    expect(runs).toBe(1)
  })

  test('are left to it in the middle, and nothing half is kept', async () => {
    const at = after(60_000)
    const slow: Check = {
      ...holding,
      run: async () => {
        // This process stood still until another took over: its clock has gone on, its timers have not.
        vi.setSystemTime(Date.now() + leaseMs)
        await claimJob({ ...other, at: after(60_000 + leaseMs), slotFrom: null })
        return { looked: ++runs, failures: [] }
      },
    }
    vi.useFakeTimers({ toFake: ['Date'] })
    onTestFinished(() => {
      vi.useRealTimers()
    })
    expect(await runChecks(at, [slow, broken])).toMatchObject([{ name: 'holds', looked: 1, at: noon }])
    expect(await read().select().from(checkResults)).toMatchObject([{ name: 'holds', at: noon }])
  })
})

test('before the first results there are none to show while another process finds them', async () => {
  await claimJob({ name: 'checks', holder: 'run_other', at: noon, slotFrom: null })
  expect(await runChecks(noon, [holding])).toEqual([])
})
