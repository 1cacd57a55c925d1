import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expireOrders } from '../../src/features/orders/expire-orders.ts'
import { placeOrder } from '../../src/features/orders/place-order.ts'
import { markPaid } from '../../src/features/orders/settle-order.ts'
import { asked, cartWith, day, ines } from '../features/market.ts'
import { now, serveMarket, type ServedMarket } from '../served-market.ts'
import { axeFindings, closeBrowser, openPage, overflow, widths, type OpenPage } from './browser.ts'

let market: ServedMarket
const tokens = { awaiting: '', paid: '', expired: '' }
/** Nothing to break a line at. */
const long = 'Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissenhaftschaferswessen'

beforeAll(async () => {
  market = await serveMarket()
  const place = async (at: string) => {
    const secret = await cartWith(
      [
        [market.bowl, 1],
        [market.honey, 1],
      ],
      at,
    )
    const address = { ...asked(null).address, name: long, address1: long, city: long.slice(0, 80) }
    return placeOrder(asked(secret, { address, gift: { kind: 'round-up' } }), at)
  }
  tokens.awaiting = (await place(now())).token
  const paid = await place(now())
  tokens.paid = paid.token
  await markPaid({ by: ines, number: paid.number, at: now() })
  tokens.expired = (await place(day(1))).token
  await expireOrders(now())
})
afterAll(async () => {
  await closeBrowser()
  await market.close()
})

// Both languages, both schemes, both widths: each pair of them once.
const looks = [
  { lang: 'fr', dark: false, width: widths.phone },
  { lang: 'fr', dark: true, width: widths.desk },
  { lang: 'en', dark: false, width: widths.desk },
  { lang: 'en', dark: true, width: widths.phone },
] as const

describe.each(looks)('in $lang, dark: $dark, at $width px', ({ lang, dark, width }) => {
  let open: OpenPage
  beforeAll(async () => void (open = await openPage(market.shop.url, { lang, dark, width })))
  afterAll(() => open.close())

  const expectGood = async () => {
    // A refused form answers 422, which the browser writes into its console.
    expect(open.complaints.splice(0).filter((line) => !line.includes('status of 422'))).toEqual([])
    expect(await overflow(open.page)).toBe(0)
    expect(await axeFindings(open.page)).toEqual([])
  }
  const goto = (path: string) => open.page.goto(`/${lang}${path}`)

  test('the empty cart', async () => {
    await goto('/cart')
    await expectGood()
  })

  test('the cart, then with a quantity that is refused', async () => {
    for (const slug of ['bol-en-gres-maree', 'affiche']) {
      await goto(`/products/${slug}`)
      await open.page.locator('.product-add').click()
    }
    await expectGood()
    await open.page.locator('input[type=number]').first().fill('98')
    await open.page.locator('button[value=checkout]').click()
    await open.page.locator('.line .refusal').waitFor()
    await expectGood()
  })

  test('the checkout, then with every field refused', async () => {
    await goto('/checkout')
    await expectGood()
    await open.page.fill('#phone', long)
    await open.page.fill('#address2', long.repeat(2))
    await open.page.locator('button[value=order]').click()
    await open.page.locator('[role=alert]').waitFor()
    await expectGood()
  })

  test.each(Object.keys(tokens) as (keyof typeof tokens)[])('an order: %s', async (state) => {
    await goto(`/orders/${tokens[state]}`)
    await expectGood()
  })

  test('the withdrawal, both steps, and without an account', async () => {
    await goto(`/orders/${tokens.paid}/withdrawal`)
    await expectGood()
    await open.page.fill('#statement', `${long} ${long}`)
    await open.page.locator('button[value=check]').click()
    await open.page.locator('button[value=confirm]').waitFor()
    await expectGood()
    await goto('/withdrawal')
    await expectGood()
    await open.page.locator('button[value=choose]').click()
    await open.page.locator('#number-refusal').waitFor()
    await expectGood()
  })
})
