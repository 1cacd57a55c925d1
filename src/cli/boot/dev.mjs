/* `npm run dev`: serves from the sources, and again at each change. */
import { ensureInstalled } from './ensure-installed.mjs'
import { localNode } from './local-node.mjs'
import { run } from './run.mjs'

await ensureInstalled()
const node = localNode()
process.exitCode =
  (await run(node, ['src/cli/boot/bundle.mjs', 'dev'])) || (await run(node, ['dist/dev/dev.mjs']))
