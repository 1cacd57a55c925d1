/* `npm run bench`: each measurement of tests/bench, one after another. */
import { existsSync, readdirSync } from 'node:fs'
import { ensureBuilt } from './ensure-built.mjs'
import { ensureInstalled } from './ensure-installed.mjs'
import { localNode } from './local-node.mjs'
import { run } from './run.mjs'

const folder = 'tests/bench'
await ensureInstalled()
await ensureBuilt()
const wanted = process.argv[2] ?? ''
const files = existsSync(folder)
  ? readdirSync(folder).filter((f) => f.endsWith('.ts') && f.includes(wanted))
  : []
if (files.length === 0) console.log(`There is no measurement called ${wanted || 'anything'} in ${folder}.`)
for (const file of files.sort()) {
  const code = await run(localNode(), ['--experimental-strip-types', '--no-warnings', `${folder}/${file}`])
  if (code !== 0) process.exitCode = code
}
