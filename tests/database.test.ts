import Database from 'better-sqlite3'
import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { read, write } from '../db/client.ts'
import { mailAttempts, outbox } from '../db/schema/mail.ts'
import { freshDatabase, freshFile } from './database.ts'

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
  test('keeps every table STRICT, so that no float gets into a column of cents', () => {
    const db = new Database(freshFile(), { readonly: true })
    const loose = db
      .prepare(
        "select name from pragma_table_list where type = 'table' and strict = 0 and name not like 'sqlite%'",
      )
      .pluck()
      .all()
    db.close()
    // The migrator's own table, which holds no money.
    expect(loose).toEqual(['__drizzle_migrations'])
  })

  test('waits for the disk at each commit: an answered order survives a power cut', async () => {
    freshDatabase()
    const synchronous = await write(async (tx) => {
      await tx.insert(outbox).values(mail('mai_1'))
      return tx.select({ n: sql<number>`(select synchronous from pragma_synchronous)` }).from(outbox)
    })
    const full = 2
    expect(synchronous).toEqual([{ n: full }])
  })

  test('undoes everything of a transaction that throws', async () => {
    freshDatabase()
    const broken = write(async (tx) => {
      await tx.insert(outbox).values(mail('mai_1'))
      throw new Error('no')
    })
    await expect(broken).rejects.toThrow('no')
    expect(await read().select().from(outbox)).toEqual([])
  })

  test('gives each test its own', async () => {
    freshDatabase()
    await write((tx) => tx.insert(outbox).values(mail('mai_1')))
    freshDatabase()
    expect(await read().select().from(outbox)).toEqual([])
  })

  test('holds foreign keys', async () => {
    freshDatabase()
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
