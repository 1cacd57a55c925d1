import { createHash } from 'node:crypto'
import { readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { writeWhole } from '../../core/files/write-whole.ts'
import { Refusal } from '../../core/refusal.ts'
import { demand, type Person } from '../accounts/person.ts'

/** How long a file waits between its preview and its import, in hours. */
const keptHours = 24

const folderOf = (dataDir: string): string => join(dataDir, 'uploads')
const pathOf = (dataDir: string, sha256: string): string => join(folderOf(dataDir), `${sha256}.csv`)
const isHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text)

/** Keeps a catalogue between its preview and its import, by the SHA-256 of its bytes; forgets those left over. */
export async function keepUpload({
  by,
  bytes,
  dataDir,
  at,
}: {
  by: Person
  bytes: Uint8Array
  dataDir: string
  at: string
}): Promise<string> {
  demand(by, 'import', 'catalogue')
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await writeWhole(pathOf(dataDir, sha256), bytes)
  await forgetOldUploads(dataDir, at)
  return sha256
}

/** The very bytes that were looked at. Refuses when they are gone, or no longer the same. */
export async function readUpload({
  by,
  sha256,
  dataDir,
}: {
  by: Person
  sha256: string
  dataDir: string
}): Promise<Buffer> {
  demand(by, 'import', 'catalogue')
  const gone = new Refusal('refusal.upload_gone', {}, 'file')
  if (!isHash(sha256)) throw gone
  try {
    const bytes = await readFile(pathOf(dataDir, sha256))
    if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw gone
    return bytes
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw gone
    throw error
  }
}

/** Forgets a file that was imported, or that nobody wants to. */
export async function forgetUpload(dataDir: string, sha256: string): Promise<void> {
  if (isHash(sha256)) await rm(pathOf(dataDir, sha256), { force: true })
}

async function forgetOldUploads(dataDir: string, at: string): Promise<void> {
  const before = Date.parse(at) - keptHours * 3_600_000
  for (const name of await readdir(folderOf(dataDir))) {
    const path = join(folderOf(dataDir), name)
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Infinity }))
    if (mtimeMs < before) await rm(path, { force: true })
  }
}
