import { cpSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { Client } from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabaseAt, useConnection } from '../../../db/client.ts'
import { databaseAddress } from '../../../src/core/web/database-address.ts'
import { compareWith } from '../../../src/features/move/compare-with.ts'
import { demandHeld } from '../../../src/features/move/hold-checks.ts'
import { placeOrder } from '../../../src/features/orders/place-order.ts'
import { startPostgres } from '../../postgres-server.ts'
import { scratchFolder } from '../../scratch.ts'
import { asked, cartWith, day, fillMarket } from '../market.ts'
import { proofs } from '../move/two-databases.ts'

/** A server of its own, until the test ends. */
async function server(from?: string) {
  const started = await startPostgres(undefined, from)
  onTestFinished(() => started.stop())
  return started
}

/** What pg_basebackup does: the folder of a server that goes on working, then its log of that time. */
async function baseBackup(url: string, dataDir: string, meanwhile: () => Promise<void>): Promise<string> {
  const copy = join(scratchFolder(), 'base')
  const client = new Client(url)
  await client.connect()
  try {
    await client.query("select pg_backup_start('rehearsal', fast => true)")
    await meanwhile()
    const left = new Set(['pg_wal', 'postmaster.pid', 'postmaster.opts'])
    cpSync(dataDir, copy, { recursive: true, filter: (path) => !left.has(basename(path)) })
    await meanwhile()
    const { rows } = await client.query<{ labelfile: string }>(
      'select labelfile from pg_backup_stop(wait_for_archive => false)',
    )
    writeFileSync(join(copy, 'backup_label'), rows[0]!.labelfile)
    cpSync(join(dataDir, 'pg_wal'), join(copy, 'pg_wal'), { recursive: true })
    return copy
  } finally {
    await client.end()
  }
}

test('a server that is started from a base backup has the whole shop, also what was sold meanwhile', async () => {
  const first = await server()
  const client = new Client(first.url('postgres'))
  await client.connect()
  await client.query('create database shop')
  await client.end()
  const shop = useConnection(await openDatabaseAt(databaseAddress(first.url('shop'), 4)))
  onTestFinished(() => shop.close())
  const stall = await fillMarket()
  const sell = async () => {
    await placeOrder(asked(await cartWith([[stall.bowl, 1]])), day(2))
  }
  await sell()
  const copy = await baseBackup(first.url('postgres'), first.dataDir, sell)

  const second = await server(copy)
  const again = await openDatabaseAt(databaseAddress(second.url('shop'), 4))
  onTestFinished(() => again.close())
  const totals = await compareWith(shop, again)
  expect(totals.find(({ table }) => table === 'orders')!.rows).toBe(3)
  await again.snapshot((on) => demandHeld(proofs, on, day(3), 'refusal.restore_check'))

  // What was restored is a shop of its own, which sells on.
  useConnection(again)
  await sell()
  const { length } = (await compareWith(again, again)).filter(({ rows }) => rows > 0)
  expect(length).toBeGreaterThan(10)
})
