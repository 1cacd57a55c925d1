import { describe, expect, test } from 'vitest'
import { read, write } from '../../db/client.ts'
import { mailAttempts, outbox } from '../../db/schema/mail.ts'
import { freshDatabase } from '../database.ts'

const mail = (id: string) => ({
  id,
  onceKey: id,
  lang: 'fr',
  toAddress: 'camille@example.org',
  toName: 'Camille',
  subject: 's',
  text: 't',
  html: 'h',
  at: '2026-03-03T08:14:00.000Z',
})

describe('the database', () => {
  test('undoes everything of a transaction that throws', async () => {
    await freshDatabase()
    const broken = write(async (tx) => {
      await tx.insert(outbox).values(mail('mai_1'))
      throw new Error('no')
    })
    await expect(broken).rejects.toThrow('no')
    expect(await read().select().from(outbox)).toEqual([])
  })

  test('gives each test its own', async () => {
    await freshDatabase()
    await write((tx) => tx.insert(outbox).values(mail('mai_1')))
    await freshDatabase()
    expect(await read().select().from(outbox)).toEqual([])
  })

  test('holds foreign keys', async () => {
    await freshDatabase()
    const orphan = {
      id: 'mat_1',
      mailId: 'mai_none',
      number: 1,
      result: 'failed',
      detail: '',
      at: mail('').at,
    }
    await expect(write((tx) => tx.insert(mailAttempts).values(orphan))).rejects.toThrow()
  })
})
