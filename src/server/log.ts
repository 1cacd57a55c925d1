import { pino, type Logger } from 'pino'
import { isDatabaseAway } from '../core/refusal.ts'

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

type Written = { type: string; message: string; stack: string; cause?: Written }

/** drizzle ends its message with the values of the query: names, addresses. A log has no need of them. */
const withoutValues = (text: string): string => text.replace(/\nparams: [\s\S]*?(?=\n {4}at |$)/g, '')

function written(error: unknown): Written {
  const { name, message, stack, cause } = error instanceof Error ? error : new Error(String(error))
  const told = { type: name, message: withoutValues(message), stack: withoutValues(stack ?? '') }
  return cause === undefined ? told : { ...told, cause: written(cause) }
}

/**
 * Writes down a bug with its causes, under the reference that the person was shown. A database that is away is
 * none: it is said in a line.
 */
export function logBug(error: unknown, about: Record<string, unknown>): void {
  if (isDatabaseAway(error)) return log().warn(about, 'the database is away')
  log().error({ error: written(error), ...about }, 'something broke')
}
