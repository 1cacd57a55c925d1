import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { openMigrated, useConnection, write, type Writer } from '../../../db/client.ts'
import { freshAddress } from '../../database.ts'
import { outsider } from '../../outsider.ts'

test('every table is STRICT, so that no float gets into a column of cents', async () => {
  const loose = await outsider(await freshAddress('sqlite')).column(
    "select name from pragma_table_list where type = 'table' and strict = 0 and name not like 'sqlite%'",
  )
  // The migrator's own table, which holds no money.
  expect(loose).toEqual(['__drizzle_migrations'])
})

test('each commit waits for the disk, but one that may be lost: an answered order survives a power cut', async () => {
  const connection = useConnection(await openMigrated(await freshAddress('sqlite')))
  const waits = async (tx: Writer) => {
    const level = sql<number>`(select synchronous from pragma_synchronous)`
    const [row] = await tx.select({ level }).from(sql`(select 1)`)
    return row!.level
  }
  const [normal, full] = [1, 2]
  expect(await write(waits)).toBe(full)
  expect(await connection.write(waits, { losable: true })).toBe(normal)
  const failing = connection.write(() => Promise.reject(new Error('no')), { losable: true })
  await expect(failing).rejects.toThrow('no')
  expect(await write(waits)).toBe(full)
  await connection.close()
})
