import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { serveMarket, textOf, type ServedMarket } from '../served-market.ts'
import { closeBrowser, openPage, overflow, widths, type Look, type OpenPage } from './browser.ts'

let market: ServedMarket
let open: OpenPage | undefined
beforeAll(async () => void (market = await serveMarket()))
afterEach(async () => {
  await open?.close()
  open = undefined
})
afterAll(async () => {
  await closeBrowser()
  await market.close()
})

/** A new person at the checkout with one bowl in the cart. */
async function atCheckout(lang: 'fr' | 'en', look: Look = {}): Promise<Page> {
  open = await openPage(market.shop.url, { lang, ...look })
  const { page } = open
  await page.goto(`/${lang}/products/bol-en-gres-maree`)
  await page.locator('.product-add').click()
  await page.goto(`/${lang}/checkout`)
  return page
}

/** Presses Tab until the element has the focus; fails when that does not lead there. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let i = 0; i < 100; i += 1) {
    if ((await page.locator(`${selector}:focus`).count()) > 0) return expectInView(page, selector)
    await page.keyboard.press('Tab')
  }
  throw new Error(`the key Tab does not lead to ${selector}`)
}

/** What has the focus is on the screen, and not behind the bar with the total. */
async function expectInView(page: Page, selector: string): Promise<void> {
  const box = (await page.locator(selector).boundingBox())!
  const bar = await page
    .locator('#total-bar')
    .boundingBox({ timeout: 500 })
    .catch(() => null)
  const below = bar && bar.y > 0 ? bar.y : page.viewportSize()!.height
  expect(box.y, selector).toBeGreaterThanOrEqual(0)
  if (!selector.includes('#total-bar'))
    expect(box.y + Math.min(box.height, 60), selector).toBeLessThanOrEqual(below + 1)
}

const typed = {
  '#name': 'Amina Diallo',
  '#email': 'amina@exemple.fr',
  '#address1': '12 rue des Tisserands',
  '#postcode': '59100',
  '#city': 'Roubaix',
}

test.each(['fr', 'en'] as const)(
  'the whole purchase, in %s: by keyboard alone, without JavaScript, on a phone',
  async (lang) => {
    open = await openPage(market.shop.url, { lang, width: widths.phone, script: false })
    const { page, complaints, asked } = open
    const press = async (selector: string, key = 'Enter') => {
      await tabTo(page, selector)
      await page.keyboard.press(key)
    }
    await page.goto(`/${lang}/products/chemise-en-lin-riviere`)
    await press('#variant', 'M')
    await press('.product-add')
    await page.waitForURL(`**/${lang}/cart`)
    expect(await overflow(page)).toBe(0)

    await tabTo(page, 'input[type=number]')
    await page.keyboard.press('Control+a')
    await page.keyboard.type('2')
    await press('.line-quantity button')
    await page.waitForLoadState()
    expect(await page.locator('input[type=number]').inputValue()).toBe('2')
    await press('button[value=checkout]')
    await page.waitForURL(`**/${lang}/checkout`)
    expect(await overflow(page)).toBe(0)

    for (const [field, text] of Object.entries(typed)) {
      await tabTo(page, field)
      await page.keyboard.type(text)
    }
    await press('input[name=delivery]:checked', 'ArrowUp')
    await press('#cause-rivieres-vivantes', 'Space')
    await press('#cause-toit-pour-toutes', 'Space')
    await press('#gift-none', 'ArrowRight')
    await press('#terms', 'Space')
    // Not counted yet: the order is asked for with the total of before, and the shop asks again.
    await press('button[value=order]')
    await page.waitForLoadState()
    expect(await page.locator('[role=alert]').textContent()).toContain(lang === 'fr' ? '183,00' : '183.00')
    expect(await page.locator('#name').inputValue()).toBe('Amina Diallo')
    await press('button[value=order]')
    await page.waitForURL(`**/${lang}/orders/*`)
    expect(await overflow(page)).toBe(0)
    const words = await page.locator('main').innerText()
    expect(words).toContain(lang === 'fr' ? '183,00\u00a0€' : '€183.00')
    expect(words).toContain('Rivières vivantes')
    expect(complaints.filter((line) => !line.includes('422'))).toEqual([])
    expect(asked.filter((address) => !address.startsWith(market.shop.url))).toEqual([])
  },
)

