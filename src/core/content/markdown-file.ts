import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'

export type MarkdownFile = {
  /** The values between the two lines of `---`. */
  head: Record<string, unknown>
  /** Markdown. */
  body: string
}

/**
 * A file below `content/`, which stands in the folder the program runs in; null when there is none.
 * Throws when its head is missing or is not YAML.
 */
export async function readMarkdownFile(path: string): Promise<MarkdownFile | null> {
  let text: string
  try {
    text = await readFile(join('content', path), 'utf8')
  } catch (error) {
    // A name that no file can have is the name of no file.
    if (['ENOENT', 'ENAMETOOLONG'].includes((error as NodeJS.ErrnoException).code ?? '')) return null
    throw error
  }
  const match = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/.exec(text)
  if (!match) throw new Error(`content/${path} does not begin with a head between two lines of ---`)
  return { head: parse(match[1]!) as Record<string, unknown>, body: match[2]!.trim() }
}
