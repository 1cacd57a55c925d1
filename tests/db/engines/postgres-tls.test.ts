import { sql } from 'drizzle-orm'
import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { migrateDatabaseAt, openDatabaseAt } from '../../../db/client.ts'
import { EnvironmentError } from '../../../src/core/web/environment-error.ts'
import { databaseAddress } from '../../../src/core/web/database-address.ts'
import { startPostgres, type PostgresServer } from '../../postgres-server.ts'
import { onServer } from '../../test-postgres.ts'

const vectors = fileURLToPath(new URL('../../vectors/tls/', import.meta.url))
const root = join(vectors, 'root.pem')

/** A server that can speak TLS; its certificate is for `localhost`, signed by root.pem. */
let server: PostgresServer

/** Gives the server its certificate; it refuses a key that others may read. */
async function speakTls(): Promise<void> {
  for (const name of ['server.pem', 'server.key']) {
    const copy = join(server.dataDir, name)
    cpSync(join(vectors, name), copy)
    chmodSync(copy, 0o600)
    if (process.getuid?.() === 0) execFileSync('chown', ['postgres:postgres', copy])
  }
  const url = server.url('postgres')
  await onServer(`alter system set ssl_cert_file = 'server.pem'`, url)
  await onServer(`alter system set ssl_key_file = 'server.key'`, url)
  await onServer(`alter system set ssl = on`, url)
  await onServer('select pg_reload_conf()', url)
}

beforeAll(async () => {
  server = await startPostgres()
  await speakTls()
})
afterAll(() => server.stop())

const address = (host: string, query: string) => {
  const url = new URL(server.url('postgres'))
  url.hostname = host
  url.search = query
  return databaseAddress(url.href)
}

describe('a shop whose database is reached over TLS', () => {
  test.each([
    ['sslmode=verify-full', `sslmode=verify-full&sslrootcert=${root}`],
    ['sslmode=verify-ca', `sslmode=verify-ca&sslrootcert=${root}`],
    ['sslmode=require', 'sslmode=require'],
  ])('is migrated, opened and read through a safe connection with %s', async (_, query) => {
    const connection = await openDatabaseAt(address('localhost', query))
    onTestFinished(() => connection.close())
    const ssl = sql<boolean>`(select ssl from pg_stat_ssl where pid = pg_backend_pid())`
    expect(await connection.read.select({ ssl }).from(sql`(values (1)) as one`)).toEqual([{ ssl: true }])
  })

  test.each([
    ['another host than the certificate names', '127.0.0.1', root],
    ['a certificate that the given root did not sign', 'localhost', join(vectors, 'server.pem')],
  ])('does not trust %s', async (_, host, rootcert) => {
    const start = migrateDatabaseAt(address(host, `sslmode=verify-full&sslrootcert=${rootcert}`))
    await expect(start).rejects.toThrow(EnvironmentError)
    await expect(start).rejects.toThrow(/^No safe connection .*sslmode.*\.$/)
  })
})
