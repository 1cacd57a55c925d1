import { localNode } from './local-node.mjs'
import { runQuietly } from './run.mjs'

const checks = {
  types: ['node_modules/astro/bin/astro.mjs', 'check', '--minimumFailingSeverity', 'warning'],
  lint: ['node_modules/eslint/bin/eslint.js', '--max-warnings', '0', '.'],
  format: ['node_modules/prettier/bin/prettier.cjs', '--check', '.'],
}

/** Runs the type check, the lint and the format check side by side, and says how each went. Gives the names of those that failed. */
export async function runChecks() {
  const node = localNode()
  const failed = []
  const one = async ([name, args]) => {
    const code = await runQuietly(node, args)
    console.log(`${code === 0 ? 'passed' : 'FAILED'}  ${name}`)
    if (code !== 0) failed.push(name)
  }
  await Promise.all(Object.entries(checks).map(one))
  return failed
}
