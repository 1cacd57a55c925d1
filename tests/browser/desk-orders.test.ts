import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { t } from '../../src/core/i18n/messages.ts'
import { demoPassword } from '../../src/features/accounts/demo-people.ts'
import { startShop, type RunningShop } from '../server.ts'
import { axeFindings, closeBrowser, openPage, overflow, widths, type Look } from './browser.ts'

let shop: RunningShop
beforeAll(async () => {
  shop = await startShop({ DEMO: 'on' })
})
afterAll(async () => {
  await closeBrowser()
  await shop.stop()
})

const shots = process.env['SHOTS']
async function shoot(page: Page, name: string): Promise<void> {
  if (!shots) return
  mkdirSync(shots, { recursive: true })
  await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true })
}

/** A page at which Claire, the demo's owner, has signed in. */
async function atTheDesk(look: Look & { lang: 'fr' | 'en' }) {
  const opened = await openPage(shop.url, look)
  await opened.page.goto(`/${look.lang}/sign-in`)
  await opened.page.locator('#email').fill('claire@centime.example')
  await opened.page.locator('#password').fill(demoPassword)
  await opened.page.locator('main form button').first().click()
  await opened.page.waitForURL(`**/${look.lang}/owner`)
  return opened
}

/** The address of the first order in a state; null when there is none. */
async function orderIn(page: Page, lang: string, filter: string): Promise<string | null> {
  await page.goto(`/${lang}/owner/orders?filter=${filter}`)
  const link = page.locator('main a[href*="/owner/orders/"]').filter({ hasText: /^C-/ }).first()
  return (await link.count()) === 0 ? null : link.getAttribute('href')
}

const looks = [
  { lang: 'fr', width: widths.phone, dark: false },
  { lang: 'fr', width: widths.desk, dark: true },
  { lang: 'en', width: widths.phone, dark: true },
  { lang: 'en', width: widths.desk, dark: false },
] as const

const paths = [
  'owner',
  'owner/orders',
  'owner/orders?q=zzzz',
  'owner/orders/picking',
  'owner/settings',
  'owner/settings/seller/shop',
  'owner/settings/seller/bank',
  'owner/settings/texts/terms',
  'owner/settings/delivery/new',
  'owner/settings/delivery/home',
  'owner/settings/giving',
  'owner/settings/vat',
  'owner/audit',
]

describe.each(looks)('in $lang at $width px, dark: $dark', (look) => {
  const { lang, width } = look
  test('every page of orders and settings is good for everybody', { timeout: 120_000 }, async () => {
    const { page, complaints, close } = await atTheDesk(look)
    for (const path of paths) {
      await page.goto(`/${lang}/${path}`)
      expect([path, await axeFindings(page)]).toEqual([path, []])
      expect([path, await overflow(page)]).toEqual([path, 0])
      await shoot(page, `${lang}-${width}-${path.replace(/\W+/g, '-')}`)
    }
    expect(complaints).toEqual([])
    await close()
  })

  test('an order is good for everybody in each of its states', { timeout: 120_000 }, async () => {
    const { page, close } = await atTheDesk(look)
    let found = 0
    for (const state of ['awaiting-payment', 'paid', 'packed', 'shipped', 'delivered', 'cancelled']) {
      const path = await orderIn(page, lang, state)
      if (path === null) continue
      await page.goto(path)
      found += 1
      expect([state, await axeFindings(page)]).toEqual([state, []])
      expect([state, await overflow(page)]).toEqual([state, 0])
      await shoot(page, `${lang}-${width}-order-${state}`)
    }
    expect(found).toBeGreaterThan(3)
    await close()
  })
})

const said = (page: Page, key: Parameters<typeof t>[1]) =>
  page
    .getByRole('status')
    .filter({ hasText: t('fr', key) })
    .waitFor()

