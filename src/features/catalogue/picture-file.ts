import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeWhole } from '../../core/files/write-whole.ts'
import type { PictureFormat } from '../../core/pictures/picture-path.ts'
import type { MadePicture } from './make-picture.ts'

/** Where the files of a picture lie under the data folder: `pictures/ab/abcd…/640.webp`. */
export const pictureFolder = (dataDir: string, sha256: string): string =>
  join(dataDir, 'pictures', sha256.slice(0, 2), sha256)

/** Writes every file of a picture; one that is there already is written again, alike. */
export async function keepPicture(dataDir: string, { picture, files }: MadePicture): Promise<void> {
  const folder = pictureFolder(dataDir, picture.sha256)
  for (const { width, format, bytes } of files) await writeWhole(join(folder, `${width}.${format}`), bytes)
}

/** One file of a picture; null when there is none. `sha256` must be 64 hex digits. */
export async function readPicture(
  dataDir: string,
  { sha256, width, format }: { sha256: string; width: number; format: PictureFormat },
): Promise<Buffer | null> {
  try {
    return await readFile(join(pictureFolder(dataDir, sha256), `${width}.${format}`))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
