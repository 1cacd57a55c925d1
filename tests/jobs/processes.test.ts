import { execFile } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { mailAttempts } from '../../db/schema/mail.ts'
import { deliverMail } from '../../src/features/mail/deliver-mail.ts'
import { queueMailIn } from '../../src/features/mail/queue-mail.ts'
import { holdJob } from '../../src/jobs/hold-job.ts'
import { later, leaseMs } from '../../src/jobs/job-lease.ts'
import { freshDatabase } from '../database.ts'
import { scratchFolder } from '../scratch.ts'

const noon = '2026-03-03T12:00:00.000Z'
/** Whole processes start, on a machine that may be busy. */
const patience = { timeout: 60_000 }

/** A database with so many mails to deliver. */
async function withMails(count: number) {
  const database = await freshDatabase()
  const { address } = database
  const url = address.engine === 'sqlite' ? `file:${address.file}` : address.url
  const to = { address: 'camille@example.org', name: 'Camille Béranger' }
  const rest = { to, lang: 'fr', subject: 'Merci', text: 'Merci', html: '<p>Merci</p>', at: noon } as const
  await database.write(async (tx) => {
    for (let i = 0; i < count; i += 1) await queueMailIn(tx, { onceKey: `told:${i}`, ...rest })
  })
  return { url, folder: scratchFolder(), attempts: () => database.read.select().from(mailAttempts) }
}

type Ended = { signal: string | null; delivered: number }
const processAt = (url: string, folder: string, at: string, ...more: string[]): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const child = execFile(
      process.execPath,
      ['tests/jobs/one-process.ts', url, folder, at, ...more],
      (error, stdout, stderr) => {
        if (error && child.signalCode === null) reject(new Error(stderr))
        else resolve({ signal: child.signalCode, delivered: Number(stdout) })
      },
    )
  })

test('four processes that are nudged at once deliver every mail, and none twice', patience, async () => {
  const { url, folder, attempts } = await withMails(40)
  const ended = await Promise.all([1, 2, 3, 4].map(() => processAt(url, folder, noon)))
  expect(ended.reduce((sum, { delivered }) => sum + delivered, 0)).toBe(40)
  expect(readdirSync(folder)).toHaveLength(40)
  expect(await attempts()).toHaveLength(40)
})

test(
  'when the process that delivers is killed, another delivers the rest once its lease is over',
  patience,
  async () => {
    const { url, folder, attempts } = await withMails(5)
    expect(await processAt(url, folder, noon, '2')).toMatchObject({ signal: 'SIGKILL' })
    expect(await attempts()).toHaveLength(2)
    const from = { name: 'Atelier Rivière', address: 'bonjour@atelier.example' }
    const next = (at: string) =>
      holdJob({ name: 'every minute', at, slotFrom: null }, () => deliverMail({ folder, from, at }))
    expect(await next(later(noon, leaseMs - 1))).toBe('held elsewhere')
    expect(await next(later(noon, leaseMs))).toEqual({ done: { delivered: 3, failed: [] } })
    expect(await attempts()).toHaveLength(5)
  },
)
