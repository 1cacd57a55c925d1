import type { SqliteRemoteDatabase } from 'drizzle-orm/sqlite-proxy'

export type Engine = 'sqlite' | 'postgres'

/** What features may read with: the part that every engine shares, always awaited. */
export type Reader = Pick<SqliteRemoteDatabase, 'select' | 'selectDistinct'>
export type Writer = Reader & Pick<SqliteRemoteDatabase, 'insert' | 'update' | 'delete' | 'run'>

/** `losable`: nobody was promised that it survives a power cut, so that its commit need not wait for the disk. */
export type Promised = { losable?: boolean }

export type Connection = {
  engine: Engine
  /** Committed state, on a connection that can't write. */
  read: Reader
  /**
   * One transaction, after those of this process that already wait. Commits when `fn` returns, rolls back
   * when it throws. No network or file inside: others wait. Everything in it is awaited. Where another
   * process came in between, PostgreSQL has it run once more: `fn` changes nothing outside the transaction.
   */
  write: <T>(fn: (tx: Writer) => Promise<T>, promised?: Promised) => Promise<T>
  /** One committed state for all reads in it, whatever is written meanwhile: for sums that must agree. */
  snapshot: <T>(fn: (on: Reader) => Promise<T>) => Promise<T>
  /** Differs after each commit of anybody, this process or another. */
  version: () => Promise<string>
  close: () => Promise<void>
}

// Vite may bundle this module twice: the mark must be the same in both.
const mark = Symbol.for('centime.engine')

/** Marks a drizzle handle with its engine. */
export const onEngine = <H extends object>(handle: H, engine: Engine): H =>
  Object.assign(handle, { [mark]: engine })

/** The engine behind a reader or a transaction: for the few files whose SQL differs. */
export function engineOf(on: Reader): Engine {
  const engine = (on as Reader & { [mark]?: Engine })[mark]
  if (!engine) throw new Error('this reader was not opened by db/client.ts')
  return engine
}