test('without JavaScript an order goes from its payment to its delivery', async () => {
  const { page, close } = await atTheDesk({ lang: 'fr', width: widths.phone, script: false })
  await page.goto((await orderIn(page, 'fr', 'awaiting-payment'))!)
  const act = (name: string) => page.locator(`button[name="act"][value="${name}"]`).click()
  await page.locator('#paidNote').fill('VIR 12')
  await act('paid')
  await said(page, 'desk_orders.did_paid')
  await act('packed')
  await said(page, 'desk_orders.did_packed')
  await page.locator('#trackingNumber').fill('R-77')
  await act('shipped')
  await said(page, 'desk_orders.did_shipped')
  await act('delivered')
  await said(page, 'desk_orders.did_delivered')
  await page.locator('#note').fill('Emballage cadeau')
  await act('note')
  await said(page, 'desk_orders.did_note')
  const history = await page.locator('.history').innerText()
  for (const text of ['VIR 12', 'R-77', 'Emballage cadeau', 'Claire']) expect(history).toContain(text)
  await close()
})

test('by keyboard alone an order is found, opened and marked paid', async () => {
  const { page, close } = await atTheDesk({ lang: 'fr' })
  /** Goes on by Tab until what has the focus is asked for. */
  const tabTo = async (selector: string) => {
    for (let n = 0; n < 200; n += 1) {
      await page.keyboard.press('Tab')
      if (await page.evaluate((css) => document.activeElement?.matches(css) ?? false, selector)) return
    }
    expect.fail(`${selector} is not reached by Tab`)
  }
  await tabTo('nav a[href="/fr/owner/orders"]')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/fr/owner/orders')
  await tabTo('input[name="q"]')
  const path = (await orderIn(page, 'fr', 'awaiting-payment'))!
  const number = path.split('/').at(-1)!
  await tabTo('input[name="q"]')
  await page.keyboard.press('Control+A')
  await page.keyboard.type(`C-${number.padStart(5, '0')}`)
  await page.keyboard.press('Enter')
  await page.waitForURL('**q=C-*')
  await tabTo(`main a[href="${path}"]`)
  await page.keyboard.press('Enter')
  await page.waitForURL(`**${path}`)
  await tabTo('button[value="paid"]')
  await page.keyboard.press('Enter')
  await said(page, 'desk_orders.did_paid')
  await close()
})

test('the home leads to where things are mended, and its chart follows its table', async () => {
  const { page, complaints, close } = await atTheDesk({ lang: 'fr' })
  const links = await page.locator('.todo a').evaluateAll((all) => all.map((a) => a.getAttribute('href')))
  expect(links.length).toBeGreaterThan(0)
  expect(links.filter((href) => !href?.startsWith('/fr/owner/'))).toEqual([])
  for (const href of new Set(links)) expect((await page.request.get(href!)).status(), href!).toBe(200)
  const chart = page.locator('.sales .chart')
  await chart.scrollIntoViewIfNeeded()
  await chart.locator('canvas').waitFor()
  expect(await chart.locator('tbody tr').count()).toBe(12)
  expect(complaints).toEqual([])
  await close()
})

test('the one-stop shop is previewed, and its rates elsewhere are kept', async () => {
  const { page, close } = await atTheDesk({ lang: 'fr', width: widths.phone, script: false })
  await page.goto('/fr/owner/settings/vat')
  await page.locator('input[value="one-stop-shop"]').check()
  await page.locator('details summary').last().click()
  await page.locator('select[name="elsewhere-550-DE"]').selectOption('700')
  await page.locator('[name="reason.fr"]').fill('Le guichet unique.')
  await page.locator('[name="reason.en"]').fill('The one-stop shop.')
  await shoot(page, 'vat-open')
  await page.locator('button[value="publish"]').click()
  await shoot(page, 'vat-published')
  await said(page, 'desk_settings.done_vat')
  await page.goto('/fr/owner/settings/vat')
  expect(await page.locator('select[name="elsewhere-550-DE"]').inputValue()).toBe('700')
  await page.goto('/fr/products/chemise-en-lin-riviere')
  expect(await page.locator('.price-vat').innerText()).toBe(t('fr', 'product.vat_by_country'))
  await close()
})
