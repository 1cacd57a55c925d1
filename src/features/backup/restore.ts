import { createHash } from 'node:crypto'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { existsSync } from 'node:fs'
import { copyFile, mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { migrateDatabaseAt, openMigrated } from '../../../db/client.ts'
import {
  DamagedBackup,
  inspectBackup,
  isEmptyFile,
  unpackBackup,
  type Opened,
} from '../../../db/engines/sqlite-backup.ts'
import { writeWhole } from '../../core/files/write-whole.ts'
import { Refusal } from '../../core/refusal.ts'
import { demandHeld, type Proof } from '../move/hold-checks.ts'

export type Restore = {
  file: string
  /** Where the shop's database is to be: no file, or an empty database that no shop is open on. */
  database: string
  dataDir: string
  proofs: readonly Proof[]
}

async function demandEmpty(database: string, documents: string): Promise<void> {
  if (existsSync(database) && !((await stat(database)).size === 0 || isEmptyFile(database)))
    throw new Refusal('refusal.restore_database_filled', { file: database })
  const kept = existsSync(documents) ? await readdir(documents) : []
  if (kept.length > 0) throw new Refusal('refusal.restore_documents_filled', { folder: documents })
}

/** Nothing but `documents/ab/abcd…`, whose content is what its name says. Throws DamagedBackup. */
function demandDocument(path: string, bytes: Uint8Array): string {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  if (path !== `documents/${sha256.slice(0, 2)}/${sha256}`) throw new DamagedBackup(path)
  return join(sha256.slice(0, 2), sha256)
}

/** Makes a shop of the copy of a backup, beside its place: its database, its documents, its invariants. */
async function prepare(draft: string, documents: string, proofs: readonly Proof[]): Promise<Opened> {
  const opened = inspectBackup(draft)
  const known = readMigrationFiles({ migrationsFolder: 'db/migrations/sqlite' }).at(-1)?.folderMillis ?? 0
  if (opened.newestMigration > known) throw new Refusal('refusal.restore_newer', { file: draft })
  await mkdir(documents, { recursive: true })
  await unpackBackup(draft, ({ path, bytes }) =>
    writeWhole(join(documents, demandDocument(path, bytes)), bytes),
  )
  const address = { engine: 'sqlite' as const, file: draft }
  await migrateDatabaseAt(address)
  const connection = await openMigrated(address)
  try {
    await connection.snapshot((on) => demandHeld(proofs, on, opened.madeAt, 'refusal.restore_check'))
  } finally {
    await connection.close()
  }
  return opened
}

const besides = ['', '-wal', '-shm', '-journal']

/**
 * Puts a backup in the place of a shop that is not there: its database and its documents. Every page, row and
 * document is held against the backup's own digests, and the invariants against the whole, before anything
 * is put in place; whatever is refused leaves everything as it was. Throws a Refusal.
 */
export async function restore({ file, database, dataDir, proofs }: Restore): Promise<Opened> {
  const documents = join(dataDir, 'documents')
  await demandEmpty(database, documents)
  const draft = join(dirname(database), `.${basename(database)}.restoring`)
  const papers = join(dataDir, '.documents.restoring')
  const clear = async () => {
    for (const end of besides) await rm(`${draft}${end}`, { force: true })
    await rm(papers, { recursive: true, force: true })
  }
  await clear()
  await mkdir(dirname(database), { recursive: true })
  await mkdir(dataDir, { recursive: true })
  try {
    await copyFile(file, draft).catch(() => {
      throw new Refusal('refusal.restore_no_file', { file })
    })
    const opened = await prepare(draft, papers, proofs)
    await rm(documents, { recursive: true, force: true })
    await rename(papers, documents)
    for (const end of besides) await rm(`${database}${end}`, { force: true })
    await rename(draft, database)
    return opened
  } catch (error) {
    if (error instanceof Refusal && 'file' in error.params)
      throw new Refusal(error.code, { ...error.params, file })
    if (!(error instanceof DamagedBackup)) throw error
    const refusal = new Refusal('refusal.restore_damaged', { file, why: error.message })
    refusal.cause = error
    throw refusal
  } finally {
    await clear()
  }
}
