/* `npm run build`: builds the shop anew. */
import { build } from './ensure-built.mjs'
import { ensureInstalled } from './ensure-installed.mjs'

await ensureInstalled()
await build()
