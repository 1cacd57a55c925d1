import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isNotNull } from 'drizzle-orm'
import { read } from '../../../db/client.ts'
import { productImages } from '../../../db/schema/catalogue.ts'
import { readPicturePath } from '../../core/pictures/picture-path.ts'
import { pictureFolder } from './picture-file.ts'

/** How long the files of a picture that no row names are left, in hours: its row may be on its way. */
const keptHours = 24

/** Deletes the files of pictures that no product has any more; answers with how many pictures they were. */
export async function forgetPictures({ dataDir, at }: { dataDir: string; at: string }): Promise<number> {
  const before = Date.parse(at) - keptHours * 3_600_000
  const old: string[] = []
  for (const sha256 of await keptPictures(dataDir)) {
    const { mtimeMs } = await stat(pictureFolder(dataDir, sha256))
    if (mtimeMs < before) old.push(sha256)
  }
  if (old.length === 0) return 0
  const named = await namedPictures()
  const gone = old.filter((sha256) => !named.has(sha256))
  for (const sha256 of gone) await rm(pictureFolder(dataDir, sha256), { recursive: true, force: true })
  return gone.length
}

async function namedPictures(): Promise<Set<string>> {
  const rows = await read()
    .selectDistinct({ path: productImages.path })
    .from(productImages)
    .where(isNotNull(productImages.path))
  return new Set(rows.flatMap(({ path }) => readPicturePath(path ?? '')?.sha256 ?? []))
}

/** The SHA-256 of every picture that has a folder of its own. */
async function keptPictures(dataDir: string): Promise<string[]> {
  const folder = join(dataDir, 'pictures')
  const listed = (path: string) =>
    readdir(path).catch((error: NodeJS.ErrnoException): string[] => {
      // No picture was ever added.
      if (error.code === 'ENOENT') return []
      throw error
    })
  const found: string[] = []
  for (const begin of await listed(folder))
    for (const name of await listed(join(folder, begin)))
      if (/^[0-9a-f]{64}$/.test(name) && name.startsWith(begin)) found.push(name)
  return found
}
