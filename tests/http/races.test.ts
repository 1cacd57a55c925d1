import { afterEach, expect, test } from 'vitest'
import { runChecksNow } from '../../src/checks/run-checks.ts'
import { cartWith } from '../features/market.ts'
import { buyer, orderCount, races } from '../races.ts'
import { runs } from '../runs.ts'
import { now, serveMarket, type ServedMarket } from '../served-market.ts'
import { startShop } from '../server.ts'

let market: ServedMarket
afterEach(() => market.close())

const failing = async () => (await runChecksNow(now())).filter((check) => !check.holds)

test.each(races.map((race) => [race.name, race] as const))('%s', async (_, race) => {
  market = await serveMarket()
  await race.run(market, [market.shop.url])
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
