import Database from 'better-sqlite3'
import { createHash } from 'node:crypto'

/** Pages copied before anybody else has a turn. */
const pagesAtOnce = 1000

/** What a backup holds besides the shop: files by their path under the data folder, and what it was when made. */
const extras = `
  create table backup_files (path text primary key not null, bytes blob not null) strict;
  create table backup_info (made_at text not null, digest text not null) strict;`

export type BackupFile = { path: string; bytes: Uint8Array }

/** Why a file is not a whole backup, in a few words; its message is shown in parentheses. */
export class DamagedBackup extends Error {}

/** SHA-256 over every table with its definition and all its rows, in the order of its row numbers. */
function digestOf(handle: Database.Database): string {
  const hash = createHash('sha256')
  const tables = handle
    .prepare<[], { name: string; sql: string }>(
      `select name, sql from sqlite_master where type = 'table' and sql not like 'create virtual%'
        and name not in ('backup_info', 'sqlite_sequence') order by name`,
    )
    .all()
  // The search's own tables are read by its own rules, which have no row numbers.
  const rowless = new Set(
    handle.prepare<[], string>(`select name from pragma_table_list where wr`).pluck().all(),
  )
  for (const { name, sql } of tables) {
    hash.update(`${sql}\n`)
    const order = rowless.has(name) ? '1, 2' : 'rowid'
    for (const row of handle.prepare(`select * from "${name}" order by ${order}`).raw().iterate())
      for (const value of row as (string | number | null | Uint8Array)[]) {
        const bytes = value instanceof Uint8Array
        hash.update(`${bytes ? 'blob' : typeof value} `)
        hash.update(bytes ? value : `${String(value)}\n`)
      }
  }
  return hash.digest('hex')
}

/**
 * Copies an SQLite database that may be in use into the new file `to`, one state of it, and adds the files
 * that the copy names. `filesOf` is given the SHA-256 of its documents.
 */
export async function backUpFile(
  { from, to, madeAt }: { from: string; to: string; madeAt: string },
  filesOf: (documents: string[]) => AsyncIterable<BackupFile>,
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  const source = new Database(from, { fileMustExist: true, readonly: true })
  try {
    await source.backup(to, {
      progress: ({ totalPages, remainingPages }) => {
        onProgress(totalPages - remainingPages, totalPages)
        return pagesAtOnce
      },
    })
  } finally {
    source.close()
  }
  const copy = new Database(to)
  try {
    // One file, and no other beside it.
    copy.pragma('journal_mode = DELETE')
    copy.exec(extras)
    const insert = copy.prepare('insert into backup_files (path, bytes) values (?, ?)')
    const documents = copy.prepare<[], string>('select sha256 from documents order by 1').pluck().all()
    for await (const { path, bytes } of filesOf(documents)) insert.run(path, bytes)
    copy.prepare('insert into backup_info (made_at, digest) values (?, ?)').run(madeAt, digestOf(copy))
  } finally {
    copy.close()
  }
}

/** What SQLite says of bytes that are no database, or not any more. */
const damaged = /^SQLITE_(CORRUPT|NOTADB|IOERR|CANTOPEN|ERROR)/

export type Opened = { madeAt: string; newestMigration: number; files: string[] }

function demandWholeFile(handle: Database.Database): Opened {
  const [told] = handle.pragma('integrity_check(1)', { simple: false }) as { integrity_check: string }[]
  if (told?.integrity_check !== 'ok') throw new DamagedBackup(told?.integrity_check ?? 'integrity_check')
  if ((handle.pragma('foreign_key_check') as unknown[]).length > 0)
    throw new DamagedBackup('foreign_key_check')
  const info = handle
    .prepare<[], { made_at: string; digest: string }>('select made_at, digest from backup_info')
    .get()
  if (!info || digestOf(handle) !== info.digest) throw new DamagedBackup('sha256')
  const files = handle.prepare<[], string>('select path from backup_files order by path').pluck().all()
  const newest = handle.prepare<[], number>('select max(created_at) from __drizzle_migrations').pluck().get()
  return { madeAt: info.made_at, newestMigration: newest ?? 0, files }
}

/** Runs `fn` on a backup's file; what SQLite can't read in it throws DamagedBackup. */
function onBackup<T>(file: string, fn: (handle: Database.Database) => T): T {
  let handle: Database.Database | undefined
  try {
    handle = new Database(file, { fileMustExist: true })
    return fn(handle)
  } catch (error) {
    if (!(error instanceof Database.SqliteError) || !damaged.test(error.code)) throw error
    throw new DamagedBackup(error.message, { cause: error })
  } finally {
    handle?.close()
  }
}

/** Holds a backup's file against itself, every page and every row. Throws DamagedBackup. */
export const inspectBackup = (file: string): Opened => onBackup(file, demandWholeFile)

/** Hands over the files in a backup, one at a time, then makes it a shop's database again, without them. */
export async function unpackBackup(file: string, keep: (found: BackupFile) => Promise<void>): Promise<void> {
  for (const path of inspectFiles(file)) {
    const bytes = onBackup(file, (handle) =>
      handle.prepare<[string], Buffer>('select bytes from backup_files where path = ?').pluck().get(path),
    )
    await keep({ path, bytes: bytes ?? new Uint8Array() })
  }
  onBackup(file, (handle) => handle.exec('drop table backup_files; drop table backup_info; vacuum'))
}

const inspectFiles = (file: string): string[] =>
  onBackup(file, (handle) =>
    handle.prepare<[], string>('select path from backup_files order by path').pluck().all(),
  )

/** Whether a database has no row in any table but the migrator's. A file that is missing has none. */
export function isEmptyFile(file: string): boolean {
  const handle = new Database(file, { readonly: true, fileMustExist: true })
  try {
    const tables = handle
      .prepare<[], string>(
        "select name from pragma_table_list where schema = 'main' and type = 'table' and name not like 'sqlite%' and name <> '__drizzle_migrations'",
      )
      .pluck()
      .all()
    return tables.every((name) => handle.prepare(`select 1 from "${name}" limit 1`).get() === undefined)
  } finally {
    handle.close()
  }
}
