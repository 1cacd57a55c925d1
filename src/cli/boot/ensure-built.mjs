import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { localNode } from './local-node.mjs'
import { run, runQuietly } from './run.mjs'

/** What the build is made from. Drawings are served as they are, and need no build. */
const sources = ['src', 'content', 'db', 'astro.config.mjs', 'tsconfig.json', 'package-lock.json']
const notBuilt = join('content', 'drawings')
const stamp = 'dist/built-from'
const lock = '.astro/building'

function* filesOf(path) {
  if (!existsSync(path) || path === notBuilt) return
  const entries = readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  for (const entry of entries) {
    const inner = join(path, entry.name)
    if (entry.isDirectory()) yield* filesOf(inner)
    else yield inner
  }
}

/** One hash over the name and content of every source. */
function sourcesHash() {
  const hash = createHash('sha256')
  for (const source of sources) {
    const files = /\.\w+$/.test(source) ? [source] : filesOf(source)
    for (const file of files) hash.update(`${file}\0`).update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

const isFresh = (hash) => existsSync(stamp) && readFileSync(stamp, 'utf8') === hash

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Waits until no other process builds in this folder, then holds the lock for this one. */
async function takeLock() {
  mkdirSync('.astro', { recursive: true })
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' })
      return
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
      const holder = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0
      if (holder && !isAlive(holder)) rmSync(lock, { force: true })
      else await pause(200)
    }
  }
}

/** Builds the pages and our own entry points, whatever is there. Exits when it fails. */
export async function build({ quiet = false } = {}) {
  await takeLock()
  try {
    const hash = sourcesHash()
    rmSync(stamp, { force: true })
    const node = localNode()
    const doRun = quiet ? runQuietly : run
    const env = { NODE_ENV: 'production' }
    const code =
      (await doRun(node, ['node_modules/astro/bin/astro.mjs', 'build'], env)) ||
      (await doRun(node, ['src/cli/boot/bundle.mjs', 'app'], env))
    if (code !== 0) {
      console.error('The shop could not be built; the reason is above.')
      rmSync(lock, { force: true })
      process.exit(1)
    }
    writeFileSync(stamp, hash)
  } finally {
    rmSync(lock, { force: true })
  }
}

/** Builds when the build is missing or was made from other sources. */
export async function ensureBuilt() {
  if (isFresh(sourcesHash())) return
  console.log('Building the shop …')
  await build({ quiet: true })
}
