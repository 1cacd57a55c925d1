import { localNode } from './local-node.mjs'
import { runQuietly } from './run.mjs'

const checks = {
  types: ['node_modules/astro/bin/astro.mjs', 'check', '--minimumFailingSeverity', 'warning'],
  lint: ['node_modules/eslint/bin/eslint.js', '--max-warnings', '0', '.'],
  format: ['node_modules/prettier/bin/prettier.cjs', '--check', '.'],
}

/** Runs the type check, the lint and the format check, and says how each went. Gives the names of those that failed. */
export async function runChecks() {
  const node = localNode()
  const failed = []
  for (const [name, args] of Object.entries(checks)) {
    const code = await runQuietly(node, args, { NODE_OPTIONS: '' })
    console.log(`${code === 0 ? 'passed' : 'FAILED'}  ${name}`)
    if (code !== 0) failed.push(name)
  }
  return failed
}
