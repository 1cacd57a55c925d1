import { SQLiteAsyncDialect } from 'drizzle-orm/sqlite-core'
import { SQLiteRemoteSession, SqliteRemoteDatabase } from 'drizzle-orm/sqlite-proxy'
import { setTimeout as pause } from 'node:timers/promises'
import { Pool, type PoolClient } from 'pg'
import { databaseAway } from '../../src/core/refusal.ts'
import { onEngine, type Connection, type Promised, type Writer } from '../engine.ts'
import { oneAtATime } from '../one-at-a-time.ts'
import { isAway, isConflict, isDouble } from './postgres-errors.ts'
import { clientConfig, type PostgresAddress } from './postgres-settings.ts'

/** How often a transaction is run before its caller is asked to try again. */
const attemptsMost = 4
const longestPauseMs = 50
/**
 * Held while a transaction runs: together with others at first, alone when it is run again, so that a second
 * run has no rival among the shop's processes. Any number that no other program on the database locks.
 */
const writersKey = 4_736_100_072

/** The same queries as on SQLite; only a parameter is written otherwise. */
class Numbered extends SQLiteAsyncDialect {
  override escapeParam(at: number): string {
    return `$${at + 1}`
  }
}

/** A name for each distinct statement: the server parses and plans it once a connection. */
const names = new Map<string, string>()
function nameOf(query: string): string | undefined {
  // A long one lists values, so many and no more: it is hardly asked again.
  if (query.length >= 10_000) return undefined
  const known = names.get(query)
  if (known || names.size >= 1000) return known
  const name = `centime_${names.size}`
  names.set(query, name)
  return name
}

/** Drizzle over what answers queries: a pool, or the one connection of a transaction. */
function drizzled(asked: Pick<Pool | PoolClient, 'query'>): SqliteRemoteDatabase {
  const dialect = new Numbered()
  const session = new SQLiteRemoteSession<Record<string, never>, Record<string, never>>(
    async (text: string, values: unknown[], method: string) => {
      const query = { text, values, name: nameOf(text), rowMode: 'array' as const }
      const { rows } = (await asked.query(query).catch((error: unknown) => {
        throw isAway(error) ? databaseAway(error) : error
      })) as { rows: unknown[][] }
      return { rows: method === 'get' ? (rows[0] ?? []) : rows }
    },
    dialect,
    undefined,
    undefined,
  )
  return onEngine(
    new SqliteRemoteDatabase<Record<string, never>>('async', dialect, session, undefined),
    'postgres',
  )
}

/** Runs `fn` on a connection between `begin` and COMMIT. */
async function transaction<T>(client: PoolClient, begin: string, fn: (on: Writer) => Promise<T>): Promise<T> {
  await client.query(begin)
  try {
    const value = await fn(drizzled(client))
    const { command } = await client.query('COMMIT')
    // The server answers COMMIT with ROLLBACK when a statement before it failed and nobody said so.
    if (command !== 'COMMIT') throw new Error('a failed statement was passed over inside a transaction')
    return value
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  }
}

/** Lends `use` a connection of the pool. One that broke does not go back. */
async function lent<T>(pool: Pool, use: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect().catch((error: unknown) => {
    throw isAway(error) ? databaseAway(error) : error
  })
  let broken: Error | undefined
  try {
    return await use(client)
  } catch (error) {
    if (!isAway(error)) throw error
    broken = error instanceof Error ? error : new Error(String(error))
    throw databaseAway(error)
  } finally {
    client.release(broken)
  }
}

/** One run of a transaction, beside those of other processes or alone. */
const oneRun = <T>(pool: Pool, alone: boolean, begin: string, fn: (tx: Writer) => Promise<T>): Promise<T> =>
  lent(pool, async (client) => {
    const how = alone ? '' : '_shared'
    await client.query(`select pg_advisory_lock${how}(${writersKey})`)
    try {
      return await transaction(client, begin, fn)
    } finally {
      // A connection that is gone holds no lock any more.
      await client.query(`select pg_advisory_unlock${how}(${writersKey})`).catch(() => undefined)
    }
  })

/** Runs a transaction, and again alone while another one is the only reason that it failed. */
async function untilDone<T>(pool: Pool, { losable }: Promised, fn: (tx: Writer) => Promise<T>): Promise<T> {
  const begin = `BEGIN ISOLATION LEVEL SERIALIZABLE READ WRITE${losable ? '; SET LOCAL synchronous_commit = off' : ''}`
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await oneRun(pool, attempt > 1, begin, fn)
    } catch (error) {
      if (!isConflict(error)) throw error
      // A value that two took at once is there once in the second run; one that is really there twice stays so.
      if (attempt === attemptsMost) throw isDouble(error) ? error : databaseAway(error)
      await pause(Math.random() * longestPauseMs)
    }
  }
}

/**
 * A connection that the server ends must not end the process. An idle one has left the pool by then, and the
 * next query opens another; the query that one was busy with rejects by itself.
 */
function keepGoing(pool: Pool): void {
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
}

/** Opens a migrated database: one connection that writes, the others can only read. */
export function openPostgres(address: PostgresAddress): Connection {
  const asleep = { idle_in_transaction_session_timeout: '60000' }
  const writing = new Pool({ ...clientConfig(address, asleep), max: 1 })
  const readOnly = { ...asleep, default_transaction_read_only: 'on' }
  const reading = new Pool({ ...clientConfig(address, readOnly), max: Math.max(1, address.poolSize - 1) })
  for (const pool of [writing, reading]) keepGoing(pool)
  const inTurn = oneAtATime()

  return {
    engine: 'postgres',
    read: drizzled(reading),
    write: (fn, promised = {}) => inTurn(() => untilDone(writing, promised, fn)),
    snapshot: (fn) =>
      lent(reading, (client) => transaction(client, 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', fn)),
    // What is committed and what is under way: it differs after every commit, on this database or beside it.
    version: async () => {
      const { rows } = await reading.query<{ now: string }>('select pg_current_snapshot()::text as now')
      return rows[0]!.now
    },
    close: async () => {
      await Promise.all([reading.end(), writing.end()])
    },
  }
}
