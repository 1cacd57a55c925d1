/* `npm start`: installs and builds what is missing, then serves. */
import { realpathSync } from 'node:fs'
import { ensureBuilt } from './ensure-built.mjs'
import { ensureInstalled } from './ensure-installed.mjs'
import { localNode } from './local-node.mjs'
import { run } from './run.mjs'

await ensureInstalled()
await ensureBuilt()
process.env.NODE_ENV ??= 'production'
const node = localNode()
if (realpathSync(node) === realpathSync(process.execPath)) await import('../../../dist/app/server.mjs')
else process.exitCode = await run(node, ['--enable-source-maps', 'dist/app/server.mjs'])
