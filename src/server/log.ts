import { pino, type Logger } from 'pino'

// The log goes to standard error: standard output says where the shop is and nothing else.
const holder = globalThis as typeof globalThis & { centimeLog?: Logger }

/** The process's one log, JSON lines on standard error. */
export function log(): Logger {
  holder.centimeLog ??= pino(
    { level: process.env['LOG_LEVEL'] || 'info' },
    pino.destination({ dest: 2, sync: true }),
  )
  return holder.centimeLog
}

/** Writes down a bug with its cause under the reference that the person was shown. */
export function logBug(error: unknown, about: Record<string, unknown>): void {
  const err = error instanceof Error ? error : new Error(String(error))
  log().error({ err, ...about }, 'something broke')
}
