import { copyFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openMigrated, useConnection, type Connection, type Engine } from '../db/client.ts'
import { migrateFile } from '../db/engines/sqlite.ts'
import { allChecks } from '../src/checks/all-checks.ts'
import { databaseAddress, type DatabaseAddress } from '../src/core/web/database-address.ts'
import { outsider, type Outsider } from './outsider.ts'
import { runTwice } from './run-twice.ts'
import { scratchFolder } from './scratch.ts'
import { onServer, postgresVariable, templateName } from './test-postgres.ts'

/** The engine that this run of a test is on: vitest.config.ts runs most of them on both. */
export const testEngine: Engine = process.env['TEST_ENGINE'] === 'postgres' ? 'postgres' : 'sqlite'

let folder: string | undefined
let made = 0

/** Migrated once, then copied: each test has a whole database of its own for the price of a copy. */
function template(): string {
  folder ??= scratchFolder()
  const file = join(folder, 'template.db')
  if (!existsSync(file)) migrateFile(file)
  return file
}

/** The path of a new migrated and empty SQLite database. */
export function freshFile(): string {
  const source = template()
  const file = join(folder!, `${++made}.db`)
  copyFileSync(source, file)
  return file
}

/** The address of a new migrated and empty PostgreSQL database; `dropPostgres` takes it away. */
export async function freshPostgres(from = templateName): Promise<DatabaseAddress> {
  const url = new URL(process.env[postgresVariable] ?? '')
  url.pathname = `/t${process.pid}_${++made}`
  await onServer(`create database ${url.pathname.slice(1)} template ${from} strategy file_copy`)
  return databaseAddress(url.href, 4)
}

export const dropPostgres = (address: DatabaseAddress): Promise<void> =>
  address.engine === 'postgres'
    ? onServer(`drop database ${new URL(address.url).pathname.slice(1)} with (force)`)
    : Promise.resolve()

/** A new migrated and empty database of this run's engine, until the test ends. */
export async function freshAddress(engine = testEngine): Promise<DatabaseAddress> {
  if (engine === 'sqlite') return databaseAddress(`file:${freshFile()}`)
  const address = await freshPostgres()
  onTestFinished(() => dropPostgres(address))
  return address
}

/**
 * Tests put products on show by rows of their own, without the verbs that price and index them: these
 * two are held where products come by the verbs (tests/features/imports, tests/checks).
 */
const ofTheVerbs = ['products-can-be-sold', 'search-finds-every-product']

/** At the end of this test, holds everything the shop promises against what the test has left. */
export function holdChecks(connection: Connection): void {
  onTestFinished(async () => {
    const at = new Date().toISOString()
    for (const { name, run } of allChecks) {
      if (ofTheVerbs.includes(name)) continue
      const { failures } = await connection.snapshot((on) => run(on, at))
      if (failures.length > 0) throw new Error(`${name} does not hold: ${failures.slice(0, 3).join('; ')}`)
    }
  })
}

export type FreshDatabase = Connection & { address: DatabaseAddress; outsider: () => Outsider }

/**
 * A migrated and empty database, which `read()` and `write()` use until the test ends. Call it in the test
 * itself or in `beforeEach`. What the shop promises must hold in the end, unless the test is about what
 * does not (`checked: false`). With `twice` each transaction is rolled back and run again (tests/run-twice.ts).
 */
export async function freshDatabase({
  checked = true,
  twice = process.env['WRITES'] === 'twice',
} = {}): Promise<FreshDatabase> {
  const address = await freshAddress()
  const opened = await openMigrated(address)
  const connection = useConnection(twice ? runTwice(opened) : opened)
  onTestFinished(() => connection.close())
  if (checked) holdChecks(connection)
  return { ...connection, address, outsider: () => outsider(address) }
}
