import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { read, write } from '../../../db/client.ts'
import { mailAttempts, outbox } from '../../../db/schema/mail.ts'
import { check } from '../../../src/checks/mail-is-delivered.ts'
import { deliverMail } from '../../../src/features/mail/deliver-mail.ts'
import { attemptsMax, waitsMs } from '../../../src/features/mail/due-mails.ts'
import { queueMailIn, type Mail } from '../../../src/features/mail/queue-mail.ts'
import { freshDatabase } from '../../database.ts'
import { scratchFolder } from '../../scratch.ts'

const noon = '2026-03-03T12:00:00.000Z'
const later = (ms: number) => new Date(Date.parse(noon) + ms).toISOString()
const from = { name: 'Atelier Rivière', address: 'bonjour@atelier.example' }

const told: Mail = {
  onceKey: 'order-placed:ord_1',
  lang: 'fr',
  to: { address: 'camille@example.org', name: 'Camille Béranger' },
  subject: 'Votre commande n° 12 : merci',
  text: 'Bonjour Camille,\n\nvotre commande est là.\n.\nÀ bientôt',
  html: '<p>Bonjour Camille,</p>',
  at: noon,
}

let folder: string
beforeEach(async () => {
  await freshDatabase()
  folder = join(scratchFolder(), 'mail')
})
const queue = (mail: Partial<Mail> = {}) => write((tx) => queueMailIn(tx, { ...told, ...mail }))
const deliver = (at = noon) => deliverMail({ folder, from, at })

describe('a queued mail', () => {
  test('becomes one file that mail programs open, and one row', async () => {
    await queue()
    expect(await deliver()).toEqual({ delivered: 1, failed: [] })
    const [name, ...others] = readdirSync(folder)
    expect(others).toEqual([])
    expect(name).toMatch(/^2026-03-03-mai_\w{20}\.eml$/)
    const message = readFileSync(join(folder, name!), 'utf8')
    expect(message).toMatch(/^From: =\?UTF-8\?Q\?Atelier_Rivi=C3=A8re\?= <bonjour@atelier\.example>\r$/m)
    expect(message).toMatch(/^To: =\?UTF-8\?Q\?Camille_B=C3=A9ranger\?= <camille@example\.org>\r$/m)
    expect(message).toMatch(/^Subject: =\?UTF-8\?/m)
    expect(message).toMatch(/^Date: Tue, 03 Mar 2026 12:00:00 \+0000\r$/m)
    expect(message).toMatch(/^Message-ID: <mai_\w{20}@atelier\.example>\r$/m)
    expect(message).toMatch(/^Content-Type: multipart\/alternative;/m)
    expect(message).toContain('Content-Type: text/plain; charset=utf-8')
    expect(message).toContain('Content-Type: text/html; charset=utf-8')
    expect(await read().select().from(mailAttempts)).toMatchObject([
      { result: 'delivered', number: 1, detail: name },
    ])
  })

  test('is delivered once, however often delivery runs', async () => {
    await queue()
    await deliver()
    expect(await deliver(later(3600_000))).toEqual({ delivered: 0, failed: [] })
  })

  test('is left to another process that has taken the delivery over', async () => {
    for (const onceKey of ['a', 'b', 'c']) await queue({ onceKey })
    let steps = 0
    const held = () => ++steps <= 2
    expect(await deliverMail({ folder, from, at: noon, held })).toMatchObject({ delivered: 2 })
    expect(await deliver()).toMatchObject({ delivered: 1 })
  })

  test('is delivered even when the shop was closed for a month after it was queued', async () => {
    await queue()
    expect(await deliver(later(30 * 24 * 3600_000))).toEqual({ delivered: 1, failed: [] })
  })

  test('is one mail when the same thing is told twice', async () => {
    await queue()
    await queue({ subject: 'again' })
    expect(await deliver()).toMatchObject({ delivered: 1 })
  })

  test('is not told when what it tells did not happen', async () => {
    const broken = write(async (tx) => {
      await queueMailIn(tx, told)
      throw new Error('no stock')
    })
    await expect(broken).rejects.toThrow('no stock')
    expect(await deliver()).toEqual({ delivered: 0, failed: [] })
  })

  test('is written again to the same file when the shop died before it noted the first', async () => {
    await queue()
    await deliver()
    const before = readdirSync(folder)
    // What is left when the process dies between the file and the row.
    await write((tx) => tx.insert(outbox).values({ ...rowLike(), id: 'mai_crashed', onceKey: 'x' }))
    writeFileSync(join(folder, '2026-03-03-mai_crashed.eml'), 'half')
    expect(await deliver()).toEqual({ delivered: 1, failed: [] })
    expect(readdirSync(folder).sort()).toEqual([...before, '2026-03-03-mai_crashed.eml'].sort())
    expect(readFileSync(join(folder, '2026-03-03-mai_crashed.eml'), 'utf8')).toContain(
      'Message-ID: <mai_crashed@',
    )
  })

  test('cannot smuggle a header in through a name or a subject', async () => {
    await queue({
      subject: 'Hello\r\nBcc: all@example.org',
      to: { ...told.to, name: 'C\r\nBcc: b@example.org' },
    })
    await deliver()
    const message = readFileSync(join(folder, readdirSync(folder)[0]!), 'utf8')
    expect(message).not.toMatch(/^Bcc:/m)
  })
})

const rowLike = () => ({
  ...{ lang: told.lang, toAddress: told.to.address, toName: told.to.name },
  ...{ subject: told.subject, text: told.text, html: told.html, at: told.at },
})

describe('a mail that cannot be delivered', () => {
  beforeEach(async () => {
    await freshDatabase({ checked: false })
    await queue()
    // The folder cannot be made: a file stands in its place.
    mkdirSync(join(folder, '..'), { recursive: true })
    writeFileSync(folder, '')
  })

  test('is tried again after a while, with its reason written down', async () => {
    expect(await deliver()).toMatchObject({ delivered: 0, failed: [{ number: 1 }] })
    expect(await deliver(later(waitsMs[0]! - 1))).toEqual({ delivered: 0, failed: [] })
    rmSync(folder)
    expect(await deliver(later(waitsMs[0]!))).toEqual({ delivered: 1, failed: [] })
    const attempts = await read().select().from(mailAttempts).orderBy(mailAttempts.number)
    expect(attempts.map((a) => [a.number, a.result])).toEqual([
      [1, 'failed'],
      [2, 'delivered'],
    ])
    expect(attempts[0]!.detail).toMatch(/EEXIST|ENOTDIR/)
  })

  test('is given up in the end, and the shop says that it was', async () => {
    let at = 0
    for (let attempt = 0; attempt < attemptsMax; attempt++) {
      expect(await deliver(later(at))).toMatchObject({ failed: [{ number: attempt + 1 }] })
      at += waitsMs[attempt] ?? 0
    }
    expect(await deliver(later(at + 3600_000))).toEqual({ delivered: 0, failed: [] })
    const { looked, failures } = await check.run(read(), later(at))
    expect([looked, failures]).toEqual([1, [expect.stringContaining('order-placed:ord_1')]])
    expect(existsSync(join(folder, 'x'))).toBe(false)
  })
})
