import Database from 'better-sqlite3'
import { Client, types } from 'pg'
import { onTestFinished } from 'vitest'
import type { Engine } from '../db/client.ts'
import type { DatabaseAddress } from '../src/core/web/database-address.ts'

/** Who goes around the code: plain SQL on the shop's database, as anybody with a shell could. */
export type Outsider = {
  engine: Engine
  exec: (sql: string) => Promise<void>
  rows: <R = Record<string, unknown>>(sql: string) => Promise<R[]>
  /** The first column of each row. */
  column: <V = unknown>(sql: string) => Promise<V[]>
  /** The columns of a table, in its own order. */
  columnsOf: (table: string) => Promise<string[]>
  /** The tables that refuse any change. */
  appendOnlyTables: () => Promise<string[]>
  /** Takes away what the database itself refuses: triggers, and the checks of single rows. */
  dropGuards: () => Promise<void>
}

function onFile(file: string): Outsider {
  const handle = new Database(file)
  // As any SQLite shell has it, unlike our own connections.
  handle.pragma('foreign_keys = OFF')
  onTestFinished(() => void handle.close())
  return {
    engine: 'sqlite',
    exec: async (sql) => void handle.exec(sql),
    rows: async <R>(sql: string) => handle.prepare(sql).all() as R[],
    column: async <V>(sql: string) => handle.prepare(sql).pluck().all() as V[],
    columnsOf: async (table) =>
      handle.prepare<[string], string>('select name from pragma_table_info(?)').pluck().all(table),
    appendOnlyTables: async () =>
      handle
        .prepare<[], string>(
          "select tbl_name from sqlite_master where type = 'trigger' and name like '%_no_update'",
        )
        .pluck()
        .all(),
    dropGuards: async () => {
      const triggers = "select name from sqlite_master where type = 'trigger'"
      for (const name of handle.prepare<[], string>(triggers).pluck().all())
        handle.exec(`drop trigger ${name}`)
      handle.pragma('ignore_check_constraints = ON')
    },
  }
}

/** Whatever the name of the schema: the tables that this connection sees. */
const tablesOfPostgres = `select tablename from pg_tables where schemaname = current_schema()`
const checksOfPostgres = `select conrelid::regclass::text as "table", conname as name from pg_constraint
  where contype = 'c' and connamespace = current_schema()::regnamespace`

function onServer(url: string): Outsider {
  const bigint = 20
  const numeric = 1700
  const parser = (oid: number, format?: 'text' | 'binary') =>
    oid === bigint || oid === numeric
      ? Number
      : (types.getTypeParser(oid, format) as (text: string) => unknown)
  const client = new Client({ connectionString: url, types: { getTypeParser: parser as never } })
  // Connected when it is first asked: a connection that is ended while it is being made rejects to nobody.
  let ready: Promise<unknown> | undefined
  // The database is dropped when the test ends.
  client.on('error', () => undefined)
  onTestFinished(async () => {
    await ready
    await client.end()
  })
  const rows = async <R>(sql: string): Promise<R[]> => {
    await (ready ??= client.connect())
    return (await client.query(sql)).rows as R[]
  }
  const exec = async (sql: string) => void (await rows(sql))
  const column = async <V>(sql: string) =>
    (await rows<Record<string, V>>(sql)).map((row) => Object.values(row)[0]!)
  return {
    engine: 'postgres',
    exec,
    rows,
    column,
    columnsOf: (table) =>
      column(
        `select attname from pg_attribute where attrelid = '${table}'::regclass and attnum > 0 order by attnum`,
      ),
    appendOnlyTables: () =>
      column(
        "select distinct tgrelid::regclass::text from pg_trigger where tgname like '%_append_only' order by 1",
      ),
    dropGuards: async () => {
      for (const table of await column<string>(tablesOfPostgres))
        await exec(`alter table ${table} disable trigger user`)
      for (const { table, name } of await rows<{ table: string; name: string }>(checksOfPostgres))
        await exec(`alter table ${table} drop constraint ${name}`)
    },
  }
}

/** Opens a database with its driver alone, until the test ends. */
export const outsider = (address: DatabaseAddress): Outsider =>
  address.engine === 'sqlite' ? onFile(address.file) : onServer(address.url)

/** The columns of a table's primary key. */
async function keyOf(shell: Outsider, table: string): Promise<string[]> {
  if (shell.engine === 'sqlite')
    return shell.column(`select name from pragma_table_info('${table}') where pk > 0 order by pk`)
  return shell.column(`select a.attname from pg_index i join pg_attribute a on a.attrelid = i.indrelid
    and a.attnum = any(i.indkey) where i.indrelid = '${table}'::regclass and i.indisprimary`)
}

/**
 * A statement that writes a copy of a row over what has its key, some of its columns given as SQL:
 * `INSERT OR REPLACE` on SQLite, `ON CONFLICT DO UPDATE` on PostgreSQL.
 */
export async function overwriting(
  shell: Outsider,
  table: string,
  where: string,
  changes: Record<string, string>,
): Promise<string> {
  const columns = await shell.columnsOf(table)
  const values = columns.map((name) => changes[name] ?? `"${name}"`).join(', ')
  const copy = `into ${table} select ${values} from ${table} where ${where} limit 1`
  if (shell.engine === 'sqlite') return `insert or replace ${copy}`
  const taken = columns.map((name) => `"${name}" = excluded."${name}"`).join(', ')
  return `insert ${copy} on conflict (${(await keyOf(shell, table)).join(', ')}) do update set ${taken}`
}

/** Every way of this engine to change, delete or write over the rows of a table. */
export async function appendOnlyRefusals(shell: Outsider, table: string): Promise<string[]> {
  const sqlite = shell.engine === 'sqlite'
  const verbs = sqlite ? ['update', 'update or replace', 'update or ignore'] : ['update']
  const changes = (await shell.columnsOf(table)).flatMap((column) =>
    verbs.map((verb) => `${verb} ${table} set ${column} = ${column}`),
  )
  const others = sqlite
    ? ['insert or replace', 'replace'].map((how) => `${how} into ${table} select * from ${table}`)
    : [`truncate ${table} cascade`, await overwriting(shell, table, 'true', {})]
  return [...changes, `delete from ${table}`, ...others]
}
