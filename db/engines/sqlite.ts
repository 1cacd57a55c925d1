import Database from 'better-sqlite3'
import { drizzle as drizzleMigrating } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { drizzle, type SqliteRemoteDatabase } from 'drizzle-orm/sqlite-proxy'
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { databaseAway } from '../../src/core/refusal.ts'
import { onEngine, type Connection, type Promised, type Writer } from '../engine.ts'
import { oneAtATime } from '../one-at-a-time.ts'

/** How long a write waits for another process's before it gives up, in milliseconds. */
const busyLimitMs = 10_000

function pragmas(handle: Database.Database) {
  handle.pragma('journal_mode = WAL')
  // WAL reopens with NORMAL: an answered order must survive a power cut (docs/decisions/0002).
  handle.pragma('synchronous = FULL')
  handle.pragma('foreign_keys = ON')
  handle.pragma('recursive_triggers = ON')
}

/** Brings the file to the newest schema. Creates it and its folder when missing. */
export function migrateFile(file: string, migrationsFolder = 'db/migrations/sqlite'): void {
  mkdirSync(dirname(file), { recursive: true })
  const handle = new Database(file, { timeout: busyLimitMs })
  try {
    pragmas(handle)
    migrate(drizzleMigrating(handle), { migrationsFolder })
  } finally {
    handle.close()
  }
}

/** Drizzle over one better-sqlite3 connection, each distinct statement prepared once. */
function drizzled(handle: Database.Database): SqliteRemoteDatabase {
  const prepared = new Map<string, Database.Statement>()
  const statement = (query: string) => {
    const known = prepared.get(query)
    if (known) return known
    if (prepared.size >= 1000) prepared.clear()
    const fresh = handle.prepare(query)
    if (fresh.reader) fresh.raw()
    // A long one lists values, so many and no more: it is hardly asked again, and takes memory.
    if (query.length < 10_000) prepared.set(query, fresh)
    return fresh
  }
  const database = drizzle(async (query, params: unknown[], method) => {
    const ready = statement(query)
    if (!ready.reader) {
      ready.run(...params)
      return { rows: [] }
    }
    const rows = ready.all(...params) as unknown[][]
    return { rows: method === 'get' ? (rows[0] ?? []) : rows }
  })
  return onEngine(database, 'sqlite')
}

/** Opens a migrated file: one connection that writes, one that only reads. */
export function openFile(file: string): Connection {
  const writing = new Database(file, { timeout: 0, fileMustExist: true })
  pragmas(writing)
  const reading = new Database(file, { timeout: busyLimitMs, readonly: true })
  const writer = drizzled(writing)
  const inTurn = oneAtATime()
  let commits = 0

  // Other processes write too (the command line): wait for them without blocking the event loop.
  const begin = async () => {
    const until = Date.now() + busyLimitMs
    for (let waitMs = 1; ; waitMs = Math.min(waitMs * 2, 50)) {
      try {
        writing.exec('BEGIN IMMEDIATE')
        return
      } catch (error) {
        const busy = error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')
        if (!busy) throw error
        if (Date.now() > until) throw databaseAway(error)
        await pause(waitMs + Math.random() * waitMs)
      }
    }
  }

  const transaction = async <T>(fn: (tx: Writer) => Promise<T>, { losable }: Promised): Promise<T> => {
    if (losable) writing.pragma('synchronous = NORMAL')
    try {
      await begin()
      const value = await fn(writer)
      writing.exec('COMMIT')
      commits += 1
      return value
    } catch (error) {
      if (writing.inTransaction) writing.exec('ROLLBACK')
      throw error
    } finally {
      if (losable) writing.pragma('synchronous = FULL')
    }
  }

  return {
    engine: 'sqlite',
    read: drizzled(reading),
    write: (fn, promised = {}) => inTurn(() => transaction(fn, promised)),
    snapshot: async (fn) => {
      const still = new Database(file, { timeout: busyLimitMs, readonly: true })
      try {
        still.exec('BEGIN')
        return await fn(drizzled(still))
      } finally {
        still.close()
      }
    },
    version: async () => `${commits}.${String(reading.pragma('data_version', { simple: true }))}`,
    close: async () => {
      reading.close()
      writing.close()
    },
  }
}
