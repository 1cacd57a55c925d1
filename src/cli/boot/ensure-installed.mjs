import { createHash } from 'node:crypto'
import { existsSync, lstatSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { demandNode } from './local-node.mjs'
import { runQuietly } from './run.mjs'

const stamp = 'node_modules/.centime-lock'
const npmsOwnStamp = 'node_modules/.package-lock.json'

const lockHash = () => createHash('sha256').update(readFileSync('package-lock.json')).digest('hex')

function isInstalled(hash) {
  if (!existsSync('node_modules')) return false
  // Somebody shares one folder among several copies of the project, and looks after it.
  if (lstatSync('node_modules').isSymbolicLink()) return true
  if (existsSync(stamp)) return readFileSync(stamp, 'utf8') === hash
  // Installed by hand.
  return existsSync(npmsOwnStamp) && statSync(npmsOwnStamp).mtimeMs >= statSync('package-lock.json').mtimeMs
}

/** Installs the packages when they are missing or older than package-lock.json. */
export async function ensureInstalled() {
  demandNode()
  const hash = lockHash()
  if (isInstalled(hash)) return
  console.log('Installing packages, about a minute …')
  // npm must not run on the Node that it is about to replace.
  const { npm_execpath: npm, npm_node_execpath: outerNode } = process.env
  const args = ['ci', '--include=dev', '--include=optional']
  const code =
    npm && outerNode && existsSync(outerNode)
      ? await runQuietly(outerNode, [npm, ...args])
      : await runQuietly('npm', args)
  if (code !== 0) {
    console.error('The packages could not be installed. Is this machine connected to the internet?')
    process.exit(code)
  }
  writeFileSync(stamp, hash)
}
