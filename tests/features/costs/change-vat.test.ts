import fc from 'fast-check'
import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { read } from '../../../db/client.ts'
import { products } from '../../../db/schema/catalogue.ts'
import { netAsGross, vatIn } from '../../../src/core/money/vat.ts'
import { announceReduction } from '../../../src/features/costs/announce-reduction.ts'
import { changeVat, previewVat } from '../../../src/features/costs/change-vat.ts'
import type { VatChange } from '../../../src/features/costs/plan-vat.ts'
import { pricesAt } from '../../../src/features/costs/prices.ts'
import { readBreakdown } from '../../../src/features/costs/read-breakdown.ts'
import { setPrice } from '../../../src/features/costs/set-price.ts'
import { placeOrder } from '../../../src/features/orders/place-order.ts'
import { readOrder } from '../../../src/features/orders/read-order.ts'
import { settings } from '../../../src/features/shop/settings.ts'
import { outbox } from '../../../db/schema/mail.ts'
import { codesOf, refusalOf } from '../../refusals.ts'
import { asked, cartWith, day, ines, openMarket, publishNow, seed, type Market } from '../market.ts'

let market: Market
beforeEach(async () => void (market = await openMarket()))

const reason = { fr: 'Nous passons en franchise.', en: 'We leave VAT.' }
const change = (n: number, own: Partial<VatChange> = {}): VatChange => ({
  ...{ by: ines, mode: 'franchise', rates: new Map(), keep: 'net', reason, at: day(n) },
  ...own,
})
const shirtAt = async (n: number) =>
  (await readBreakdown({
    ...{ productId: market.products.shirt, slug: 'chemise-en-lin-riviere', variantId: null, at: day(n) },
  }))!
const priceOf = async (id: string, n: number) => (await pricesAt([id], day(n), read())).get(id)!
const group = (of: { groups: { group: string; cents: number }[] }, name: string) =>
  of.groups.find((sum) => sum.group === name)!.cents

describe('leaving VAT', () => {
  test('with the amount before VAT kept lowers each price by its VAT, and the margin stays', async () => {
    const before = await shirtAt(5)
    expect(await changeVat(change(10))).toEqual({ prices: 4, versions: 2 })
    const after = await shirtAt(11)
    expect(after).toMatchObject({ version: before.version + 1, vatBp: 0, vatCents: 0, reason })
    expect(after.priceCents).toBe(before.priceCents - before.vatCents)
    expect(group(after, 'margin')).toBe(group(before, 'margin'))
    expect(await priceOf(market.products.honey, 11)).toMatchObject({ grossCents: 910, vatBp: 0 })
    expect((await settings(day(11))).vatMode).toBe('franchise')
    expect(await shirtAt(9)).toEqual(before)
  })

  test('is said on the order and in its mail, and an order of before keeps its VAT', async () => {
    const buy = async (n: number) =>
      (await placeOrder(asked(await cartWith([[market.shirtM, 1]], day(n))), day(n))).token
    const first = await buy(8)
    await changeVat(change(10))
    const second = await buy(12)
    const [with20, without] = [(await readOrder(first, day(13)))!, (await readOrder(second, day(13)))!]
    expect([with20.vatFreeIn, without.vatFreeIn]).toEqual([null, 'FR'])
    expect(with20.vatCents).toBe(vatIn(8900, 2000) + vatIn(490, 2000))
    expect([without.vatCents, group(without, 'vat')]).toEqual([0, 0])
    const mails = (await read().select().from(outbox)).map((mail) => mail.text)
    expect(mails.map((text) => text.includes('TVA non applicable, art. 293 B du CGI'))).toEqual([false, true])
    expect(mails.map((text) => text.includes('dont TVA'))).toEqual([true, false])
  })

  test('with the price kept is refused where the margin would pass the ceiling untold, all of it', async () => {
    const refusal = await refusalOf(() => changeVat(change(10, { keep: 'price' })))
    expect(refusal.all.map(({ code }) => code)).toContain('refusal.vat_ceiling')
    expect((await settings(day(11))).vatMode).toBe('domestic')
    expect((await shirtAt(11)).vatBp).toBe(2000)
  })

  test('and coming back gives each product its own rate again', async () => {
    await changeVat(change(10))
    await changeVat(change(20, { mode: 'domestic' }))
    expect(await shirtAt(21)).toMatchObject({ priceCents: 8900, vatBp: 2000 })
    expect(await priceOf(market.products.honey, 21)).toMatchObject({ grossCents: 960, vatBp: 550 })
  })

  test('refuses a price with VAT from then on, explained or not', async () => {
    await changeVat(change(10))
    const price = { by: seed, productId: market.products.print, variantId: null, grossCents: 1600 }
    expect(await codesOf(() => setPrice({ ...price, vatBp: 2000, at: day(11) }))).toEqual(['vat_free'])
    expect(await codesOf(() => publishNow(market.products.shirt, {}, day(11)))).toEqual(['vat_free'])
    await setPrice({ ...price, vatBp: 0, at: day(12) })
  })
})

