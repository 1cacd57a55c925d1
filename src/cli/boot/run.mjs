import { spawn } from 'node:child_process'
import { constants } from 'node:os'

/** What every program of ours is told: nothing about this machine is sent anywhere. */
export const quietEnv = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' }

/** Runs a program to its end, hands signals on, and gives its exit code. */
export function run(command, args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', env: { ...quietEnv, ...env } })
    const handOn = (signal) => child.kill(signal)
    const signals = ['SIGTERM', 'SIGINT', 'SIGHUP']
    for (const signal of signals) process.on(signal, handOn)
    // When npm is killed its script goes on; then the program must not.
    const parent = process.ppid
    const watch = setInterval(() => process.ppid === parent || child.kill('SIGTERM'), 1_000).unref()
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      for (const each of signals) process.off(each, handOn)
      clearInterval(watch)
      resolve(code ?? 128 + (constants.signals[signal] ?? 0))
    })
  })
}

/** Runs a program quietly: nothing when it succeeds, all it said when it fails. Gives its exit code. */
export function runQuietly(command, args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...quietEnv, ...env } })
    const said = []
    child.stdout.on('data', (chunk) => said.push(chunk))
    child.stderr.on('data', (chunk) => said.push(chunk))
    child.once('error', reject)
    child.once('close', (code) => {
      if (code !== 0) process.stderr.write(Buffer.concat(said))
      resolve(code ?? 1)
    })
  })
}
