import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Where a run of the tests keeps its files; `scratch-root.ts` deletes it when the run ends. */
export const scratchVariable = 'CENTIME_TEST_SCRATCH'

/** A new empty folder outside the project, deleted when the run ends. */
export const scratchFolder = (): string =>
  mkdtempSync(join(process.env[scratchVariable] ?? tmpdir(), 'centime-test-'))
