import type { DatabaseAddress } from '../src/core/web/database-address.ts'
import type { Connection, Reader, Writer } from './engine.ts'

export { engineOf } from './engine.ts'
export type { Connection, Engine, Reader, Writer } from './engine.ts'

/**
 * Brings the database to the newest schema and opens it. Each engine is loaded when it is used.
 * Throws `DatabaseRefused` when it can't be used as it is, with a sentence that says the cure.
 */
export async function openDatabaseAt(address: DatabaseAddress): Promise<Connection> {
  await migrateDatabaseAt(address)
  return openMigrated(address)
}

/** Brings the database to the newest schema; creates an SQLite file that is missing. */
export async function migrateDatabaseAt(address: DatabaseAddress): Promise<void> {
  if (address.engine === 'sqlite') (await import('./engines/sqlite.ts')).migrateFile(address.file)
  else await (await import('./engines/postgres-migrate.ts')).migratePostgres(address)
}

/** Opens a database whose schema is the newest. */
export async function openMigrated(address: DatabaseAddress): Promise<Connection> {
  if (address.engine === 'sqlite') return (await import('./engines/sqlite.ts')).openFile(address.file)
  return (await import('./engines/postgres.ts')).openPostgres(address)
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
  if (!holder.centimeConnection) throw new Error('No database is open: call useConnection first.')
  return holder.centimeConnection
}

/** The connection in use; null when nothing was opened yet. */
export const openConnection = (): Connection | null => holder.centimeConnection ?? null

/** Committed state: `await read().select()…`. */
export const read = (): Reader => connection().read

/** One transaction; see `Connection.write`. */
export const write = <T>(fn: (tx: Writer) => Promise<T>): Promise<T> => connection().write(fn)

/** Reads that see one state; see `Connection.snapshot`. */
export const snapshot = <T>(fn: (on: Reader) => Promise<T>): Promise<T> => connection().snapshot(fn)
