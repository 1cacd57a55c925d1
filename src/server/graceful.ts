import type { Server } from 'node:http'
import { logBug } from './log.ts'

/** How long requests and jobs in flight may still take, in milliseconds. */
const patienceMs = 10_000
/** A terminal and npm both pass the same Ctrl-C on: within so many milliseconds it is one signal. */
const echoMs = 1_000

/** Closes the door: what is in flight is answered, idle connections are let go. */
function finishServing(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.on('request', (_req, res) => res.setHeader('connection', 'close'))
    server.close(() => resolve())
    const idle = setInterval(() => server.closeIdleConnections(), 50)
    server.once('close', () => clearInterval(idle))
  })
}

/**
 * On SIGTERM or SIGINT: serve what is in flight, then run `afterwards` (jobs, mail, database), then exit 0.
 * A second signal, or ten seconds, exits 1.
 */
export function stopGracefully(server: Server, afterwards: () => Promise<void>): void {
  let since: number | null = null
  const stop = (signal: string): void => {
    if (since !== null) {
      if (Date.now() - since > echoMs) process.exit(1)
      return
    }
    since = Date.now()
    setTimeout(() => process.exit(1), patienceMs).unref()
    finishServing(server)
      .then(afterwards)
      .then(
        () => process.exit(0),
        (error: unknown) => {
          logBug(error, { during: 'stop', signal })
          process.exit(1)
        },
      )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  stopWhenAbandoned(stop)
}

/** npm that is killed leaves its script running, on a port that the next start then finds taken. */
function stopWhenAbandoned(stop: (signal: string) => void): void {
  if (process.env['npm_lifecycle_event'] === undefined) return
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    stop('abandoned')
  }, 1_000).unref()
}
