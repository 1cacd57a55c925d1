import type { Server } from 'node:http'
import { log } from './log.ts'

/** How long requests and jobs in flight may still take, in milliseconds. */
const patienceMs = 10_000

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
  let stopping = false
  const stop = (signal: NodeJS.Signals): void => {
    if (stopping) process.exit(1)
    stopping = true
    setTimeout(() => process.exit(1), patienceMs).unref()
    finishServing(server)
      .then(afterwards)
      .then(
        () => process.exit(0),
        (error: unknown) => {
          log().error({ err: error, signal }, 'could not stop cleanly')
          process.exit(1)
        },
      )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}
