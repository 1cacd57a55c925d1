import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { demoFolder } from './demo-folder.ts'
import { scratchFolder } from './scratch.ts'

export type RunningShop = {
  /** `http://localhost:PORT`, wherever SITE_URL says the shop stands. */
  url: string
  dataDir: string
  pid: number
  /** Everything it has said so far, both streams. */
  logs: () => string
  /** SIGTERM; gives the exit code once it has ended. */
  stop: () => Promise<number | null>
  /** SIGKILL: what a power cut is to a process. */
  kill9: () => Promise<void>
}

export type Ended = { code: number | null; stdout: string; stderr: string }

/** Only what a program needs; nothing that this machine has set for others. */
const bareEnvironment = (): Record<string, string> => ({
  PATH: process.env['PATH'] ?? '',
  HOME: process.env['HOME'] ?? '',
  TMPDIR: process.env['TMPDIR'] ?? '',
  NODE_ENV: 'production',
})

const alive = new Set<number>()
process.on('exit', () => {
  for (const pid of alive) process.kill(pid, 'SIGKILL')
})

function spawnShop(env: Record<string, string>) {
  const child = spawn(process.execPath, ['--enable-source-maps', 'dist/app/server.mjs'], {
    env: { ...bareEnvironment(), PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { stdout: '', stderr: '' }
  child.stdout.on('data', (chunk: Buffer) => (said.stdout += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (said.stderr += chunk.toString()))
  const pid = child.pid!
  alive.add(pid)
  const ended = once(child, 'close').then(([code]) => {
    alive.delete(pid)
    return code as number | null
  })
  return { child, pid, said, ended }
}

/** A start that seeds and stops again, so that nothing is left half written. */
async function seedDemo(dataDir: string): Promise<void> {
  const shop = await startShop({ DEMO: 'on', DATA_DIR: dataDir })
  const code = await shop.stop()
  if (code !== 0) throw new Error(`The shop that was to seed the demo ended with ${code}:\n${shop.logs()}`)
}

/**
 * Starts the built shop on a free port and waits until it serves. Without DATA_DIR it gets a new one; the
 * demo stays out unless DEMO=on is given. Rejects with all it said when it ends instead.
 */
export async function startShop(env: Record<string, string> = {}): Promise<RunningShop> {
  const fresh = () => (env['DEMO'] === 'on' ? demoFolder(seedDemo) : scratchFolder())
  const dataDir = env['DATA_DIR'] ?? (await fresh())
  const { child, pid, said, ended } = spawnShop({ DEMO: 'off', DATA_DIR: dataDir, ...env })
  const serves = new Promise<string>((resolve) => {
    child.stdout.on('data', () => {
      const port = /^Centime is open at .*:(\d+)\)?$/m.exec(said.stdout)?.[1]
      if (port) resolve(`http://localhost:${port}`)
    })
  })
  const gaveUp = ended.then((code) => {
    throw new Error(`The shop ended with ${code}:\n${said.stdout}${said.stderr}`)
  })
  const url = await Promise.race([serves, gaveUp])
  gaveUp.catch(() => undefined)
  const end = (signal: NodeJS.Signals) => {
    if (alive.has(pid)) process.kill(pid, signal)
    return ended
  }
  return {
    url,
    dataDir,
    pid,
    logs: () => said.stdout + said.stderr,
    stop: () => end('SIGTERM'),
    kill9: async () => void (await end('SIGKILL')),
  }
}

/** Runs the built shop in surroundings in which it must end by itself, and gives what it said. */
export async function tryToStart(env: Record<string, string>): Promise<Ended> {
  const { said, ended } = spawnShop({ DEMO: 'off', DATA_DIR: scratchFolder(), ...env })
  return { code: await ended, ...said }
}
