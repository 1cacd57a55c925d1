/* `npm run centime -- …`: the shop's commands. */
import { ensureBuilt } from './ensure-built.mjs'
import { ensureInstalled } from './ensure-installed.mjs'
import { localNode } from './local-node.mjs'
import { run } from './run.mjs'

await ensureInstalled()
await ensureBuilt()
process.exitCode = await run(localNode(), ['dist/app/centime.mjs', ...process.argv.slice(2)])
