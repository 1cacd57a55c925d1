import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrateDatabaseAt, openMigrated, useConnection, type Connection } from '../../db/client.ts'
import { runChecksNow } from '../../src/checks/run-checks.ts'
import { databaseAddress } from '../../src/core/web/database-address.ts'
import { cartWith, fillMarket, type Stall } from '../features/market.ts'
import { visitor, type Page } from '../http.ts'
import { onServer } from '../test-postgres.ts'
import { startPostgres, type PostgresServer } from '../postgres-server.ts'
import { buyer, counted, orderCount } from '../races.ts'
import { now } from '../served-market.ts'
import { startShop, type RunningShop } from '../server.ts'

/* A PostgreSQL of this test's own, which is killed under the running shop and started again. */

let server: PostgresServer
let connection: Connection
let stall: Stall
let shop: RunningShop
beforeAll(async () => {
  // Commits wait for the disk here: what was answered must be there after the kill.
  server = await startPostgres([])
  await onServer('create database shop', server.url('postgres'))
  const address = databaseAddress(server.url('shop'), 4)
  await migrateDatabaseAt(address)
  connection = useConnection(await openMigrated(address))
  stall = await fillMarket()
  shop = await startShop({ DATABASE_URL: server.url('shop') })
})
afterAll(async () => {
  await shop.stop()
  await connection.close()
  await server.stop()
})

const carts = async (count: number): Promise<string[]> => {
  const secrets: string[] = []
  for (let i = 0; i < count; i += 1) secrets.push(await cartWith([[stall.print, 1]], now()))
  return secrets
}
/** Asks until the shop answers as it should: the server needs a moment to be back. */
const untilBack = () =>
  expect.poll(async () => (await visitor(shop.url).get('/fr')).status, { timeout: 30_000 }).toBe(200)
/** Ends every connection to the shop's database but the one that says so. */
const cutAll = () =>
  onServer(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = 'shop' and pid <> pg_backend_pid()`,
    server.url('postgres'),
  )

function expectWhole(pages: Page[]): void {
  // 422: the database was back in time to draw the form again, with what was typed.
  const known = ['303', '422', '503']
  expect(Object.keys(counted(pages)).filter((status) => !known.includes(status))).toEqual([])
  for (const page of pages) {
    if (page.status !== 303) expect(page.text).toContain('réessayer dans un instant')
    if (page.status === 503) expect(page.headers.get('retry-after')).toBe('5')
  }
}

/** Everybody asks again until they have their order; nobody has two, and none that was answered is lost. */
async function everybodyHasOne(secrets: string[], answered: Page[], before: number): Promise<void> {
  await untilBack()
  const again = await Promise.all(secrets.map((secret) => buyer(shop.url, secret).order()))
  expect(counted(again)).toEqual({ 303: secrets.length })
  answered.forEach((page, i) => {
    if (page.location) expect(again[i]!.location).toBe(page.location)
  })
  expect(await orderCount()).toBe(before + secrets.length)
  expect((await runChecksNow(now())).filter((check) => !check.holds)).toEqual([])
}

test('connections cut in the middle of checkouts: “try again”, no half order, and the shop goes on', async () => {
  const secrets = await carts(40)
  const before = await orderCount()
  const asked = secrets.map((secret) => buyer(shop.url, secret).order())
  await Promise.race(asked)
  await cutAll()
  const pages = await Promise.all(asked)
  expectWhole(pages)
  await everybodyHasOne(secrets, pages, before)
})

test('a server that is killed and away says so on pages, in the API and to /healthz, then all is as before', async () => {
  const secrets = await carts(40)
  const before = await orderCount()
  const asked = secrets.map((secret) => buyer(shop.url, secret).order())
  await Promise.race(asked)
  await server.kill9()
  const pages = await Promise.all(asked)
  expectWhole(pages)
  expect(counted(pages)['503']).toBeGreaterThan(0)

  const person = visitor(shop.url, 'en')
  person.cookies.set('cart', secrets[0]!)
  const page = await person.get('/en/products')
  expect([page.status, page.headers.get('cache-control')]).toEqual([503, 'no-store'])
  expect(page.text).toContain('<html lang="en"')
  expect(page.text).toContain('class="skip"')
  expect(page.text).toContain('try again in a moment')
  expect(page.text).not.toContain('Cart (')
  const api = await person.get('/api/v1/products/bol-en-gres-maree/breakdown')
  expect([api.status, JSON.parse(api.text)]).toMatchObject([503, { status: 503 }])
  expect(api.headers.get('content-type')).toContain('application/problem+json')
  expect((await person.get('/healthz')).status).toBe(503)

  await server.start()
  await everybodyHasOne(secrets, pages, before)
  expect((await person.get('/healthz')).status).toBe(200)
  expect(shop.logs()).not.toContain('"something broke"')
})
