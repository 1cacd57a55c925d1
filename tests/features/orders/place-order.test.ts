import { count, eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { read, write } from '../../../db/client.ts'
import { carts } from '../../../db/schema/cart.ts'
import { stockMovements, variants } from '../../../db/schema/catalogue.ts'
import { outbox } from '../../../db/schema/mail.ts'
import { orders } from '../../../db/schema/orders.ts'
import { deliveryMethods } from '../../../db/schema/shop.ts'
import { Refusal } from '../../../src/core/refusal.ts'
import { acceptPrices } from '../../../src/features/cart/accept-prices.ts'
import { readCart } from '../../../src/features/cart/read-cart.ts'
import { setPriceIn } from '../../../src/features/costs/set-price.ts'
import { recordConsent } from '../../../src/features/donations/record-consent.ts'
import { placeOrder, type OrderAsked } from '../../../src/features/orders/place-order.ts'
import { previewOrder } from '../../../src/features/orders/preview-order.ts'
import { readOrder } from '../../../src/features/orders/read-order.ts'
import { codesOf, refusalOf } from '../../refusals.ts'
import {
  amina,
  asked,
  cartWith,
  day,
  openMarket,
  publishNow,
  randomFrom,
  seed,
  type Market,
} from '../market.ts'

let market: Market
beforeEach(async () => void (market = await openMarket()))

const designCart = () =>
  cartWith([
    [market.shirtM, 1],
    [market.bowl, 2],
  ])
const placed = async (own: Partial<OrderAsked> = {}, at = day(1)) => {
  const { token } = await placeOrder(asked(await designCart(), own), at)
  return (await readOrder(token, at))!
}
const stockOf = async (variantId: string) =>
  (await read().select().from(variants).where(eq(variants.id, variantId)))[0]!.stock
const orderCount = async () => (await read().select({ n: count() }).from(orders))[0]!.n
const refused = async (own: Partial<OrderAsked>) =>
  codesOf(async () => placeOrder(asked(await designCart(), own), day(1)))

describe('placing an order', () => {
  test('freezes what the preview showed: 138.20 with 23.03 of VAT and 3.33 for two causes', async () => {
    const secret = await designCart()
    const causeIds = [market.causes['rivieres-vivantes']!, market.causes['le-metier-en-main']!]
    const choices = { country: 'FR', deliveryKey: 'home', causeIds, gift: { kind: 'none' as const } }
    const preview = await previewOrder(secret, choices, day(1))
    expect(preview).toMatchObject({ roundUpCents: 80, delivery: { key: 'home' } })
    const { token, number, isNew } = await placeOrder(
      asked(secret, { causeIds, expectedTotalCents: 13820 }),
      day(1),
    )
    expect({ number, isNew }).toEqual({ number: 1, isNew: true })
    const order = (await readOrder(token, day(1)))!
    expect(order).toMatchObject(preview.order)
    expect(order).toMatchObject({
      label: 'C-00001',
      state: 'awaiting-payment',
      totalCents: 13820,
      vatCents: 2303,
      shareCents: 333,
      causesPicked: true,
      payBeforeAt: day(11),
      payment: { dueCents: 13820, reference: 'C-00001' },
      events: [{ kind: 'placed', at: day(1) }],
      withdrawal: { possible: true, until: null, askedAt: null },
    })
    expect(order.causes.map((cause) => cause.shareCents)).toEqual([167, 166])
    expect(order.payment.epc).toContain('\nEUR138.20\n')
  })

  test('takes the stock by a movement that names the order, and locks the cart', async () => {
    const secret = await designCart()
    const { token } = await placeOrder(asked(secret), day(1))
    const order = (await readOrder(token, day(1)))!
    expect([await stockOf(market.shirtM), await stockOf(market.bowl)]).toEqual([11, 8])
    const moves = await read().select().from(stockMovements).where(eq(stockMovements.orderId, order.id))
    expect(moves.map((move) => [move.delta, move.reason])).toEqual([
      [-1, 'order'],
      [-2, 'order'],
    ])
    expect((await readCart(secret, day(1))).id).toBeNull()
  })

  test('without a choice splits the share among the causes that agreed, and says so', async () => {
    const order = await placed()
    expect(order.causesPicked).toBe(false)
    expect(order.causes.map(({ slug, shareCents }) => [slug, shareCents])).toEqual([
      ['rivieres-vivantes', 111],
      ['le-metier-en-main', 111],
      ['toit-pour-toutes', 111],
    ])
  })

  test('takes a gift apart: rounded up, or an amount, dealt among the same causes', async () => {
    const rounded = await placed({ gift: { kind: 'round-up' } })
    expect(rounded).toMatchObject({ totalCents: 13900, giftCents: 80, vatCents: 2303 })
    expect(rounded.causes.map((cause) => cause.giftCents)).toEqual([27, 27, 26])
    const given = await placed({
      gift: { kind: 'amount', cents: 200 },
      causeIds: [market.causes['toit-pour-toutes']!],
    })
    expect(given).toMatchObject({ totalCents: 14020, causes: [{ shareCents: 333, giftCents: 200 }] })
  })

  test('sells what nobody has explained as one plain part beside VAT and share', async () => {
    const secret = await cartWith([[market.honey, 2]])
    const order = (await readOrder((await placeOrder(asked(secret), day(1))).token, day(1)))!
    // 9.60 with 5.5 %: VAT 0.50, before VAT 9.10, 3 % of it 0.27.
    expect(order.lines[0]).toMatchObject({ versionId: null, unitVatCents: 50, unitShareCents: 27 })
    expect(order.groups.find(({ group }) => group === 'unexplained')!.cents).toBe(2 * (960 - 50 - 27))
    expect(order.vatByRate).toEqual([{ vatBp: 550, grossCents: 1920 + 490, vatCents: 100 + 26 }])
    expect(order.recipients.find(({ kind }) => kind === 'unexplained')).toMatchObject({ name: '' })
  })

  test('gives the margin that names nobody to the shop itself', async () => {
    const order = await placed()
    expect(order.recipients.find(({ kind }) => kind === 'shop')).toMatchObject({ name: 'Centime' })
    expect(order.recipients.some(({ kind }) => kind === 'unexplained')).toBe(false)
  })

  test('stays as it was when the catalogue, the prices and the causes change', async () => {
    const before = await placed()
    await publishNow(market.products.shirt, { priceCents: 9500 }, day(2))
    await recordConsent({
      ...{
        by: seed,
        causeId: market.causes['rivieres-vivantes']!,
        kind: 'withdrawn',
        givenBy: 'le président',
        at: day(2),
      },
    })
    const after = await readOrder(before.token, day(1))
    expect(after).toEqual(before)
  })

  test('numbers follow each other, tokens and ids come from the randomness given', async () => {
    const first = await placeOrder(asked(await designCart()), day(1), randomFrom('a'))
    const second = await placeOrder(asked(await designCart()), day(1), randomFrom('b'))
    expect([first.number, second.number]).toEqual([1, 2])
    expect(first.token).toMatch(/^[0-9a-z]{32}$/)
    expect(second.token).not.toBe(first.token)
  })

  test('sells what is not counted without moving stock', async () => {
    const secret = await cartWith([[market.print, 99]])
    await placeOrder(asked(secret), day(1))
    expect(await stockOf(market.print)).toBe(0)
    expect(await read().select().from(stockMovements).where(eq(stockMovements.reason, 'order'))).toEqual([])
  })

  test('keeps the address tidied and the language of the page', async () => {
    const address = {
      ...amina,
      name: '  Amina \u0000 Diallo\n',
      postcode: '59 100',
      email: ' Amina@Exemple.fr ',
    }
    const order = await placed({ address, lang: 'en' })
    expect(order).toMatchObject({
      name: 'Amina Diallo',
      postcode: '59100',
      email: 'Amina@Exemple.fr',
      lang: 'en',
    })
  })

  test('is paid at once when there is nothing to pay', async () => {
    await write(async (tx) => {
      await tx.update(deliveryMethods).set({ priceCents: 0 })
      const price = { by: seed, productId: market.products.print, variantId: null, vatBp: 2000, at: day(1) }
      await setPriceIn(tx, { ...price, grossCents: 0 })
    })
    const secret = await cartWith([[market.print, 2]])
    const order = (await readOrder((await placeOrder(asked(secret), day(1))).token, day(1)))!
    expect(order).toMatchObject({
      ...{
        state: 'paid',
        totalCents: 0,
        deliveryParts: [],
        shareCents: 0,
        payment: { dueCents: 0, epc: null },
      },
    })
    const [mail] = await read().select().from(outbox)
    expect(mail!.subject).toBe('Votre commande C-00001')
    expect(mail!.text).not.toContain('IBAN')
  })

  test('queues one mail in the same transaction', async () => {
    const order = await placed()
    const mails = await read().select().from(outbox)
    expect(mails.map((mail) => [mail.onceKey, mail.toAddress])).toEqual([
      [`order-placed:${order.id}`, 'amina@exemple.fr'],
    ])
  })
})

describe('a cart makes one order', () => {
  test('a second click finds the first order, whatever it asks for', async () => {
    const secret = await designCart()
    const first = await placeOrder(asked(secret), day(1))
    const again = await placeOrder(
      asked(secret, { gift: { kind: 'round-up' }, deliveryKey: 'pickup' }),
      day(1),
    )
    expect(again).toEqual({ ...first, isNew: false })
    expect(await orderCount()).toBe(1)
    expect(await stockOf(market.bowl)).toBe(8)
  })

  test('fifty equal checkouts at once make one order', async () => {
    const secret = await designCart()
    const all = await Promise.all(Array.from({ length: 50 }, () => placeOrder(asked(secret), day(1))))
    expect(new Set(all.map((order) => order.token)).size).toBe(1)
    expect(all.filter((order) => order.isNew)).toHaveLength(1)
    expect(await orderCount()).toBe(1)
    expect(await stockOf(market.shirtM)).toBe(11)
  })

  test('two hundred shoppers for the last ten bowls buy exactly ten, and the others are told', async () => {
    const secrets = await Promise.all(Array.from({ length: 200 }, () => cartWith([[market.bowl, 1]])))
    const results = await Promise.allSettled(secrets.map((secret) => placeOrder(asked(secret), day(1))))
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(10)
    for (const result of results)
      if (result.status === 'rejected') {
        expect(result.reason).toBeInstanceOf(Refusal)
        expect(result.reason.code).toBe('refusal.order_line_sold_out')
      }
    expect([await stockOf(market.bowl), await orderCount()]).toEqual([0, 10])
  })
})

describe('an order is refused, and nothing is written,', () => {
  test('for an empty cart, no cart, or a secret that is nobody’s', async () => {
    for (const secret of [null, '', 'nobody'])
      expect(await codesOf(() => placeOrder(asked(secret), day(1)))).toEqual(['order_cart_empty'])
  })

  test('with a sentence beside each field that needs mending, all at once', async () => {
    const address = { ...amina, name: ' ', email: 'amina', postcode: '123', city: '', phone: 'call me' }
    const refusal = await refusalOf(async () =>
      placeOrder(
        asked(await designCart(), { address, gift: { kind: 'amount', cents: null }, termsAccepted: false }),
        day(1),
      ),
    )
    expect(refusal.all.map((each) => [each.code.replace('refusal.', ''), each.field])).toEqual([
      ['order_name', 'name'],
      ['order_email', 'email'],
      ['order_postcode', 'postcode'],
      ['order_city', 'city'],
      ['order_phone', 'phone'],
      ['gift_unreadable', 'gift'],
      ['order_terms', 'terms'],
    ])
    expect(await orderCount()).toBe(0)
    expect(await stockOf(market.bowl)).toBe(10)
  })

  test.each([
    [{ address: { ...amina, country: 'US', postcode: '10001' } }, ['order_country_not_served']],
    [{ address: { ...amina, country: 'France' } }, ['order_country', 'order_delivery']],
    [{ address: { ...amina, country: 'DE', postcode: '10115' }, deliveryKey: 'home' }, ['order_delivery']],
    [{ deliveryKey: 'by-pigeon' }, ['order_delivery']],
    [{ address: { ...amina, address1: 'x'.repeat(101) } }, ['order_too_long']],
    [
      { address: {} },
      [
        'order_name',
        'order_email',
        'order_address',
        'order_postcode_missing',
        'order_city',
        'order_country',
        'order_delivery',
      ],
    ],
    [{ gift: { kind: 'amount', cents: 0 } }, ['gift_range']],
    [{ gift: { kind: 'amount', cents: -500 } }, ['gift_range']],
    [{ gift: { kind: 'amount', cents: 100_001 } }, ['gift_range']],
    [{ causeIds: ['cau_nobody'] }, ['cause_not_active']],
  ] satisfies [Partial<OrderAsked>, string[]][])('for %j', async (own, codes) => {
    expect(await refused(own)).toEqual(codes)
  })

  test('for four causes, one twice, or one that has not agreed', async () => {
    const [a, b, c, d] = Object.values(market.causes)
    expect(await refused({ causeIds: [a!, b!, c!, d!] })).toEqual(['causes_at_most'])
    expect(await refused({ causeIds: [a!, a!] })).toEqual(['cause_twice'])
    expect(await refused({ causeIds: [d!] })).toEqual(['cause_not_active'])
  })

  test('for a gift when no cause may be named; the share then waits without one', async () => {
    for (const slug of ['rivieres-vivantes', 'le-metier-en-main', 'toit-pour-toutes'])
      await recordConsent({
        ...{
          by: seed,
          causeId: market.causes[slug]!,
          kind: 'withdrawn',
          givenBy: 'la direction',
          at: day(1),
        },
      })
    expect(await refused({ gift: { kind: 'round-up' } })).toEqual(['gift_no_cause'])
    const order = await placed()
    expect(order).toMatchObject({ shareCents: 333, causes: [] })
  })

  test('when something was sold to others meanwhile, with what is left', async () => {
    const secret = await cartWith([
      [market.bowl, 6],
      [market.shirtS, 2],
    ])
    await placeOrder(
      asked(
        await cartWith([
          [market.bowl, 6],
          [market.shirtS, 2],
        ]),
      ),
      day(1),
    )
    const { all } = await refusalOf(() => placeOrder(asked(secret), day(1)))
    expect(all.map((each) => [each.code, each.params['n']])).toEqual([
      ['refusal.order_line_left', 4],
      ['refusal.order_line_sold_out', undefined],
    ])
    expect(await stockOf(market.bowl)).toBe(4)
  })

  test('when something is no longer sold', async () => {
    const secret = await designCart()
    await write((tx) =>
      tx
        .update(variants)
        .set({ archivedAt: day(1) })
        .where(eq(variants.id, market.bowl)),
    )
    expect(await codesOf(() => placeOrder(asked(secret), day(1)))).toEqual(['order_line_gone'])
  })

  test('when a price is not what the shopper saw, until they say that they saw it', async () => {
    const secret = await designCart()
    await publishNow(market.products.shirt, { priceCents: 9200 }, day(2))
    for (const _ of [1, 2]) {
      const { code, params } = await refusalOf(() => placeOrder(asked(secret), day(2)))
      expect(code).toBe('refusal.order_price_changed')
      expect(params).toMatchObject({ before: { fr: '89,00\u00a0€' }, now: { en: '€92.00' } })
    }
    await acceptPrices({ secret, at: day(2) })
    const order = (await readOrder((await placeOrder(asked(secret), day(2))).token, day(2)))!
    expect(order.lines[0]).toMatchObject({ unitPriceCents: 9200, versionNumber: 2 })
  })

  test('when the total is not the one that the page showed', async () => {
    const { code, params } = await refusalOf(async () =>
      placeOrder(asked(await designCart(), { expectedTotalCents: 13720 }), day(1)),
    )
    expect(code).toBe('refusal.order_total_changed')
    expect(params).toMatchObject({ now: { en: '€138.20' } })
    const [cart] = await read().select().from(carts)
    expect(cart!.lockedAt).toBeNull()
  })
})
