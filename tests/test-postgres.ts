import { Client } from 'pg'
import { migrateDatabaseAt } from '../db/client.ts'
import { databaseAddress } from '../src/core/web/database-address.ts'
import { startPostgres } from './postgres-server.ts'

/** Where the tests of this run find their PostgreSQL: the address of its database `postgres`. */
export const postgresVariable = 'CENTIME_TEST_POSTGRES'
export const templateName = 'centime_template'

/** Runs one statement on the server itself, outside any shop. */
export async function onServer(sql: string, url = process.env[postgresVariable]): Promise<void> {
  if (!url) throw new Error(`${postgresVariable} is unset: this project of tests has no PostgreSQL`)
  const client = new Client(url)
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

/** vitest's global setup: one server for all tests of this run, with a migrated database to copy. */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env[postgresVariable] !== undefined) return undefined
  const server = await startPostgres()
  process.env[postgresVariable] = server.url('postgres')
  await onServer(`create database ${templateName}`)
  await migrateDatabaseAt(databaseAddress(server.url(templateName)))
  return () => server.stop()
}
