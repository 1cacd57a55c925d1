import { cpSync, existsSync, mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { scratchFolder, scratchVariable } from './scratch.ts'

/** Makes a folder, or says that somebody else did. */
function isFirst(folder: string): boolean {
  try {
    mkdirSync(folder)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/**
 * A data folder with the demo shop in it. Seeded once in a run of the tests, by `seed`, then copied: whoever
 * comes while it is being seeded waits.
 */
export async function demoFolder(seed: (dataDir: string) => Promise<void>): Promise<string> {
  const root = process.env[scratchVariable]
  if (root === undefined) {
    const only = scratchFolder()
    await seed(only)
    return only
  }
  const [making, ready] = [join(root, 'demo-making'), join(root, 'demo-ready')]
  if (!existsSync(ready) && isFirst(making)) {
    await seed(making)
    renameSync(making, ready)
  }
  while (!existsSync(ready)) await pause(100)
  const own = scratchFolder()
  cpSync(ready, own, { recursive: true })
  return own
}
