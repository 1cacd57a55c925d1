import { open, rename, rm, stat } from 'node:fs/promises'
import { relative } from 'node:path'
import { backUpFile, type BackupFile } from '../../../db/engines/sqlite-backup.ts'
import { Refusal } from '../../core/refusal.ts'
import { documentPath, readKept } from '../costs/document-file.ts'

export type Backup = {
  /** The database's own file; the shop may be open on it. */
  database: string
  dataDir: string
  /** Where the backup goes: a new file. */
  file: string
  at: string
  /** Pages copied, and pages in all. */
  onProgress?: (done: number, total: number) => void
}

const isThere = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false
      throw new Refusal('refusal.backup_folder', { file, code: error.code ?? error.message })
    },
  )

/** The documents of these names, as the backup holds them. */
async function* documentsOf(dataDir: string, shas: string[]): AsyncGenerator<BackupFile> {
  for (const sha256 of shas) {
    const bytes = await readKept(dataDir, sha256).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error
      throw new Refusal('refusal.backup_document_missing', { folder: dataDir, sha256 })
    })
    yield { path: relative(dataDir, documentPath(dataDir, sha256)).replaceAll('\\', '/'), bytes }
  }
}

/** Makes sure that nothing is at this place and that something can be. Throws a Refusal. */
async function demandPlace(file: string): Promise<string> {
  if (await isThere(file)) throw new Refusal('refusal.backup_exists', { file })
  const partial = `${file}.partial`
  await rm(partial, { force: true })
  await rm(`${partial}-journal`, { force: true })
  try {
    await (await open(partial, 'wx', 0o600)).close()
  } catch (error) {
    throw new Refusal('refusal.backup_folder', { file, code: (error as NodeJS.ErrnoException).code ?? '' })
  }
  return partial
}

/**
 * Writes the shop as it is at one moment, with its evidence documents, into one new file, which is an SQLite
 * database. The file has its name when it is whole and on the disk. Throws a Refusal when something is at
 * that place, or a document is missing.
 */
export async function backUp({ database, dataDir, file, at, onProgress }: Backup): Promise<{
  bytes: number
  documents: number
}> {
  const partial = await demandPlace(file)
  let documents = 0
  try {
    const counted = async function* (shas: string[]) {
      documents = shas.length
      yield* documentsOf(dataDir, shas)
    }
    await backUpFile({ from: database, to: partial, madeAt: at }, counted, onProgress ?? (() => undefined))
    const handle = await open(partial, 'r+')
    await handle.sync()
    await handle.close()
    if (await isThere(file)) throw new Refusal('refusal.backup_exists', { file })
    await rename(partial, file)
  } finally {
    await rm(partial, { force: true })
  }
  return { bytes: (await stat(file)).size, documents }
}
