import { count } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { read } from '../../db/client.ts'
import { orderLines, orders } from '../../db/schema/orders.ts'
import { visitor } from '../http.ts'
import {
  aminasForm,
  order,
  serveMarket,
  shopperWith,
  tagOf,
  typedIn,
  type ServedMarket,
} from '../served-market.ts'

let market: ServedMarket
beforeAll(async () => void (market = await serveMarket()))
afterAll(() => market.close())

const orderCount = async () => (await read().select({ n: count() }).from(orders))[0]!.n
const bowl = () => shopperWith(market, [['bol-en-gres-maree', market.bowl]])

test('no price, total, share or stock is ever taken from a form', async () => {
  const amina = await bowl()
  const invented = {
    ...{ unitPriceCents: 1, priceCents: 1, price: '0.01', goodsCents: 1, totalCents: 1, total: '0.01' },
    ...{ deliveryCents: 0, vatCents: 0, vatBp: 0, shareCents: 0, giftCents: -1000, discount: 100, stock: 99 },
    ...{ currency: 'JPY', lang: 'xx', number: 1, token: 'mine', payBeforeAt: '2099-01-01', state: 'paid' },
  }
  await amina.post('/fr/cart', { ...invented, [`price-${market.bowl}`]: 1, step: 'update' })
  const sent = await order(amina, 'fr', { ...aminasForm, ...invented })
  expect(sent.status).toBe(303)
  const [row] = await read().select().from(orders)
  expect(row).toMatchObject({ goodsCents: 2215, deliveryCents: 490, totalCents: 2705, currency: 'EUR' })
  expect(row!.token).not.toBe('mine')
  expect((await read().select().from(orderLines))[0]).toMatchObject({ unitPriceCents: 2215, vatBp: 2000 })
})

test('a total that is not what the order costs is asked about again, and nothing is ordered', async () => {
  const amina = await bowl()
  const before = await orderCount()
  for (const expectedTotalCents of ['1', '0', '2704', '999999999999']) {
    const page = await amina.post('/fr/checkout', { ...aminasForm, expectedTotalCents, step: 'order' })
    expect(page.status).toBe(422)
    expect(page.text).toContain('name="expectedTotalCents" value="2705"')
  }
  expect(await orderCount()).toBe(before)
})

test.each([
  ['a variant that nobody sells', { variant: 'var_00000000000000000000' }],
  ['no variant', {}],
  ['a variant of another product', { variant: 'the honey' }],
  ['SQL in its place', { variant: "' or 1=1 --" }],
])('%s is not put into a cart', async (_, fields: { variant?: string }) => {
  const person = visitor(market.shop.url)
  const variant = fields.variant === 'the honey' ? market.honey : fields.variant
  const page = await person.post('/fr/products/chemise-en-lin-riviere', variant ? { variant } : {})
  expect(page.status).toBe(422)
  expect(person.cookies.has('cart')).toBe(false)
})

test('a file in place of a text counts as nothing typed', async () => {
  const amina = await bowl()
  const body = new FormData()
  for (const [name, value] of Object.entries(aminasForm)) body.append(name, String(value))
  body.set('name', new Blob(['Amina Diallo'], { type: 'text/plain' }), 'name.txt')
  body.set('step', 'order')
  const page = await fetch(new URL('/fr/checkout', market.shop.url), {
    method: 'POST',
    body,
    headers: { origin: market.shop.url, cookie: `cart=${amina.cookies.get('cart')}` },
  })
  const html = await page.text()
  expect(page.status).toBe(422)
  expect(typedIn(html, 'name')).toBe('')
  expect(tagOf(html, 'name')).toContain('aria-invalid="true"')
})

const paths = ['/fr/cart', '/en/checkout', '/fr/withdrawal', '/fr/products/bol-en-gres-maree']
const bodies: [string, string, string | Uint8Array<ArrayBuffer>][] = [
  ['a broken escape', 'application/x-www-form-urlencoded', 'name=%'],
  ['bytes that are no UTF-8', 'application/x-www-form-urlencoded', 'name=%ff%fe'],
  ['a NUL', 'application/x-www-form-urlencoded', 'step=order&name=%00'],
  ['Latin-1', 'application/x-www-form-urlencoded', new Uint8Array([0x6e, 0x3d, 0xe9])],
  ['JSON', 'application/json', '{"step":"order"}'],
  ['a multipart without its end', 'multipart/form-data; boundary=x', '--x\r\ncontent-disposition: form-data'],
  ['a long field', 'application/x-www-form-urlencoded', `name=${'x'.repeat(1_100_000)}`],
]
test.each(paths.flatMap((path) => bodies.map((body) => [path, ...body] as const)))(
  '%s answers %s with a sentence of its own, and with no 5xx',
  async (path, _, type, body) => {
    const amina = await bowl()
    const page = await fetch(new URL(path, market.shop.url), {
      method: 'POST',
      body,
      headers: {
        origin: market.shop.url,
        'content-type': type,
        cookie: `cart=${amina.cookies.get('cart')}`,
      },
    })
    expect([400, 413, 415]).toContain(page.status)
    expect(await page.text()).toMatch(/<h1/)
  },
)

test.each([
  ['step', 'everything'],
  ['step', ''],
  ['gift', '-1'],
  ['giftAmount', '١٢'],
  ['country', 'FRANCE'],
  ['country', '<script>'],
  ['delivery', '__proto__'],
  ['causes', '__proto__'],
  ['name', '\u202e'.repeat(50)],
  ['email', `${'a'.repeat(300)}@exemple.fr`],
  ['email', 'amina@exemple.fr\r\nBcc: all@exemple.fr'],
  ['phone', '0'.repeat(5000)],
])('%s with %j is answered by the page', async (name, value) => {
  const amina = await bowl()
  const page = await amina.post('/fr/checkout', { ...aminasForm, step: 'order', [name]: value })
  expect([200, 303, 422]).toContain(page.status)
  expect(page.text).not.toContain('<script>"')
})