describe.each([true, false])('with JavaScript: %s', (script) => {
  test('the key Enter in a field brings the page up to date and never orders', async () => {
    const page = await atCheckout('fr', { script })
    for (const [field, text] of Object.entries(typed)) await page.fill(field, text)
    await page.locator('#terms').check()
    await page.locator('label:has(#gift-2)').click()
    await page.locator('#city').press('Enter')
    await page.locator('#summary button', { hasText: '28,05' }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/fr/checkout')
    expect(await page.locator('#city').inputValue()).toBe('Roubaix')
    expect(await page.locator('#terms').isChecked()).toBe(true)
  })
})

test('each cause’s cents follow the boxes at once, and are those that the server counts', async () => {
  const page = await atCheckout('fr')
  const slugs = ['rivieres-vivantes', 'le-metier-en-main', 'toit-pour-toutes']
  for (let chosen = 0; chosen < 8; chosen += 1) {
    const picked = slugs.filter((_, i) => chosen & (1 << i))
    for (const slug of slugs) await page.locator(`#cause-${slug}`).setChecked(picked.includes(slug))
    const cents = () => Promise.all(slugs.map((slug) => page.locator(`#cause-${slug}-cents`).textContent()))
    const atOnce = await cents()
    const answer = await page.request.post(`${market.shop.url}/fr/checkout`, {
      headers: { origin: market.shop.url, 'content-type': 'application/x-www-form-urlencoded' },
      data: new URLSearchParams([
        ['step', 'update'],
        ['country', 'FR'],
        ...picked.map((slug) => ['causes', market.causes[slug]!]),
      ]).toString(),
    })
    const html = await answer.text()
    expect(atOnce.map((text) => text!.trim())).toEqual(
      slugs.map((slug) => textOf(html, `cause-${slug}-cents`)),
    )
  }
  expect(open!.complaints).toEqual([])
})

test('with JavaScript the total follows delivery, country and gift, and is the one that is ordered', async () => {
  const page = await atCheckout('en')
  for (const [field, text] of Object.entries(typed)) await page.fill(field, text)
  const button = (amount: string) => page.locator('#summary button', { hasText: amount }).waitFor()
  await button('€26.05')
  await page.locator('#delivery-home').check()
  await button('€27.05')
  await page.selectOption('#country', 'BE')
  await button('€32.05')
  expect(await page.locator('#delivery-home-europe').isChecked()).toBe(true)
  await page.locator('label:has(#gift-round-up)').click()
  await button('€33.00')
  await page.locator('label:has(#gift-other)').click()
  await page.fill('#giftAmount', '2.5o')
  await page.locator('#giftAmount').press('Tab')
  await page.locator('#giftAmount-refusal').waitFor()
  await page.fill('#giftAmount', '2.50')
  await page.locator('#giftAmount').press('Tab')
  await button('€34.55')
  expect(await page.locator('#total-status').textContent()).toContain('€34.55')
  await page.fill('#postcode', '7500')
  await page.locator('#terms').check()
  await page.locator('#summary button').click()
  await page.waitForURL('**/en/orders/*')
  expect(await page.locator('main').innerText()).toContain('€34.55')
  expect(open!.complaints.filter((line) => !line.includes('422'))).toEqual([])
})

test('in the cart, quantities count as soon as they are changed; the focus and the words stay', async () => {
  const page = await atCheckout('fr')
  await page.goto('/fr/cart')
  const quantity = page.locator('input[type=number]')
  await quantity.fill('4')
  await quantity.press('Tab')
  await page.locator('#cart-sums', { hasText: '92,50' }).waitFor()
  await page.locator('.cart-link', { hasText: '(4)' }).waitFor()
  await quantity.fill('40')
  await quantity.press('Enter')
  await page.locator('.line .refusal').waitFor()
  expect(await quantity.inputValue()).toBe('40')
  expect(await quantity.evaluate((field) => field === document.activeElement)).toBe(true)
})
