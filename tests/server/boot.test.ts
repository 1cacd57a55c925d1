import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { scratchFolder } from '../scratch.ts'

/** Runs one of the boot scripts, and collects what it says. */
const boot = (script: string, args: string[] = [], env: Record<string, string> = {}) =>
  run(process.execPath, [`src/cli/boot/${script}.mjs`, ...args], env)

function run(command: string, args: string[], env: Record<string, string> = {}) {
  const child = spawn(command, args, {
    env: { PATH: process.env['PATH'] ?? '', PORT: '0', DEMO: 'off', DATA_DIR: scratchFolder(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { stdout: '', stderr: '' }
  child.stdout.on('data', (chunk: Buffer) => (said.stdout += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (said.stderr += chunk.toString()))
  const ended = once(child, 'close').then(([code]) => code as number | null)
  return { child, said, ended }
}

test('a start of what is built neither installs nor builds, and serves until it is told to stop', async () => {
  const { child, said, ended } = boot('start')
  while (!said.stdout.includes('\n')) await once(child.stdout, 'data')
  const url = /^Centime is open at (http:\/\/localhost:\d+)\n$/.exec(said.stdout)?.[1]
  expect(url, said.stdout + said.stderr).toBeDefined()
  expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ status: 'ok' })
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
})

test('a signal to npm reaches the shop, and npm ends as the shop does', async () => {
  const { child, said, ended } = run('npm', ['start', '--silent'])
  while (!said.stdout.includes('\n')) await once(child.stdout, 'data')
  const url = /^Centime is open at (\S+)\n$/.exec(said.stdout)?.[1]
  child.kill('SIGTERM')
  expect(await ended, said.stderr).toBe(0)
  await expect(fetch(`${url}/healthz`)).rejects.toThrow()
})

test('a start that fails says why and does not end with 0', async () => {
  const { said, ended } = boot('start', [], { PORT: 'http' })
  expect(await ended).toBe(1)
  expect(said.stderr).toContain('Set for instance PORT=4321.')
})

test('the commands explain themselves', async () => {
  const { said, ended } = boot('centime', ['--help'])
  expect(await ended).toBe(0)
  expect(said.stdout).toContain('check')
})

test('the command check says what holds', async () => {
  const { said, ended } = boot('centime', ['check'], { LANG: 'en' })
  expect(await ended, said.stderr).toBe(0)
  expect(said.stdout).toMatch(/^ok  +\d+ {2}Every mail we promised went out$/m)
  expect(said.stdout).toMatch(/\n\d+ hold, 0 do not\.\n$/)
})

test('the command order paid says in a sentence that there is no such order', async () => {
  const { said, ended } = boot('centime', ['order', 'paid', 'C-99999'], { LANG: 'en' })
  expect([await ended, said.stdout]).toEqual([1, ''])
  expect(said.stderr.trim().split('\n')).toEqual([expect.stringMatching(/^[A-Z].*\.$/)])
})

test.each([['nothing-of-the-kind'], ['--nonsense']])(
  'the command %s does not exist and ends with 1',
  async (arg) => {
    const { said, ended } = boot('centime', [arg])
    expect(await ended).toBe(1)
    expect(said.stderr).toContain('error: unknown')
  },
)
