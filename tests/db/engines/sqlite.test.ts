import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { openMigrated, useConnection, write } from '../../../db/client.ts'
import { shopSettings } from '../../../db/schema/shop.ts'
import { freshAddress } from '../../database.ts'
import { outsider } from '../../outsider.ts'

test('every table is STRICT, so that no float gets into a column of cents', async () => {
  const loose = await outsider(await freshAddress('sqlite')).column(
    "select name from pragma_table_list where type = 'table' and strict = 0 and name not like 'sqlite%'",
  )
  // The migrator's own table, which holds no money.
  expect(loose).toEqual(['__drizzle_migrations'])
})

test('each commit waits for the disk: an answered order survives a power cut', async () => {
  const connection = useConnection(await openMigrated(await freshAddress('sqlite')))
  const [row] = await write(async (tx) => {
    await tx.delete(shopSettings)
    return tx.select({ n: sql<number>`(select synchronous from pragma_synchronous)` }).from(sql`(select 1)`)
  })
  const full = 2
  expect(row).toEqual({ n: full })
  await connection.close()
})
