import { readFileSync, readdirSync } from 'node:fs'
import { parse } from 'yaml'

const root = new URL('../../content/', import.meta.url)

/** The text of a file under `content/`. */
export const readContent = (path: string): string => readFileSync(new URL(path, root), 'utf8')

/** The names of the files in a folder of `content/`, those in folders below not included. */
export const listContent = (folder: string): string[] =>
  readdirSync(new URL(folder, root), { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)
    .sort()

export type Page = { path: string; data: Record<string, unknown>; body: string }

/** A Markdown file of `content/`, its head parsed as YAML. Throws when the head is missing. */
export function readPage(path: string): Page {
  const match = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(readContent(path))
  if (!match) throw new Error(`${path} does not begin with a head between two lines of ---`)
  return { path, data: parse(match[1]!) as Record<string, unknown>, body: match[2]! }
}
