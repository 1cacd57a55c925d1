import { open, mkdir, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Where a document lies under the data folder: `documents/ab/abcd…`. */
export const documentPath = (dataDir: string, sha256: string): string =>
  join(dataDir, 'documents', sha256.slice(0, 2), sha256)

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/**
 * Writes a document beside its place and moves it there, on the disk before this returns: whoever crashes
 * leaves a whole file or none. Two writing the same one at once both succeed.
 */
export async function keepDocument(dataDir: string, sha256: string, bytes: Uint8Array): Promise<void> {
  const path = documentPath(dataDir, sha256)
  await mkdir(dirname(path), { recursive: true })
  const draft = `${path}.${process.pid}.${performance.now()}.part`
  try {
    const handle = await open(draft, 'wx', 0o640)
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(draft, path)
    await syncFolder(dirname(path))
  } finally {
    await rm(draft, { force: true })
  }
}

export const readKept = (dataDir: string, sha256: string): Promise<Buffer> =>
  readFile(documentPath(dataDir, sha256))
