import { afterAll, beforeAll, expect, test } from 'vitest'
import { startShop, type RunningShop } from '../server.ts'
import { closeBrowser, openPage, overflow, widths } from './browser.ts'

let shop: RunningShop

beforeAll(async () => {
  shop = await startShop()
})

afterAll(async () => {
  await closeBrowser()
  await shop.stop()
})

test.each([
  ['fr', widths.phone],
  ['en', widths.desk],
] as const)(
  'the door of the shop opens in a browser without complaint, in %s at %i px',
  async (lang, width) => {
    const { page, complaints, asked, close } = await openPage(shop.url, { width, lang })
    const response = await page.goto(`/${lang}`)
    expect(response?.status()).toBe(200)
    expect(await overflow(page)).toBe(0)
    expect(complaints).toEqual([])
    expect(asked.filter((address) => !address.startsWith(shop.url))).toEqual([])
    await close()
  },
)
