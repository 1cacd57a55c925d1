import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test, vi } from 'vitest'
import { writeWhole } from '../../../src/core/files/write-whole.ts'
import { keepDocument } from '../../../src/features/costs/document-file.ts'
import { deliverMail } from '../../../src/features/mail/deliver-mail.ts'
import { queueMailIn } from '../../../src/features/mail/queue-mail.ts'
import { write } from '../../../db/client.ts'
import { freshDatabase } from '../../database.ts'
import { scratchFolder } from '../../scratch.ts'

/** What was done to the disk, in order. */
const done = vi.hoisted((): string[] => [])
vi.mock('node:fs/promises', async (original) => {
  const fs = await original<typeof import('node:fs/promises')>()
  const open: typeof fs.open = async (path, ...how) => {
    const handle = await fs.open(path, ...how)
    const sync = handle.sync.bind(handle)
    handle.sync = async () => {
      await sync()
      done.push(`sync ${String(path)}`)
    }
    return handle
  }
  const rename: typeof fs.rename = async (from, to) => {
    await fs.rename(from, to)
    done.push(`rename ${String(to)}`)
  }
  return { ...fs, open, rename }
})

beforeEach(() => void done.splice(0))

const at = '2026-03-03T12:00:00.000Z'
const mail = {
  ...{ onceKey: 'order-placed:ord_1', lang: 'fr' as const, at },
  ...{ to: { address: 'camille@example.org', name: 'Camille' }, subject: 's', text: 't', html: 'h' },
}

test.each([
  ['a file', (folder: string) => writeWhole(join(folder, 'kept', 'it'), Buffer.from('bytes'))],
  ['a document', (folder: string) => keepDocument(folder, 'ab12', Buffer.from('bytes'))],
  [
    'a mail',
    async (folder: string) => {
      await freshDatabase()
      await write((tx) => queueMailIn(tx, mail))
      const from = { name: 'Atelier', address: 'bonjour@atelier.example' }
      expect(await deliverMail({ folder, from, at })).toMatchObject({ delivered: 1 })
    },
  ],
])('%s is on the disk, then has its name, then its folder is on the disk', async (_, keep) => {
  await keep(scratchFolder())
  const [, named, ...after] = done
  const path = named!.replace('rename ', '')
  expect(done[0]).toMatch(/^sync .*\.part$/)
  expect(after).toEqual([`sync ${join(path, '..')}`])
})

test('two writing the same file at once both succeed, and leave nothing beside it', async () => {
  const folder = scratchFolder()
  const path = join(folder, 'it')
  await Promise.all(['one', 'two'].map((text) => writeWhole(path, Buffer.from(text))))
  expect(readdirSync(folder)).toEqual(['it'])
  expect(['one', 'two']).toContain(readFileSync(path, 'utf8'))
})
