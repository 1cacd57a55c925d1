import { eq, sql } from 'drizzle-orm'
import { Client } from 'pg'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { openMigrated, type Connection, type Writer } from '../../../db/client.ts'
import { categories } from '../../../db/schema/catalogue.ts'
import { causes } from '../../../db/schema/donations.ts'
import { isDatabaseAway } from '../../../src/core/refusal.ts'
import type { DatabaseAddress } from '../../../src/core/web/database-address.ts'
import { freshAddress } from '../../database.ts'
import { outsider } from '../../outsider.ts'

let address: DatabaseAddress
let one: Connection
let other: Connection
beforeEach(async () => {
  address = await freshAddress('postgres')
  ;[one, other] = [await openMigrated(address), await openMigrated(address)]
  onTestFinished(async () => {
    await Promise.all([one.close(), other.close()])
  })
})

const at = '2026-03-03T08:14:00.000Z'
const category = (id: string, position: number) => ({ id, slug: id, position, name: { fr: id, en: id } })
const positions = (on: Connection) =>
  on.read.select({ position: categories.position }).from(categories).orderBy(categories.position)

/** Takes the next free position, as an order takes its number. */
const addNext = (on: Connection, id: string) =>
  on.write(async (tx) => {
    const [last] = await tx
      .select({ position: sql<number>`coalesce(max(${categories.position}), 0)`.mapWith(Number) })
      .from(categories)
    await tx.insert(categories).values(category(id, last!.position + 1))
    return last!.position + 1
  })

describe('transactions of two processes', () => {
  test('that would take the same number are run again until each has its own', async () => {
    const both = [one, other]
    const taken = await Promise.all(Array.from({ length: 40 }, (_, i) => addNext(both[i % 2]!, `cat_${i}`)))
    expect(taken.sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1))
  })

  test('that take the same key at once: one is run again and sees the other’s row', async () => {
    let runs = 0
    const onceOnly = (on: Connection) =>
      on.write(async (tx) => {
        runs += 1
        const known = await tx.select().from(causes).where(eq(causes.slug, 'rivieres'))
        if (known.length > 0) return 'known'
        const id = `cau_${runs}`
        await tx.insert(causes).values({ id, slug: 'rivieres', position: 1, name: 'x', createdAt: at })
        return 'new'
      })
    expect((await Promise.all([onceOnly(one), onceOnly(other)])).sort()).toEqual(['known', 'new'])
  })

  test('that each read what the other writes do not both go through on what they read', async () => {
    await one.write((tx) => tx.insert(categories).values([category('a', 1), category('b', 2)]))
    // Each moves the other's row to where its own stands: one after the other both end at the same place.
    const follow = (on: Connection, mine: string, theirs: string) =>
      on.write(async (tx) => {
        const [own] = await tx.select().from(categories).where(eq(categories.id, mine))
        await tx.update(categories).set({ position: own!.position }).where(eq(categories.id, theirs))
      })
    await Promise.all([follow(one, 'a', 'b'), follow(other, 'b', 'a')])
    expect(new Set((await positions(one)).map((row) => row.position)).size).toBe(1)
  })

  test('are not run again for a mistake of their own, and leave nothing', async () => {
    let runs = 0
    const broken = one.write(async (tx) => {
      runs += 1
      await tx.insert(categories).values(category('a', 1))
      throw new Error('no')
    })
    await expect(broken).rejects.toThrow('no')
    expect(runs).toBe(1)
    expect(await positions(one)).toEqual([])
  })

  test('never commit past a statement that failed', async () => {
    const passedOver = one.write(async (tx) => {
      await tx.insert(categories).values(category('a', 1))
      await tx
        .insert(categories)
        .values(category('a', 2))
        .catch(() => undefined)
    })
    await expect(passedOver).rejects.toThrow('passed over')
    expect(await positions(one)).toEqual([])
  })
})

describe('what is read', () => {
  test('comes on a connection that cannot write', async () => {
    const writing = (one.read as Writer).insert(categories).values(category('a', 1))
    await expect(writing).rejects.toThrow()
    const [row] = await one.read
      .select({ it: sql<string>`current_setting('transaction_read_only')` })
      .from(sql`(select 1) as one`)
    expect(row).toEqual({ it: 'on' })
  })

  test('in a snapshot is one state, whatever is committed meanwhile', async () => {
    await addNext(one, 'a')
    const seen = await one.snapshot(async (on) => {
      const before = await on.select().from(categories)
      await addNext(other, 'b')
      return [before.length, (await on.select().from(categories)).length]
    })
    expect(seen).toEqual([1, 1])
    expect(await positions(one)).toHaveLength(2)
  })

  test('beyond 2^53 is an error, never a rounded number', async () => {
    const big = (text: string) =>
      one.read.select({ it: sql`${sql.raw(text)}::bigint` }).from(sql`(select 1) as one`)
    expect(await big('9007199254740991')).toEqual([{ it: 9007199254740991 }])
    await expect(big('9007199254740993')).rejects.toMatchObject({
      cause: { message: '9007199254740993 is beyond 2^53' },
    })
  })

  test('has a version that another process’s commit changes, and a read does not', async () => {
    await addNext(one, 'a')
    const before = await one.version()
    await positions(one)
    expect(await one.version()).toBe(before)
    await addNext(other, 'b')
    expect(await one.version()).not.toBe(before)
  })

  test('sorts by bytes, as SQLite does, whatever the server’s language', async () => {
    const words = ['é', 'Z', 'a', 'b', '_', 'A']
    await one.write((tx) => tx.insert(categories).values(words.map((word, i) => category(word, i))))
    const sorted = await one.read.select({ id: categories.id }).from(categories).orderBy(categories.id)
    expect(sorted.map((row) => row.id)).toEqual([...words].sort())
  })
})

describe('a connection that the server ends', () => {
  /** Ends every other connection to this database, as an administrator or a failover does. */
  async function endOthers(): Promise<void> {
    await outsider(address).column(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
    )
  }

  test('in the middle of a transaction is a “try again”, and leaves nothing half done', async () => {
    const cut = one.write(async (tx) => {
      await tx.insert(categories).values(category('a', 1))
      await endOthers()
      await tx.insert(categories).values(category('b', 2))
    })
    expect(isDatabaseAway(await cut.catch((error: unknown) => error))).toBe(true)
    expect(await positions(other)).toEqual([])
    expect(await addNext(one, 'c')).toBe(1)
  })

  test('while it is idle is not noticed by the next reader or writer', async () => {
    await Promise.all([positions(one), addNext(one, 'a')])
    await endOthers()
    const client = new Client(address.engine === 'postgres' ? address.url : '')
    await client.connect()
    await client.end()
    expect(await addNext(one, 'b')).toBe(2)
    expect(await positions(one)).toHaveLength(2)
  })
})

test('each commit waits for the disk, but one that may be lost', async () => {
  if (address.engine !== 'postgres') throw new Error('this test needs PostgreSQL')
  // The server of the tests waits for no disk: this session asks for it.
  const url = `${address.url}?options=${encodeURIComponent('-c synchronous_commit=on')}`
  const careful = await openMigrated({ ...address, url })
  onTestFinished(() => careful.close())
  const waits = async (tx: Writer) => {
    const how = sql<string>`current_setting('synchronous_commit')`
    const [row] = await tx.select({ how }).from(sql`(values (1)) as one`)
    return row!.how
  }
  expect(await careful.write(waits)).toBe('on')
  expect(await careful.write(waits, { losable: true })).toBe('off')
  expect(await careful.write(waits)).toBe('on')
})
