import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeWhole } from '../../core/files/write-whole.ts'

/** Where a document lies under the data folder: `documents/ab/abcd…`. */
export const documentPath = (dataDir: string, sha256: string): string =>
  join(dataDir, 'documents', sha256.slice(0, 2), sha256)

export const keepDocument = (dataDir: string, sha256: string, bytes: Uint8Array): Promise<void> =>
  writeWhole(documentPath(dataDir, sha256), bytes)

export const readKept = (dataDir: string, sha256: string): Promise<Buffer> =>
  readFile(documentPath(dataDir, sha256))