describe('another rate', () => {
  test('of one product leaves the others, and the margin takes the difference', async () => {
    const before = await shirtAt(5)
    const rates = new Map([[market.products.shirt, 2100]])
    expect(await changeVat(change(10, { mode: 'domestic', rates, keep: 'price' }))).toEqual({
      prices: 1,
      versions: 1,
    })
    const after = await shirtAt(11)
    expect(after).toMatchObject({ priceCents: 8900, vatBp: 2100, vatCents: vatIn(8900, 2100) })
    expect(group(after, 'margin')).toBeLessThan(group(before, 'margin'))
    const [row] = await read().select().from(products).where(eq(products.id, market.products.shirt))
    expect(row!.vatBp).toBe(2100)
    expect((await priceOf(market.products.bowl, 11)).vatBp).toBe(2000)
  })

  test('that would sell at a loss is refused with the product’s name', async () => {
    const rates = new Map([[market.products.shirt, 5000]])
    const refusal = await refusalOf(() => changeVat(change(10, { mode: 'domestic', rates, keep: 'price' })))
    expect(refusal).toMatchObject({
      code: 'refusal.vat_loss',
      params: { title: { en: 'Linen shirt “Rivière”' } },
    })
  })

  test('keeps a running reduction’s reference with the price kept, and is refused with the net kept', async () => {
    await announceReduction({
      ...{ by: ines, productId: market.products.shirt, variantId: null, at: day(40) },
      ...{ startsAt: day(40), endsAt: day(50), input: { priceCents: 8500, reason } },
    })
    const rates = new Map([[market.products.shirt, 2010]])
    const codes = await codesOf(() => changeVat(change(45, { mode: 'domestic', rates })))
    expect(codes).toContain('vat_reduction')
    await changeVat(change(45, { mode: 'domestic', rates, keep: 'price' }))
    expect(await shirtAt(46)).toMatchObject({
      priceCents: 8500,
      vatBp: 2010,
      reduction: { referenceCents: 8900 },
    })
    expect(await shirtAt(51)).toMatchObject({ priceCents: 8900, vatBp: 2010, reduction: null })
  })
})

test('a preview says what would become of each price, and writes nothing', async () => {
  const { planned, refused } = await previewVat(change(10))
  expect(refused).toEqual([])
  expect(planned.map(({ slug, before, after }) => [slug, before.grossCents, after.grossCents])).toEqual([
    ['chemise-en-lin-riviere', 8900, 7417],
    ['bol-en-gres-maree', 2215, 1846],
    ['miel-de-bruyere', 960, 910],
    ['affiche', 1500, 1250],
  ])
  expect((await settings(day(11))).vatMode).toBe('domestic')
})

test('a change that changes nothing, without a reason, or by staff is refused', async () => {
  const same = change(10, { mode: 'domestic' })
  expect(await codesOf(() => changeVat(same))).toEqual(['vat_nothing'])
  expect(await codesOf(() => changeVat(change(10, { reason: { fr: 'x', en: '' } })))).toEqual([
    'costs_reason_en',
  ])
  expect(await codesOf(() => changeVat(change(10, { by: { role: 'staff', id: 'malo' } })))).toEqual([
    'not_allowed',
  ])
  expect(await codesOf(() => changeVat(change(10, { rates: new Map([['x', -1]]) })))).toEqual([
    'vat_rate_range',
  ])
})

test('the price that leaves an amount before VAT leaves it to within a cent, whatever the rate', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000 }), fc.integer({ min: 0, max: 10_000 }), (net, bp) => {
      const gross = netAsGross(net, bp)
      expect(Math.abs(gross - vatIn(gross, bp) - net)).toBeLessThanOrEqual(1)
      expect(netAsGross(net, 0)).toBe(net)
    }),
  )
})
