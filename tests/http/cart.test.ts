import { afterAll, beforeAll, expect, test } from 'vitest'
import { eq } from 'drizzle-orm'
import { write } from '../../db/client.ts'
import { variants } from '../../db/schema/catalogue.ts'
import { t } from '../../src/core/i18n/messages.ts'
import { publishNow } from '../features/market.ts'
import { visitor, wordsOf } from '../http.ts'
import {
  aminasForm,
  now,
  order,
  serveMarket,
  shopperWith,
  tagOf,
  textOf,
  typedIn,
  type ServedMarket,
} from '../served-market.ts'

let market: ServedMarket
beforeAll(async () => void (market = await serveMarket()))
afterAll(() => market.close())

const field = (variant: string) => `quantity-${variant}`
const bowls = () => shopperWith(market, [['bol-en-gres-maree', market.bowl]])

test('quantities are changed all at once, and the sums follow', async () => {
  const amina = await shopperWith(market, [
    ['bol-en-gres-maree', market.bowl],
    ['affiche', market.print],
  ])
  const sent = await amina.post('/fr/cart', {
    [field(market.bowl)]: 3,
    [field(market.print)]: 2,
    step: 'update',
  })
  expect([sent.status, sent.location]).toEqual([303, '/fr/cart'])
  const page = await amina.get('/fr/cart')
  expect(typedIn(page.text, field(market.bowl))).toBe('3')
  expect(wordsOf(page.text)).toContain('5 articles 96,45')
  expect(wordsOf(page.text)).toContain('Panier (5)')
})

test.each([
  '0',
  '-1',
  '1.5',
  '1e3',
  'NaN',
  'Infinity',
  '',
  '٣',
  '100',
  '99999999999999999999',
  '2; drop table carts',
])('a quantity of %j is refused beside its field and kept as typed', async (typed) => {
  const amina = await bowls()
  const page = await amina.post('/fr/cart', { [field(market.bowl)]: typed, step: 'update' })
  expect(page.status).toBe(422)
  expect(tagOf(page.text, field(market.bowl))).toContain('aria-invalid="true"')
  expect(tagOf(page.text, field(market.bowl))).toMatch(/\sautofocus/)
  expect(typedIn(page.text, field(market.bowl))).toBe(typed)
  expect(textOf(page.text, `${field(market.bowl)}-refusal`)).toMatch(/\S/)
  expect(wordsOf((await amina.get('/fr/cart')).text)).toContain('1 article 22,15')
})

test('more than there is is refused with what is left, one line refused does not lose the other', async () => {
  const amina = await shopperWith(market, [
    ['bol-en-gres-maree', market.bowl],
    ['affiche', market.print],
  ])
  const typed = { [field(market.bowl)]: 11, [field(market.print)]: 4 }
  const page = await amina.post('/en/cart', { ...typed, step: 'checkout' })
  expect(page.status).toBe(422)
  expect(textOf(page.text, `${field(market.bowl)}-refusal`)).toContain('10')
  expect(typedIn(page.text, field(market.bowl))).toBe('11')
  expect(typedIn(page.text, field(market.print))).toBe('4')
  expect(wordsOf(page.text)).toContain('5 items 82.15')
})

test('a line is removed, and what is not in the cart is left alone', async () => {
  const amina = await shopperWith(market, [
    ['bol-en-gres-maree', market.bowl],
    ['affiche', market.print],
  ])
  for (const remove of ['var_nobody', "' or 1=1 --", market.print]) {
    const sent = await amina.post('/fr/cart', { remove })
    expect([sent.status, sent.location]).toEqual([303, '/fr/cart'])
  }
  await amina.post('/fr/cart', { 'quantity-var_nobody': 5, [field(market.honey)]: 5, step: 'update' })
  const words = wordsOf((await amina.get('/fr/cart')).text)
  expect(words).toContain('1 article 22,15')
  expect(words).not.toContain('miel')
})

test('an empty cart says so and leads to the shop', async () => {
  for (const [lang, words] of [
    ['fr', 'Votre panier est vide.'],
    ['en', 'Your cart is empty.'],
  ]) {
    const page = await visitor(market.shop.url, lang).get(`/${lang}/cart`)
    expect(wordsOf(page.text)).toContain(words)
    expect(page.text).toContain(`href="/${lang}/products"`)
  }
})

test('a cart is its owner’s: a cookie that is nobody’s opens none, and one shopper never sees another’s', async () => {
  const amina = await bowls()
  for (const secret of ['', 'x', '0'.repeat(32), "' or 1=1 --", amina.cookies.get('cart')!.toUpperCase()]) {
    const stranger = visitor(market.shop.url)
    stranger.cookies.set('cart', encodeURIComponent(secret))
    expect(wordsOf((await stranger.get('/fr/cart')).text)).toContain('Votre panier est vide.')
    const sent = await stranger.post('/fr/cart', { [field(market.bowl)]: 7, remove: market.bowl })
    expect(sent.status).toBe(303)
  }
  expect(wordsOf((await amina.get('/fr/cart')).text)).toContain('1 article 22,15')
})

test('a price that changed is told before and after, asked about, and only then ordered', async () => {
  const amina = await shopperWith(market, [['chemise-en-lin-riviere', market.shirtM]])
  await publishNow(market.products.shirt, { priceCents: 9200 }, now())
  const cart = await amina.get('/fr/cart')
  expect(wordsOf(cart.text)).toContain('Vous aviez vu 89,00\u00a0€. Le prix est maintenant de 92,00\u00a0€.')
  const early = await amina.get('/fr/checkout')
  expect([early.status, early.location]).toEqual([303, '/fr/cart'])
  const refused = await amina.post('/fr/checkout', { ...aminasForm, step: 'order' })
  expect(refused.status).toBe(422)
  expect(wordsOf(refused.text)).toContain(
    t('fr', 'refusal.order_price_changed', {
      title: 'Chemise en lin « Rivière »',
      before: '89,00\u00a0€',
      now: '92,00\u00a0€',
    }),
  )
  expect(typedIn(refused.text, 'name')).toBe('Amina Diallo')
  const accepted = await amina.post('/fr/checkout', { ...aminasForm, step: 'accept' })
  expect(accepted.status).toBe(200)
  expect(typedIn(accepted.text, 'name')).toBe('Amina Diallo')
  expect((await order(amina, 'fr')).status).toBe(303)
})

test('what sold out meanwhile stands in the way until the cart is adjusted to what is left', async () => {
  const left = async (stock: number) =>
    void (await write((tx) => tx.update(variants).set({ stock }).where(eq(variants.id, market.honey))))
  const amina = await shopperWith(market, [
    ['miel-de-bruyere', market.honey],
    ['miel-de-bruyere', market.honey],
    ['miel-de-bruyere', market.honey],
    ['affiche', market.print],
  ])
  await left(2)
  const cart = await amina.get('/fr/cart')
  expect(textOf(cart.text, `${field(market.honey)}-problem`)).toContain('Il n’en reste que 2')
  expect(cart.text).not.toContain('value="checkout"')
  const refused = await amina.post('/fr/checkout', { ...aminasForm, step: 'order' })
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('value="fit"')
  const fitted = await amina.post('/fr/checkout', { ...aminasForm, step: 'fit' })
  expect(fitted.status).toBe(200)
  expect(wordsOf(fitted.text)).toContain('× 2 19,20')
  await left(0)
  const gone = await amina.post('/fr/cart', { step: 'fit' })
  expect(gone.status).toBe(303)
  expect(wordsOf((await amina.get('/fr/cart')).text)).toContain('1 article 15,00')
})
