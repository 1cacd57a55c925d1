import { types, type ClientConfig } from 'pg'
import { parse, toClientConfig } from 'pg-connection-string'
import type { DatabaseAddress } from '../../src/core/web/database-address.ts'

export type PostgresAddress = Extract<DatabaseAddress, { engine: 'postgres' }>

/** How long a request waits for a connection before it is told to try again, in milliseconds. */
const connectLimitMs = 5_000

const int8 = 20
const numeric = 1700

/** A whole number of the database as JavaScript's own. Throws beyond 2^53 instead of rounding. */
function wholeNumber(text: string): number {
  const value = Number(text)
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) throw new Error(`${text} is beyond 2^53`)
  return value
}

type Parser = (text: string) => unknown

/** bigint, and the numeric that its sums are, come as numbers; everything else as pg gives it. */
const parsers = {
  getTypeParser: (oid: number, format?: 'text' | 'binary'): Parser =>
    oid === int8 || oid === numeric ? wholeNumber : (types.getTypeParser(oid, format) as Parser),
}

/**
 * How pg connects to an address. `sslmode`, `sslrootcert`, `sslcert` and `sslkey` mean what libpq's manual
 * says. `settings` are the server's parameters for these sessions.
 */
export function clientConfig({ url }: PostgresAddress, settings: Record<string, string> = {}): ClientConfig {
  const told = toClientConfig(parse(url, { useLibpqCompat: true }))
  const options = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`)
  return {
    application_name: 'centime',
    connectionTimeoutMillis: connectLimitMs,
    keepAlive: true,
    ...told,
    ...(options.length > 0 ? { options: [told.options, ...options].filter(Boolean).join(' ') } : {}),
    types: parsers,
  }
}
