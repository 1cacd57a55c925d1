import QRCode from 'qrcode'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { t } from '../../src/core/i18n/messages.ts'
import { cancelOrder } from '../../src/features/orders/cancel-order.ts'
import { expireOrders } from '../../src/features/orders/expire-orders.ts'
import { placeOrder } from '../../src/features/orders/place-order.ts'
import { recordStep, type Step } from '../../src/features/orders/record-step.ts'
import { markPaid } from '../../src/features/orders/settle-order.ts'
import { asked, cartWith, day, ines } from '../features/market.ts'
import { visitor, wordsOf } from '../http.ts'
import { now, serveMarket, tagOf, type ServedMarket } from '../served-market.ts'

let market: ServedMarket
beforeAll(async () => void (market = await serveMarket()))
afterAll(() => market.close())

const iban = 'FR76 3000 6000 0112 3456 7890 189'
const place = async (at = now(), own = {}) =>
  placeOrder(asked(await cartWith([[market.bowl, 1]], at), own), at)
const pageOf = async (token: string, lang = 'fr') =>
  (await visitor(market.shop.url, lang).get(`/${lang}/orders/${token}`)).text

describe.each(['fr', 'en'] as const)('an order, in %s, says where it stands', (lang) => {
  const says = async (token: string, state: string) => {
    const words = wordsOf(await pageOf(token, lang))
    expect(words).toContain(t(lang, `orders.state_${state}` as 'orders.state_paid'))
    return words
  }

  test('waiting for the transfer, then for the rest of it', async () => {
    const { token, number } = await place()
    expect(await says(token, 'awaiting-payment')).toContain(iban)
    await markPaid({ by: ines, number, receivedCents: 2000, at: now() })
    const words = await says(token, 'part-paid')
    expect(words).toContain(lang === 'fr' ? 'il manque 7,05\u00a0€' : '€7.05 is missing')
    expect(words).toContain(iban)
  })

  test('paid, packed, shipped and delivered', async () => {
    const { token, number } = await place()
    await markPaid({ by: ines, number, at: now() })
    expect(await says(token, 'paid')).not.toContain(iban)
    for (const step of ['packed', 'shipped', 'delivered'] satisfies Step[]) {
      await recordStep({ by: ines, number, step, at: now() })
      expect(await says(token, step)).toContain(t(lang, `orders.event_${step}`))
    }
  })

  test('expired, with nothing to pay and what to do if a transfer is on its way', async () => {
    const { token } = await place(day(1))
    await expireOrders(now())
    const words = await says(token, 'expired')
    expect(words).not.toContain(iban)
    expect(words).not.toContain(t(lang, 'orders.withdraw_link'))
  })

  test('cancelled', async () => {
    const { token, number } = await place()
    await cancelOrder({ by: ines, number, at: now() })
    expect(await says(token, 'cancelled')).not.toContain(iban)
  })
})

test('the code for banking apps holds the transfer, module by module', async () => {
  const { token, number } = await place()
  const html = await pageOf(token)
  // EPC069-12: service tag, version, UTF-8, transfer, BIC, name, IBAN, amount, and the reference last.
  const label = `C-${String(number).padStart(5, '0')}`
  const head = ['BCD', '002', '1', 'SCT', 'AGRIFRPP', 'Centime Démonstration', 'FR7630006000011234567890189']
  const text = [...head, 'EUR27.05', '', '', label].join('\n')
  const wanted = QRCode.create(text, { errorCorrectionLevel: 'M' }).modules
  const [, path = ''] = /<path d="(M[^"]*)" fill="#000"/.exec(html) ?? []
  const dark = new Set<string>()
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)/g))
    for (let i = 0; i < Number(length); i += 1) dark.add(`${Number(x) + i} ${y}`)
  const quiet = 4
  const drawn = Array.from({ length: wanted.size ** 2 }, (_, i) => {
    const [x, y] = [i % wanted.size, Math.floor(i / wanted.size)]
    return Number(dark.has(`${x + quiet} ${y + quiet}`))
  })
  expect(drawn).toEqual([...wanted.data].map(Number))
  expect(html).toContain(`viewBox="0 0 ${wanted.size + 2 * quiet} ${wanted.size + 2 * quiet}"`)
  expect(tagOf(html, 'pay-title')).toBeDefined()
})

test('the whole order is explained: groups, lines, recipients and causes sum to what is paid', async () => {
  const secret = await cartWith(
    [
      [market.shirtM, 1],
      [market.honey, 2],
    ],
    now(),
  )
  const gift = { kind: 'amount', cents: 500 } as const
  const { token } = await placeOrder(asked(secret, { gift }), now())
  const html = await pageOf(token)
  const cents = (part: string) =>
    [...part.matchAll(/<span class="amount">(-?[\d\s\u202f]+),(\d\d)/g)].map(
      ([, units, rest]) => Number(`${units!.replace(/\D/g, '')}${rest}`) * (units!.startsWith('-') ? -1 : 1),
    )
  const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + amount, 0)
  const receipt = /<table class="order-receipt"[\s\S]*?<\/table>/.exec(html)![0]
  const groups = [...receipt.matchAll(/<tr class="group"[\s\S]*?<\/tr>/g)].map(([row]) => cents(row)[0]!)
  const lines = [...receipt.matchAll(/<tr class="part"[\s\S]*?<\/tr>/g)].map(([row]) => cents(row)[0]!)
  // 89.00, twice 9.60, 4.90 of delivery; the gift stands below.
  expect(sum(groups)).toBe(11_310)
  expect(sum(lines)).toBe(11_310)
  expect(cents(/<tfoot[\s\S]*<\/tfoot>/.exec(receipt)![0])).toEqual([11_310, 500, 11_810])
  expect(wordsOf(html)).toContain('Pas encore expliqué')
})

test.each([
  '/fr/orders/nobody',
  `/en/orders/${'0'.repeat(32)}`,
  `/fr/orders/${'a'.repeat(3000)}`,
  "/fr/orders/' or 1=1 --",
  '/fr/orders/%F0%9F%8E%81',
  `/fr/orders/${'0'.repeat(32)}/withdrawal`,
])('an address that leads to no order is not found: %s', async (path) => {
  const page = await visitor(market.shop.url).get(path)
  expect(page.status).toBe(404)
})
