import { mkdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startShop, type RunningShop } from '../server.ts'
import { signIn, tabTo } from './at-the-desk.ts'
import { axeFindings, closeBrowser, openPage, overflow, widths } from './browser.ts'

let shop: RunningShop
beforeAll(async () => {
  shop = await startShop({ DEMO: 'on' })
})
afterAll(async () => {
  await closeBrowser()
  await shop.stop()
})

const looks = [
  { lang: 'fr', width: widths.phone, dark: false },
  { lang: 'en', width: widths.desk, dark: true },
] as const

describe.each(looks)('in $lang at $width px, dark: $dark', (look) => {
  const { lang } = look

  test('a component is added and costed by keyboard alone, and every page of costs is good for everybody', async () => {
    const { page, close } = await openPage(shop.url, look)
    await signIn(page, lang)
    await page.goto(`/${lang}/owner/components`)
    const isOpen = await page.locator('details.add').evaluate((of) => (of as HTMLDetailsElement).open)
    if (!isOpen) {
      await tabTo(page, 'details.add summary')
      await page.keyboard.press('Enter')
    }
    const typed = { label_fr: 'Toile', label_en: 'Cloth', unit_fr: 'm', unit_en: 'm', recipient: 'Tissage' }
    for (const [name, text] of Object.entries(typed)) {
      await tabTo(page, `#${name}`)
      await page.keyboard.type(text)
    }
    await page.keyboard.press('Enter')
    await page.waitForURL('**/owner/components/cmp_*')
    await tabTo(page, '#unitCost')
    await page.keyboard.type('8,90'.replace(',', lang === 'fr' ? ',' : '.'))
    await page.locator('#evidence').fill('2026-03-02')
    await page.locator('#evidence').press('Enter')
    await page.waitForURL('**done=cost')
    const component = new URL(page.url()).pathname
    const change = (await page.locator('.desk-head a.button').getAttribute('href'))!
    await page.goto(`/${lang}/owner/overheads`)
    const add = page.locator('details', { has: page.locator('#label_fr') })
    if (!(await add.evaluate((of) => (of as HTMLDetailsElement).open))) await add.locator('summary').click()
    for (const name of ['label_fr', 'label_en', 'recipient'] as const)
      await page.locator(`#${name}`).fill('Loyer')
    await page.locator('button[value="add"]').click()
    await page.waitForURL('**done=added')
    const paths = ['components', 'overheads', 'overheads/reconcile?year=2026', 'promotions']
    for (const path of [component, change, ...paths.map((of) => `/${lang}/owner/${of}`)]) {
      await page.goto(path)
      expect([path, await axeFindings(page)]).toEqual([path, []])
      expect([path, await overflow(page)]).toEqual([path, 0])
      const shots = process.env['SHOTS']
      if (shots) {
        mkdirSync(shots, { recursive: true })
        const name = path.replaceAll(/\W+/g, '-')
        await page.screenshot({ path: `${shots}/${lang}${name}.png`, fullPage: true })
      }
    }
    await close()
  })
})
