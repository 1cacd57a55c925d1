import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startShop, type RunningShop } from '../server.ts'
import { axeFindings, closeBrowser, openPage, overflow, widths, type OpenPage } from './browser.ts'

let shop: RunningShop
beforeAll(async () => {
  shop = await startShop({ DEMO: 'on' })
})
afterAll(async () => {
  await closeBrowser()
  await shop.stop()
})

const pages = {
  'the door': '',
  'the list': '/products',
  'the second page of the list': '/products?page=2',
  'a search': '/products?q=lin',
  'a search that finds nothing': '/products?q=zzzzz',
  'the list by price': '/products?sort=price-desc',
  'an explained product': '/products/chemise-en-lin-riviere',
  'a product sold below its cost': '/products/tablier-de-cuisine-fournil',
  'a product on reduction': '/products/plaid-en-laine-vanoise',
  'a product whose price is not explained': '/products/panier-en-osier-vannerie',
  'a product that does not exist': '/products/nothing-here',
  'an address that cannot be read': '/%ff',
}
/** The browser itself reports an answer that is no page as an error. */
const ownWords = /Failed to load resource: the server responded with a status of 4\d\d/

describe.each(['fr', 'en'] as const)('in %s', (lang) => {
  let open: OpenPage
  beforeAll(async () => {
    open = await openPage(shop.url, { lang })
  })
  afterAll(() => open.close())

  test.each(Object.entries(pages))(
    '%s is good for everybody, light and dark, wide and narrow, and asks nobody else',
    async (_, path) => {
      const { page, complaints, asked } = open
      complaints.length = 0
      await page.goto(`/${lang}${path}`)
      expect(await axeFindings(page)).toEqual([])
      // Of all that axe looks at, only the contrast depends on the colour scheme.
      await page.emulateMedia({ colorScheme: 'dark' })
      expect(await axeFindings(page, ['color-contrast'])).toEqual([])
      await page.emulateMedia({ colorScheme: 'light' })
      for (const width of [widths.phone, widths.desk]) {
        await page.setViewportSize({ width, height: 900 })
        expect(await overflow(page), `at ${width} px`).toBe(0)
      }
      expect(complaints.filter((text) => !ownWords.test(text))).toEqual([])
      expect(asked.filter((address) => !address.startsWith(shop.url))).toEqual([])
    },
  )
})
