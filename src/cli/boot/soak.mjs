/* `npm run soak`: the properties again, a hundred times as many cases. */
import { ensureBuilt } from './ensure-built.mjs'
import { ensureInstalled } from './ensure-installed.mjs'
import { runVitest } from './run-vitest.mjs'

const args = process.argv.slice(2)
await ensureInstalled()
await ensureBuilt()
const { code, passed, failed } = await runVitest(args, { SOAK: '1' })
console.log(`\ntests: ${passed} passed, ${failed} failed`)
process.exitCode = code
