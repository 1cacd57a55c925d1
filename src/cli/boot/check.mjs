/* `npm run check`: types, lint and format. */
import { ensureInstalled } from './ensure-installed.mjs'
import { runChecks } from './run-checks.mjs'

await ensureInstalled()
process.exitCode = (await runChecks()).length === 0 ? 0 : 1
