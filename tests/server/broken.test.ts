import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { join } from 'node:path'
import { contentSecurityPolicy } from '../../src/server/security-headers.ts'
import { startShop, type RunningShop } from '../server.ts'
import { ask } from './raw.ts'

let shop: RunningShop

// A page that cannot work: somebody has taken a table away under the running shop.
beforeAll(async () => {
  shop = await startShop()
  const outsider = new Database(join(shop.dataDir, 'centime.db'))
  outsider.pragma('foreign_keys = OFF')
  outsider.exec('DROP TABLE products')
  outsider.close()
})
afterAll(() => shop.stop())

test.each(['fr', 'en'])(
  'a page that breaks says so with a reference whose cause is in the log, in %s',
  async (lang) => {
    const answer = await ask(shop.url, { path: `/${lang}/products` })
    const page = answer.body.toString()
    expect([answer.status, answer.headers['cache-control']]).toEqual([500, 'no-store'])
    expect(answer.headers['content-security-policy']).toBe(contentSecurityPolicy)
    expect(page).toContain(`<html lang="${lang}"`)
    const reference = /req_[0-9a-z]{20}/.exec(page)?.[0]
    expect(reference).toBeDefined()
    const line = shop
      .logs()
      .split('\n')
      .find((l) => l.includes(reference!))
    expect(JSON.parse(line ?? '{}')).toMatchObject({
      msg: 'something broke',
      path: `/${lang}/products`,
      error: { cause: { message: 'no such table: products' } },
    })
    expect(page).not.toMatch(/no such table|SqliteError|at .*\.ts:\d+/)
  },
)

test('what a visitor has typed is not in the log', async () => {
  const answer = await ask(shop.url, { path: '/fr/products?q=marguerite%20duras' })
  expect(answer.status).toBe(500)
  expect(shop.logs()).not.toMatch(/duras/i)
})

test('a shop whose every page breaks still says so, and refuses in words', async () => {
  const second = await startShop()
  const outsider = new Database(join(second.dataDir, 'centime.db'))
  outsider.exec('DROP TABLE shop_settings')
  outsider.close()
  const broken = await ask(second.url, { path: '/en' })
  const refused = await ask(second.url, { path: '/en/%ff' })
  const reference = /req_[0-9a-z]{20}/.exec(broken.body.toString())?.[0]
  expect([broken.status, refused.status]).toEqual([500, 400])
  expect(second.logs()).toContain(reference)
  expect(refused.body.toString()).toContain('This address or form cannot be read')
  await second.stop()
})

test('the others still work', async () => {
  expect((await ask(shop.url, { path: '/healthz' })).status).toBe(200)
})
