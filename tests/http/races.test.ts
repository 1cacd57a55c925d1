import { count, eq } from 'drizzle-orm'
import { afterEach, expect, test } from 'vitest'
import { read } from '../../db/client.ts'
import { variants } from '../../db/schema/catalogue.ts'
import { orderLines, orders } from '../../db/schema/orders.ts'
import { runChecksNow } from '../../src/checks/run-checks.ts'
import { cartWith } from '../features/market.ts'
import { visitor, type Page } from '../http.ts'
import { runs } from '../runs.ts'
import { aminasForm, now, serveMarket, type ServedMarket } from '../served-market.ts'
import { startShop } from '../server.ts'

let market: ServedMarket
afterEach(() => market.close())

const orderCount = async () => (await read().select({ n: count() }).from(orders))[0]!.n
const bowlsLeft = async () =>
  (await read().select().from(variants).where(eq(variants.id, market.bowl)))[0]!.stock
const failing = async () => (await runChecksNow(now())).filter((check) => !check.holds)

/** A browser with this cart, at the button that orders. */
function buyer(url: string, secret: string) {
  const person = visitor(url)
  person.cookies.set('cart', secret)
  return { order: () => person.post('/fr/checkout', { ...aminasForm, step: 'order' }) }
}
const counted = (pages: Page[]) =>
  Object.fromEntries(Object.entries(Object.groupBy(pages, (p) => p.status)).map(([s, of]) => [s, of!.length]))

test('50 equal checkouts at once make one order', async () => {
  market = await serveMarket()
  const secret = await cartWith([[market.bowl, 2]], now())
  const pages = await Promise.all(Array.from({ length: 50 }, () => buyer(market.shop.url, secret).order()))
  expect(counted(pages)).toEqual({ 303: 50 })
  expect(new Set(pages.map((page) => page.location)).size).toBe(1)
  expect(await orderCount()).toBe(1)
  expect(await bowlsLeft()).toBe(8)
  expect(await failing()).toEqual([])
})

test('200 buyers for the last 10 pieces buy exactly 10, and the others are told', async () => {
  market = await serveMarket()
  const secrets: string[] = []
  for (let i = 0; i < 200; i += 1) secrets.push(await cartWith([[market.bowl, 1]], now()))
  const pages = await Promise.all(secrets.map((secret) => buyer(market.shop.url, secret).order()))
  expect(counted(pages)).toEqual({ 303: 10, 422: 190 })
  expect(new Set(pages.flatMap((page) => page.location ?? [])).size).toBe(10)
  for (const page of pages) if (page.status === 422) expect(page.text).toContain('value="fit"')
  expect(await bowlsLeft()).toBe(0)
  expect((await read().select({ n: count() }).from(orderLines))[0]!.n).toBe(10)
  expect(await failing()).toEqual([])
})

const killsMs = runs(120_000, 1_200_000)
test(
  'after kill -9 amid checkouts no answered order is lost and none is doubled',
  { timeout: killsMs },
  async () => {
    market = await serveMarket()
    const { dataDir } = market.shop
    const answered = new Map<string, string>()
    const sent: string[] = []
    let shop = market.shop
    for (let round = 0; round < runs(3, 30); round += 1) {
      const secrets: string[] = []
      for (let i = 0; i < 40; i += 1) secrets.push(await cartWith([[market.print, 1]], now()))
      sent.push(...secrets)
      let left = 5 + ((round * 7) % 30)
      const enough = new Promise<void>((resolve) => {
        const all = secrets.map(async (secret) => {
          const page = await buyer(shop.url, secret).order()
          answered.set(secret, page.location!)
          if ((left -= 1) === 0) resolve()
        })
        // The rest of them lose their connection: that is what is tried here.
        void Promise.allSettled(all).then(() => resolve())
      })
      await enough
      await shop.kill9()
      shop = await startShop({ DATA_DIR: dataDir })
    }
    expect(answered.size).toBeGreaterThanOrEqual(runs(3, 30) * 5)

    for (const [secret, location] of answered) {
      const again = await buyer(shop.url, secret).order()
      expect([again.status, again.location]).toEqual([303, location])
    }
    expect(await orderCount()).toBeGreaterThanOrEqual(answered.size)
    // Who got no answer asks again: everybody has one order, and nobody two.
    for (const secret of sent) expect((await buyer(shop.url, secret).order()).status).toBe(303)
    expect(await orderCount()).toBe(sent.length)
    expect(await failing()).toEqual([])
    await shop.stop()
  },
)
