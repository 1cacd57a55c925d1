import { copyFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { migrateFile, open, useConnection, type Connection } from '../db/client.ts'
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
 * A migrated and empty database, which `read()` and `write()` use until the test ends. Call it in the test
 * itself or in `beforeEach`.
 */
export function freshDatabase(): Connection {
  const connection = useConnection(open(freshFile()))
  onTestFinished(() => connection.close())
  return connection
}
