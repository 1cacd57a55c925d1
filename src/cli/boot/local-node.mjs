import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** The oldest Node that runs the shop; on Linux an own one (24) comes with the packages. */
const oldest = [22, 14]
const oldestToInstall = [20, 0]
const brought = 'node_modules/.bin/node'

const isAtLeast = (version, [major, minor]) => {
  const [a = 0, b = 0] = version.replace(/^v/, '').split('.').map(Number)
  return a > major || (a === major && b >= minor)
}

const bringsItsOwn = process.platform === 'linux' && ['x64', 'arm64'].includes(process.arch)

/** Says what to do and ends, when this Node cannot even install the shop. */
export function demandNode() {
  const needed = bringsItsOwn ? oldestToInstall : oldest
  if (isAtLeast(process.version, needed)) return
  console.error(
    `Centime needs Node ${needed.join('.')} or newer, and this is ${process.version}. Install a newer one from https://nodejs.org and try again.`,
  )
  process.exit(1)
}

/** The Node that runs the shop: the one among its packages where that works, else this one. */
export function localNode() {
  if (bringsItsOwn && existsSync(brought)) {
    const tried = spawnSync(brought, ['--version'], { encoding: 'utf8' })
    if (tried.status === 0 && isAtLeast(tried.stdout.trim(), oldest)) return brought
  }
  if (isAtLeast(process.version, oldest)) return process.execPath
  console.error(
    `Centime runs on Node ${oldest.join('.')} or newer, and this is ${process.version}. Install a newer one from https://nodejs.org and try again.`,
  )
  process.exit(1)
}
