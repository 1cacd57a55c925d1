import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { EnvironmentError } from '../../../src/core/web/environment-error.ts'
import { readEnvironment } from '../../../src/core/web/environment.ts'

describe('the environment', () => {
  test('needs nothing to be set', () => {
    expect(readEnvironment({})).toEqual({
      port: 4321,
      host: '127.0.0.1',
      siteUrl: 'http://localhost:4321',
      siteUrlGiven: false,
      database: { engine: 'sqlite', file: resolve('data/centime.db') },
      dataDir: resolve('data'),
      demo: true,
      production: false,
      authSecret: null,
    })
  })

  test('refuses a secret that could be guessed', () => {
    expect(() => readEnvironment({ AUTH_SECRET: 'secret' })).toThrow('AUTH_SECRET must have at least 32')
    expect(readEnvironment({ AUTH_SECRET: 'x'.repeat(32) }).authSecret).toBe('x'.repeat(32))
  })

  test('takes an empty value for none', () => {
    expect(readEnvironment({ PORT: '', SITE_URL: '', DATABASE_URL: '' })).toEqual(readEnvironment({}))
  })

  test('is read from what is set', () => {
    const set = {
      PORT: '8080',
      HOST: '0.0.0.0',
      SITE_URL: 'https://Shop.example/',
      DATA_DIR: '/srv/shop',
      DEMO: 'off',
    }
    expect(readEnvironment(set)).toMatchObject({
      port: 8080,
      host: '0.0.0.0',
      siteUrl: 'https://shop.example',
      siteUrlGiven: true,
      database: { engine: 'sqlite', file: '/srv/shop/centime.db' },
      dataDir: '/srv/shop',
      demo: false,
    })
  })

  test.each([
    ['file:./here.db', resolve('here.db')],
    ['file:here.db', resolve('here.db')],
    ['file:/srv/a b.db', '/srv/a b.db'],
    ['file:///srv/a%20b.db', '/srv/a b.db'],
  ])('finds the database at %s', (DATABASE_URL, path) => {
    expect(readEnvironment({ DATABASE_URL }).database).toEqual({ engine: 'sqlite', file: path })
  })

  test('finds a PostgreSQL server, with the connections it may hold there', () => {
    const url = 'postgresql://shop:secret@db.example/centime?sslmode=verify-full'
    expect(readEnvironment({ DATABASE_URL: url, DATABASE_POOL: '4' }).database).toEqual({
      engine: 'postgres',
      url,
      poolSize: 4,
    })
  })

  test.each([
    ['PORT', '65536', 'PORT=4321'],
    ['PORT', '-1', 'PORT=4321'],
    ['PORT', '43.21', 'PORT=4321'],
    ['HOST', 'a host', 'HOST=0.0.0.0'],
    ['SITE_URL', 'ftp://shop.example', 'SITE_URL=https://shop.example'],
    ['SITE_URL', 'https://shop.example/shop', 'SITE_URL=https://shop.example'],
    ['SITE_URL', 'https://user@shop.example', 'SITE_URL=https://shop.example'],
    ['SITE_URL', 'https://shop.example/?a', 'SITE_URL=https://shop.example'],
    ['DATABASE_URL', '/srv/shop.db', 'DATABASE_URL=file:./data/centime.db'],
    ['DATABASE_URL', 'file:', 'DATABASE_URL=file:./data/centime.db'],
    ['DATABASE_URL', 'postgres://localhost', 'DATABASE_URL=postgres://user:password@host:5432/centime'],
    ['DATABASE_URL', 'mysql://localhost/shop', 'DATABASE_URL=file:./data/centime.db'],
    ['DATABASE_POOL', '1', 'DATABASE_POOL=10'],
    ['DATABASE_POOL', 'many', 'DATABASE_POOL=10'],
    ['DEMO', 'true', 'DEMO=off'],
  ])('refuses %s=%s in one sentence with its cure', (name, value, cure) => {
    const read = () => readEnvironment({ [name]: value })
    expect(read).toThrow(EnvironmentError)
    expect(read).toThrow(cure)
    expect(read).not.toThrow('\n')
  })
})
