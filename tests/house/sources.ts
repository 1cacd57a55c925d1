import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

export type Source = { path: string; text: string }

/** Every source file below the folders, by its path from the project's root. */
export function sources(folders: string[], pattern = /\.(ts|mjs|astro)$/): Source[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && pattern.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => ({ path, text: readFileSync(path, 'utf8') })),
  )
}

/** The files of ours that a source imports, by their path from the project's root. */
export function importsOf({ path, text }: Source): string[] {
  const named = text.matchAll(/(?:from|import|import\()\s*'(\.{1,2}\/[^']+)'/g)
  return [...named].map(([, target]) => normalize(join(dirname(path), target!.split('?')[0]!)))
}
