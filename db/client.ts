import Database from 'better-sqlite3'
import { drizzle as drizzleMigrating } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { drizzle, type SqliteRemoteDatabase } from 'drizzle-orm/sqlite-proxy'
import { AsyncLocalStorage } from 'node:async_hooks'
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** What features may read with: the part that every engine shares, always awaited. */
export type Reader = Pick<SqliteRemoteDatabase, 'select' | 'selectDistinct'>
export type Writer = Reader & Pick<SqliteRemoteDatabase, 'insert' | 'update' | 'delete' | 'run'>

export type Connection = {
  /** Committed state, on a connection that can't write. */
  read: Reader
  /**
   * One transaction, after those already waiting. Commits when `fn` returns, rolls back when it
   * throws. No network or file inside: others wait. Everything in it is awaited.
   */
  write: <T>(fn: (tx: Writer) => Promise<T>) => Promise<T>
  /** One committed state for all reads in it, whatever is written meanwhile: for sums that must agree. */
  snapshot: <T>(fn: (on: Reader) => Promise<T>) => Promise<T>
  /** Differs after each commit of anybody, this process or another. */
  version: () => Promise<string>
  close: () => void
}

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
export function migrateFile(file: string, migrationsFolder: string): void {
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
  engines.set(database, 'sqlite')
  return database
}

/** Opens a migrated file: one connection that writes, one that only reads. */
export function open(file: string): Connection {
  const writing = new Database(file, { timeout: 0, fileMustExist: true })
  pragmas(writing)
  const reading = new Database(file, { timeout: busyLimitMs, readonly: true })
  const writer = drizzled(writing)
  let last: Promise<unknown> = Promise.resolve()
  let commits = 0
  const inside = new AsyncLocalStorage<true>()

  // Other processes write too (the command line): wait for them without blocking the event loop.
  const begin = async () => {
    const until = Date.now() + busyLimitMs
    for (let waitMs = 1; ; waitMs = Math.min(waitMs * 2, 50)) {
      try {
        writing.exec('BEGIN IMMEDIATE')
        return
      } catch (error) {
        const busy = error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')
        if (!busy || Date.now() > until) throw error
        await pause(waitMs + Math.random() * waitMs)
      }
    }
  }

  const transaction = async <T>(fn: (tx: Writer) => Promise<T>): Promise<T> => {
    await begin()
    try {
      const value = await fn(writer)
      writing.exec('COMMIT')
      commits += 1
      return value
    } catch (error) {
      if (writing.inTransaction) writing.exec('ROLLBACK')
      throw error
    }
  }

  return {
    read: drizzled(reading),
    write: (fn) => {
      if (inside.getStore()) throw new Error('write() inside write() would wait for itself: pass tx on')
      const mine = last.then(() => inside.run(true, () => transaction(fn)))
      last = mine.catch(() => undefined)
      return mine
    },
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
    close: () => {
      reading.close()
      writing.close()
    },
  }
}

// Vite may bundle this module twice; there must be one writer a process, so it lives on globalThis.
const holder = globalThis as typeof globalThis & { centimeConnection?: Connection }

/** Makes `connection` the one that `read` and `write` use; a test gives each test its own. */
export function useConnection(connection: Connection): Connection {
  holder.centimeConnection = connection
  return connection
}

/** The connection in use. Throws when nothing was opened yet. */
export function connection(): Connection {
  if (!holder.centimeConnection) throw new Error('No database is open: call useConnection(open(file)) first.')
  return holder.centimeConnection
}

/** Committed state: `await read().select()…`. */
export const read = (): Reader => connection().read

/** One transaction; see `Connection.write`. */
export const write = <T>(fn: (tx: Writer) => Promise<T>): Promise<T> => connection().write(fn)

/** Reads that see one state; see `Connection.snapshot`. */
export const snapshot = <T>(fn: (on: Reader) => Promise<T>): Promise<T> => connection().snapshot(fn)

export type Engine = 'sqlite' | 'postgres'
const engines = new WeakMap<Reader, Engine>()

/** The engine behind a reader or a transaction: for the few files whose SQL differs. */
export const engineOf = (on: Reader): Engine => engines.get(on) ?? 'sqlite'
