import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { scratchVariable } from './scratch.ts'

/** One folder for all that the tests of this run write, whichever process they run in. */
export default function setup(): (() => void) | undefined {
  if (process.env[scratchVariable] !== undefined) return undefined
  const root = mkdtempSync(join(tmpdir(), 'centime-tests-'))
  process.env[scratchVariable] = root
  return () => rmSync(root, { recursive: true, force: true, maxRetries: 5 })
}
