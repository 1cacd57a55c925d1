/*
 * `npm test`: everything, from the type check to the browser. `npm test -- tests/core` hands what follows to
 * vitest and leaves the checks out.
 */
import { ensureBuilt } from './ensure-built.mjs'
import { ensureInstalled } from './ensure-installed.mjs'
import { runChecks } from './run-checks.mjs'
import { runVitest } from './run-vitest.mjs'

const args = process.argv.slice(2)
await ensureInstalled()
const unsound = args.length === 0 ? await runChecks() : []
await ensureBuilt()
const { code, passed, failed } = await runVitest(args)
if (unsound.length > 0) console.log(`\nBefore the tests, this failed: ${unsound.join(', ')}.`)
console.log(`\ntests: ${passed} passed, ${failed + unsound.length} failed`)
process.exitCode = code || (unsound.length > 0 ? 1 : 0)
