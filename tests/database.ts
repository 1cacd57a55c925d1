import { copyFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { migrateFile, open, useConnection, type Connection } from '../db/client.ts'
import { allChecks } from '../src/checks/all-checks.ts'
import { scratchFolder } from './scratch.ts'

let folder: string | undefined
let made = 0

/** Migrated once, then copied: each test has a whole database of its own for the price of a copy. */
function template(): string {
  folder ??= scratchFolder()
  const file = join(folder, 'template.db')
  if (!existsSync(file)) migrateFile(file, 'db/migrations/sqlite')
  return file
}

/** The path of a new migrated and empty database. */
export function freshFile(): string {
  const source = template()
  const file = join(folder!, `${++made}.db`)
  copyFileSync(source, file)
  return file
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

/**
 * A migrated and empty database, which `read()` and `write()` use until the test ends. Call it in the test
 * itself or in `beforeEach`. What the shop promises must hold in the end, unless the test is about what
 * does not (`checked: false`).
 */
export function freshDatabase({ checked = true } = {}): Connection {
  const connection = useConnection(open(freshFile()))
  onTestFinished(() => connection.close())
  if (checked) holdChecks(connection)
  return connection
}
