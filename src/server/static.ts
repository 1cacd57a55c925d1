import { readdirSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import type { Answer } from './answer.ts'
import { mediaTypeOf } from './media-type.ts'
import { tagOf } from './send.ts'

/** A year; their names change with their content. */
const forEver = 'public, max-age=31536000, immutable'
const askAgain = 'public, no-cache'

type Kept = { body: Uint8Array; tag: string; type: string; cacheControl: string }

/** Every file below `folder` by its address. They are few and small, and never change while the shop runs. */
function readAll(folder: string): Map<string, Kept> {
  const found = new Map<string, Kept>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const address = `/${relative(folder, path).split(sep).join('/')}`
    const body = readFileSync(path)
    const cacheControl = address.startsWith('/_astro/') ? forEver : askAgain
    found.set(address, { body, tag: tagOf(body), type: mediaTypeOf(extname(path)), cacheControl })
  }
  return found
}

const drawing = /^\/drawings\/((?:[a-z0-9-]+\/)?[a-z0-9-]+\.svg)$/

async function readDrawing(path: string): Promise<Kept | null> {
  try {
    const body = await readFile(path)
    return { body, tag: tagOf(body), type: mediaTypeOf('.svg'), cacheControl: askAgain }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/**
 * Who answers for files: the build's own (`/_astro/…`, kept for ever) and the drawings of `content/drawings`,
 * read anew so that an owner may change one while the shop runs. Null: no such file.
 */
export function staticFiles(clientFolder: string, drawingsFolder: string) {
  const built = readAll(clientFolder)
  return async (pathname: string): Promise<Answer | null> => {
    const name = drawing.exec(pathname)?.[1]
    const kept = name === undefined ? built.get(pathname) : await readDrawing(join(drawingsFolder, name))
    if (!kept) return null
    return {
      status: 200,
      headers: { 'content-type': kept.type, 'cache-control': kept.cacheControl, etag: kept.tag },
      body: kept.body,
    }
  }
}
