import { describe, expect, onTestFinished, test } from 'vitest'
import { migrateDatabaseAt } from '../../../db/client.ts'
import { EnvironmentError } from '../../../src/core/web/environment-error.ts'
import { databaseAddress, shownAddress } from '../../../src/core/web/database-address.ts'
import { onServer, postgresVariable } from '../../test-postgres.ts'

const server = () => new URL(process.env[postgresVariable]!)
const at = (change: (url: URL) => void) => {
  const url = server()
  change(url)
  return databaseAddress(url.href)
}

/** The sentence with which a start on that address ends. */
async function sentence(address: ReturnType<typeof databaseAddress>): Promise<string> {
  const error = await migrateDatabaseAt(address).then(
    () => new Error('it started'),
    (caught: unknown) => caught,
  )
  expect(error).toBeInstanceOf(EnvironmentError)
  const { message } = error as Error
  expect(message).not.toContain('\n')
  expect(message).not.toContain(server().password)
  return message
}

async function database(name: string, how: string): Promise<string> {
  await onServer(`create database ${name} ${how}`)
  onTestFinished(() => onServer(`drop database ${name} with (force)`))
  return name
}

describe('a start on PostgreSQL ends in one sentence with its cure', () => {
  test('when no server answers', async () => {
    expect(await sentence(at((url) => (url.port = '1')))).toMatch(
      /^No PostgreSQL server answers at postgres:.*ECONNREFUSED.*Start it, or correct DATABASE_URL\.$/,
    )
  })

  test('when there is no such host', async () => {
    expect(await sentence(at((url) => (url.host = 'nowhere.invalid:5432')))).toContain('correct DATABASE_URL')
  })

  test('when the password is wrong, without showing it', async () => {
    expect(await sentence(at((url) => (url.password = 'not-it')))).toMatch(/Correct the name or the password/)
  })

  test('when there is no such database', async () => {
    expect(await sentence(at((url) => (url.pathname = '/nothing_here')))).toContain(
      'createdb --encoding=UTF8 --owner=centime nothing_here',
    )
  })

  test('when it keeps its texts in another encoding', async () => {
    await database('latin', `encoding 'LATIN1' locale 'C' template template0`)
    expect(await sentence(at((url) => (url.pathname = '/latin')))).toMatch(/as LATIN1.*needs UTF8.*createdb/)
  })

  test('when the user may not create tables', async () => {
    await database('guarded', '')
    await onServer(`create role visitor login password 'visitor'`)
    onTestFinished(() => onServer('drop role visitor'))
    const address = at((url) => {
      url.pathname = '/guarded'
      url.username = 'visitor'
      url.password = 'visitor'
    })
    expect(await sentence(address)).toContain('GRANT USAGE, CREATE ON SCHEMA public TO visitor')
  })

  test('when the connection must be safe and the server has no TLS', async () => {
    expect(await sentence(at((url) => (url.search = '?sslmode=verify-full')))).toMatch(
      /^No safe connection .*sslmode/,
    )
  })
})

test('two processes that start at once on an empty database both find it migrated', async () => {
  const name = await database('both_start', '')
  const address = at((url) => (url.pathname = `/${name}`))
  await Promise.all([migrateDatabaseAt(address), migrateDatabaseAt(address), migrateDatabaseAt(address)])
  await migrateDatabaseAt(address)
})

test('an address is shown without its password', () => {
  expect(shownAddress(databaseAddress('postgres://u:secret@h:5432/d?sslmode=require'))).toBe(
    'postgres://u@h:5432/d',
  )
})
