import { SQLiteAsyncDialect } from 'drizzle-orm/sqlite-core'
import { SQLiteRemoteSession, SqliteRemoteDatabase } from 'drizzle-orm/sqlite-proxy'
import { setTimeout as pause } from 'node:timers/promises'
import { Pool, type PoolClient } from 'pg'
import { databaseAway } from '../../src/core/refusal.ts'
import { onEngine, type Connection, type Reader, type Writer } from '../engine.ts'
import { oneAtATime } from '../one-at-a-time.ts'
import { isAway, isConflict, isDouble } from './postgres-errors.ts'
import { clientConfig, type PostgresAddress } from './postgres-settings.ts'

/** How often a transaction is run before its caller is asked to try again, when others come in between. */
const attemptsMost = 12
/** A value that is really there twice stays so; one that two transactions took at once does not. */
const attemptsAtDouble = 4
const longestPauseMs = 200

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

/** Runs `fn` on one connection of the pool between `begin` and COMMIT. */
async function transaction<T>(pool: Pool, begin: string, fn: (on: Writer) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query(begin)
    const value = await fn(drizzled(client))
    const { command } = await client.query('COMMIT')
    // The server answers COMMIT with ROLLBACK when a statement before it failed and nobody said so.
    if (command !== 'COMMIT') throw new Error('a failed statement was passed over inside a transaction')
    return value
  } catch (error) {
    await client.query('ROLLBACK').catch((cause: Error) => (broken = cause))
    throw error
  } finally {
    client.release(broken)
  }
}

/** Runs it again, some moments later, while another transaction is the only reason that it failed. */
async function retrying<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run()
    } catch (error) {
      if (isAway(error)) throw databaseAway(error)
      const most = isConflict(error) ? attemptsMost : isDouble(error) ? attemptsAtDouble : 0
      if (attempt >= most) throw isConflict(error) ? databaseAway(error) : error
      await pause(Math.random() * Math.min(longestPauseMs, 2 ** attempt * 5))
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

  const snapshot = async <T>(fn: (on: Reader) => Promise<T>): Promise<T> => {
    try {
      return await transaction(reading, 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', fn)
    } catch (error) {
      throw isAway(error) ? databaseAway(error) : error
    }
  }

  return {
    engine: 'postgres',
    read: drizzled(reading),
    write: (fn) =>
      inTurn(() => retrying(() => transaction(writing, 'BEGIN ISOLATION LEVEL SERIALIZABLE READ WRITE', fn))),
    snapshot,
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
