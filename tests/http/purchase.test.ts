import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { read } from '../../db/client.ts'
import { outbox } from '../../db/schema/mail.ts'
import { orders } from '../../db/schema/orders.ts'
import { hiddenFields, wordsOf } from '../http.ts'
import {
  aminasForm,
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

const shirtAndBowls = (): [string, string][] => [
  ['chemise-en-lin-riviere', market.shirtM],
  ['bol-en-gres-maree', market.bowl],
  ['bol-en-gres-maree', market.bowl],
]
const orderOf = async (location: string | null) => {
  const token = location!.split('/').at(-1)!
  return (await read().select().from(orders).where(eq(orders.token, token)))[0]
}

describe.each([
  ['fr', '137,20\u00a0€', '138,20\u00a0€', '3,33\u00a0€', '1,67\u00a0€', '1,66\u00a0€'],
  ['en', '€137.20', '€138.20', '€3.33', '€1.67', '€1.66'],
] as const)('a purchase by forms alone, in %s', (lang, cheapest, total, share, first, second) => {
  test('goes from the product to the order, with the same amounts all the way', async () => {
    const amina = await shopperWith(market, shirtAndBowls(), lang)
    const cart = await amina.get(`/${lang}/cart`)
    // The cheapest delivery is counted until there is a choice.
    expect(wordsOf(cart.text)).toContain(cheapest)
    const left = await amina.post(`/${lang}/cart`, { step: 'checkout' })
    expect([left.status, left.location]).toEqual([303, `/${lang}/checkout`])

    const open = await amina.get(`/${lang}/checkout`)
    expect(textOf(open.text, 'share-cents')).toBe(share)
    expect(open.text).not.toMatch(/<input[^>]*name="causes"[^>]*\schecked/)
    expect(tagOf(open.text, 'gift-none')).toMatch(/\schecked/)

    const causes = ['rivieres-vivantes', 'le-metier-en-main'].map((slug) => market.causes[slug]!)
    const typed = { ...aminasForm, causes }
    const shown = await amina.post(`/${lang}/checkout`, { ...typed, step: 'update' })
    expect(shown.status).toBe(200)
    expect(textOf(shown.text, 'cause-rivieres-vivantes-cents')).toBe(first)
    expect(textOf(shown.text, 'cause-le-metier-en-main-cents')).toBe(second)
    expect(textOf(shown.text, 'cause-toit-pour-toutes-cents')).toBe('')
    expect(hiddenFields(shown.text)['expectedTotalCents']).toBe('13820')
    expect(wordsOf(shown.text)).toContain(
      lang === 'fr' ? `Commander et payer ${total}` : `Order and pay ${total}`,
    )

    const hidden = hiddenFields(shown.text)
    const sent = await amina.post(`/${lang}/checkout`, { ...typed, ...hidden, step: 'order' })
    expect(sent.status).toBe(303)
    expect(sent.location).toMatch(new RegExp(`^/${lang}/orders/[0-9a-z]{32}$`))
    const words = wordsOf((await amina.get(sent.location!)).text)
    for (const text of [total, first, second, 'FR76 3000 6000 0112 3456 7890 189', 'Amina Diallo'])
      expect(words).toContain(text)

    const row = await orderOf(sent.location)
    expect(row).toMatchObject({ lang, totalCents: 13820, shareCents: 333, deliveryCents: 490 })
    const told = await read()
      .select()
      .from(outbox)
      .where(eq(outbox.onceKey, `order-placed:${row!.id}`))
    expect(told.map((mail) => mail.toAddress)).toEqual(['amina@exemple.fr'])
    expect(told[0]!.text).toContain(total)
  })
})

test('an order in hand, the cart is empty, and a second click on the button finds the same order', async () => {
  const amina = await shopperWith(market, [['affiche', market.print]])
  const first = await order(amina, 'fr')
  const again = await amina.post('/fr/checkout', { ...aminasForm, step: 'order' })
  expect([again.status, again.location]).toEqual([303, first.location])
  expect(wordsOf((await amina.get('/fr/cart')).text)).toContain('Votre panier est vide.')
  const checkout = await amina.get('/fr/checkout')
  expect([checkout.status, checkout.location]).toEqual([303, '/fr/cart'])
})

test('a gift stands apart from the price, on the way and on the order', async () => {
  const amina = await shopperWith(market, [['bol-en-gres-maree', market.bowl]])
  const typed = { ...aminasForm, gift: 'round-up' }
  const shown = await amina.post('/fr/checkout', { ...typed, step: 'update' })
  // 22.15 and 4.90 are 27.05: 0.95 to the next whole euro.
  expect(wordsOf(shown.text)).toContain('Arrondir à 28,00\u00a0€ +0,95')
  expect(hiddenFields(shown.text)['expectedTotalCents']).toBe('2800')
  const sent = await order(amina, 'fr', typed)
  expect(await orderOf(sent.location)).toMatchObject({ goodsCents: 2215, giftCents: 95, totalCents: 2800 })
  const words = wordsOf((await amina.get(sent.location!)).text)
  expect(words).toContain('Où vont ces 27,05\u00a0€')
  expect(words).toContain('Don de votre poche, sans TVA 0,95\u00a0€')
})

test.each([
  ['1', 100],
  ['2', 200],
  ['other', 250],
])('a gift of %s is taken as %i cents', async (gift, giftCents) => {
  const amina = await shopperWith(market, [['affiche', market.print]])
  const sent = await order(amina, 'fr', { ...aminasForm, gift, giftAmount: '2,50' })
  expect(await orderOf(sent.location)).toMatchObject({ giftCents })
})

test('the ways of delivery follow the country, and nothing that was typed is lost', async () => {
  const nuno = await shopperWith(market, [['affiche', market.print]], 'en')
  const typed = {
    ...aminasForm,
    name: 'Nuno "o Alto" <b>Teixeira</b> & Cª',
    country: 'PT',
    postcode: '4000-001',
  }
  const shown = await nuno.post('/en/checkout', { ...typed, step: 'update' })
  expect(shown.text).toContain('id="delivery-home-europe"')
  expect(shown.text).not.toContain('id="delivery-pickup"')
  expect(typedIn(shown.text, 'name')).toBe(typed.name)
  expect(tagOf(shown.text, 'terms')).toMatch(/\schecked/)
  expect(hiddenFields(shown.text)['expectedTotalCents']).toBe('2490')
})

test('the pages of one person are kept by nobody and listed nowhere', async () => {
  const amina = await shopperWith(market, [['affiche', market.print]])
  const pages = [await amina.get('/fr/cart'), await amina.get('/fr/checkout')]
  const { location } = await order(amina, 'fr')
  pages.push(await amina.get(location!), await amina.get(`${location}/withdrawal`))
  for (const { headers, text } of pages) {
    expect(headers.get('cache-control')).toBe('private, no-store')
    expect(headers.get('x-robots-tag')).toBe('noindex, nofollow')
    expect(text).toContain('<meta name="robots" content="noindex">')
    expect(['no-referrer', 'same-origin']).toContain(headers.get('referrer-policy'))
  }
  expect(pages[2]!.headers.get('referrer-policy')).toBe('no-referrer')
})
