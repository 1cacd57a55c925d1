import { isAbsolute, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where the database is: an SQLite file, or a PostgreSQL server (with TLS options and all in its address). */
export type DatabaseAddress =
  | { engine: 'sqlite'; file: string }
  | {
      engine: 'postgres'
      url: string
      /** Connections that this process may hold. */
      poolSize: number
    }

/** Connections a process holds when DATABASE_POOL does not say. */
export const usualPoolSize = 10

const isPostgres = (url: string) => /^postgres(ql)?:\/\//.test(url)

/** Whether a text is such an address: `file:…`, or `postgres://…` with a database's name behind the host. */
export function isDatabaseUrl(url: string): boolean {
  if (!isPostgres(url)) return /^file:.*[^/]$/.test(url)
  return URL.canParse(url) && new URL(url).pathname.length > 1
}

/** The path in a `file:` address: `file:./shop.db`, `file:/srv/shop.db` or `file:///srv/shop.db`. */
function pathOf(url: string): string {
  if (url.startsWith('file://')) return fileURLToPath(url)
  const path = url.slice('file:'.length)
  return isAbsolute(path) ? path : resolve(path)
}

/** What `url` names; it must be one that `isDatabaseUrl` accepts. */
export const databaseAddress = (url: string, poolSize = usualPoolSize): DatabaseAddress =>
  isPostgres(url) ? { engine: 'postgres', url, poolSize } : { engine: 'sqlite', file: pathOf(url) }

/** The address as a person may see it: never with its password. */
export function shownAddress(address: DatabaseAddress): string {
  if (address.engine === 'sqlite') return address.file
  const url = new URL(address.url)
  url.password = ''
  url.search = ''
  return url.href
}
