import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startShop, type RunningShop } from '../server.ts'
import { signIn, tabTo } from './at-the-desk.ts'
import { axeFindings, closeBrowser, openPage, overflow, widths } from './browser.ts'

const file = fileURLToPath(new URL('../vectors/import/shopify-new.csv', import.meta.url))

let shop: RunningShop
beforeAll(async () => {
  shop = await startShop({ DEMO: 'on' })
})
afterAll(async () => {
  await closeBrowser()
  await shop.stop()
})

async function expectGood(page: Page, name: string): Promise<void> {
  expect([name, await axeFindings(page)]).toEqual([name, []])
  expect([name, await overflow(page)]).toEqual([name, 0])
  const shots = process.env['SHOTS']
  if (!shots) return
  mkdirSync(shots, { recursive: true })
  await page.screenshot({ path: `${shots}/${name}-${page.viewportSize()!.width}.png`, fullPage: true })
}

const looks = [
  { lang: 'fr', width: widths.phone },
  { lang: 'en', width: widths.desk },
] as const

describe.each(looks)('in $lang at $width px', (look) => {
  const { lang } = look

  test('a product is begun by keyboard alone, and every page of products is good for everybody', async () => {
    const { page, complaints, close } = await openPage(shop.url, look)
    await signIn(page, lang)
    await page.goto(`/${lang}/owner/products`)
    await expectGood(page, 'products')
    await tabTo(page, 'a[href$="/owner/products/new"]')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/owner/products/new')
    await expectGood(page, 'products-new')
    for (const name of ['title_fr', 'title_en']) {
      await tabTo(page, `#${name}`)
      await page.keyboard.type(`Ceinture ${lang}`)
    }
    await page.keyboard.press('Enter')
    await page.waitForURL('**/owner/products/prd_*')
    const product = new URL(page.url()).pathname
    for (const path of [product, `${product}/variants`, `${product}/pictures`]) {
      await page.goto(path)
      await expectGood(
        page,
        `product-${path
          .split('/')
          .at(-1)!
          .replace(/^prd_.*/, 'edit')}`,
      )
    }
    expect(complaints).toEqual([])
    await close()
  })

  test('a file is previewed product by product before anything is written', async () => {
    const { page, close } = await openPage(shop.url, look)
    await signIn(page, lang)
    await page.goto(`/${lang}/owner/products/import`)
    await expectGood(page, 'import')
    await page.locator('#file').setInputFiles(file)
    await page.locator('button[value="preview"]').click()
    await page.locator('button[value="import"]').waitFor()
    await expectGood(page, 'import-preview')
    await close()
  })
})

test('without JavaScript a product is begun, and refused with what was typed', async () => {
  const { page, close } = await openPage(shop.url, { lang: 'fr', script: false })
  await signIn(page, 'fr')
  await page.goto('/fr/owner/products/new')
  await page.locator('#title_fr').fill('Ceinture nue')
  await page.locator('main form button.strong').click()
  await page.waitForURL('**/owner/products/**')
  expect(await page.locator('#title_fr').inputValue()).toBe('Ceinture nue')
  await close()
})
