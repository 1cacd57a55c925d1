import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { localNode } from './local-node.mjs'
import { run } from './run.mjs'

const results = '.astro/test-results.json'

/**
 * Runs vitest with `args`. Gives its exit code and how many tests passed and did not; a file that could not
 * even be read counts as one that failed, a skipped test as one that did not pass.
 */
export async function runVitest(args, env = {}) {
  mkdirSync('.astro', { recursive: true })
  rmSync(results, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`]
  const code = await run(localNode(), ['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...args], env)
  if (!existsSync(results)) return { code: code || 1, passed: 0, failed: 1 }
  const said = JSON.parse(readFileSync(results, 'utf8'))
  const unread = said.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  )
  const failed = said.numTotalTests - said.numPassedTests + unread.length
  return { code: code || (failed > 0 ? 1 : 0), passed: said.numPassedTests, failed }
}
