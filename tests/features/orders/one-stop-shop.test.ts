import { parse } from 'csv-parse/sync'
import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { read } from '../../../db/client.ts'
import { orderLineParts, orderLines } from '../../../db/schema/orders.ts'
import { vatElsewhere } from '../../../db/schema/shop.ts'
import { vatIn } from '../../../src/core/money/vat.ts'
import { changeVat, previewVat } from '../../../src/features/costs/change-vat.ts'
import type { VatChange } from '../../../src/features/costs/plan-vat.ts'
import { pricesAt } from '../../../src/features/costs/prices.ts'
import { readBreakdown } from '../../../src/features/costs/read-breakdown.ts'
import { ordersCsv } from '../../../src/features/orders/orders-csv.ts'
import { placeOrder } from '../../../src/features/orders/place-order.ts'
import { readOrder } from '../../../src/features/orders/read-order.ts'
import { vatByDestination } from '../../../src/features/shop/one-stop-shop.ts'
import { saveDelivery } from '../../../src/features/shop/save-delivery.ts'
import { vatRatesOf } from '../../../src/features/shop/vat-rates.ts'
import { appendOnlyRefusals } from '../../outsider.ts'
import { codesOf, refusalOf } from '../../refusals.ts'
import { runs } from '../../runs.ts'
import { shirtLines } from '../../vectors/shirt.ts'
import { amina, asked, cartWith, day, ines, openMarket, publishNow, type Market } from '../market.ts'

let market: Market
beforeEach(async () => void (market = await openMarket()))

const reason = { fr: 'Le guichet unique.', en: 'The one-stop shop.' }
const oneStop = (n: number, own: Partial<VatChange> = {}) =>
  changeVat({ by: ines, mode: 'one-stop-shop', rates: new Map(), keep: 'price', reason, at: day(n), ...own })

const postcodes: Record<string, string> = { FR: '59100', MC: '98000', DE: '10115', BE: '1000', CH: '3011' }

/** An order of a shirt and a jar of honey that goes to `country`. */
async function buy(country: string, n: number) {
  const address = { ...amina, country, postcode: postcodes[country]! }
  const pieces: [string, number][] = [
    [market.shirtM, 1],
    [market.honey, 1],
  ]
  const deliveryKey = country === 'FR' || country === 'MC' ? 'home' : 'home-europe'
  const { token } = await placeOrder(asked(await cartWith(pieces, day(n)), { address, deliveryKey }), day(n))
  return (await readOrder(token, day(n)))!
}
const rates = (order: Awaited<ReturnType<typeof buy>>) => order.lines.map((line) => line.vatBp)

describe('in the one-stop shop', () => {
  test('an order to another country contains its VAT, and what is paid stays what is shown', async () => {
    await oneStop(2)
    const [home, berlin] = [await buy('FR', 3), await buy('DE', 3)]
    expect(rates(home)).toEqual([2000, 550])
    // Nobody has said that honey is reduced in Germany.
    expect(rates(berlin)).toEqual([1900, 1900])
    expect(berlin.goodsCents).toBe(home.goodsCents)
    const [shirt, honey] = berlin.lines
    // 89.00 × 19 ÷ 119, and 9.60 × 19 ÷ 119.
    expect([shirt!.unitVatCents, honey!.unitVatCents]).toEqual([1421, 153])
    // 3 % of 74.79.
    expect(shirt!.unitShareCents).toBe(224)
    expect(berlin.vatCents).toBe(1421 + 153 + vatIn(berlin.deliveryCents, 1900))
    expect(berlin.recipients.find(({ kind }) => kind === 'state')).toMatchObject({ cents: berlin.vatCents })
  })

  test('the margin takes the difference, and every other line stays as it was published', async () => {
    const shown = (await readBreakdown({
      ...{ productId: market.products.shirt, slug: 'chemise-en-lin-riviere', variantId: null, at: day(3) },
    }))!
    await oneStop(2)
    await buy('DE', 3)
    const [line] = await read().select().from(orderLines).where(eq(orderLines.variantId, market.shirtM))
    const parts = await read().select().from(orderLineParts).where(eq(orderLineParts.orderLineId, line!.id))
    const sum = (group: string) =>
      parts.filter((part) => part.group === group).reduce((all, part) => all + part.unitCents, 0)
    const published = Object.fromEntries(shown.groups.map(({ group, cents }) => [group, cents]))
    const follows = ['vat', 'donation', 'margin']
    for (const { group, cents } of shown.groups)
      if (!follows.includes(group) && group !== 'running') expect(sum(group), group).toBe(cents)
    expect(sum('vat')).toBe(1421)
    // The payment fee is a share of the price before VAT too.
    const moved = ['vat', 'donation', 'running', 'margin'].map((group) => sum(group) - published[group]!)
    expect(moved.reduce((all, cents) => all + cents, 0)).toBe(0)
    expect(moved[3]).toBeGreaterThan(0)
    expect(line).toMatchObject({ versionId: shown.versionId, unitPriceCents: 8900, vatBp: 1900 })
  })

  test('what is reduced at home takes the rate that the owner says of each country, from then on', async () => {
    await oneStop(2, { elsewhere: [{ ownBp: 550, country: 'DE', rateBp: 700 }] })
    expect(rates(await buy('DE', 3))).toEqual([1900, 700])
    expect(rates(await buy('BE', 3))).toEqual([2100, 2100])
    await oneStop(4, { elsewhere: [{ ownBp: 550, country: 'DE', rateBp: null }] })
    expect(rates(await buy('DE', 5))).toEqual([1900, 1900])
    for (const statement of await appendOnlyRefusals(market.outsider(), 'vat_elsewhere'))
      await expect(market.outsider().exec(statement), statement).rejects.toThrow(
        /append-only|unique|duplicate/i,
      )
    expect(await read().select().from(vatElsewhere)).toHaveLength(2)
  })

  test('the export of orders says whose VAT it is, at each rate', async () => {
    await oneStop(2, { elsewhere: [{ ownBp: 550, country: 'DE', rateBp: 700 }] })
    const { deliveryParts } = await buy('DE', 3)
    await buy('FR', 3)
    const rows: Record<string, string>[] = parse(await ordersCsv({ by: ines }), { columns: true })
    const [berlin, home] = rows
    const [standard, reduced] = deliveryParts
    expect([berlin!['vat_country'], home!['vat_country']]).toEqual(['DE', 'FR'])
    expect(berlin!['vat_by_rate']).toBe(
      `1900:${8900 + standard!.grossCents}:${1421 + standard!.vatCents} ` +
        `700:${960 + reduced!.grossCents}:${vatIn(960, 700) + reduced!.vatCents}`,
    )
  })

  test('Monaco is France, and what leaves the Union keeps the VAT of home', async () => {
    await oneStop(2)
    expect(rates(await buy('MC', 3))).toEqual([2000, 550])
    const swiss = { title: { fr: 'Suisse', en: 'Swiss' }, carrier: { name: 'P', place: 'B', country: 'CH' } }
    const days = { priceCents: 900, freeFromCents: null, transitDaysMin: 2, transitDaysMax: 5 }
    await saveDelivery({
      by: ines,
      key: 'home-europe',
      input: { ...swiss, ...days, countries: ['CH'] },
      at: day(4),
    })
    expect(rates(await buy('CH', 5))).toEqual([2000, 550])
  })

  test('no price changes, no version is published, and orders of before stay', async () => {
    const before = await buy('DE', 2)
    const priced = await pricesAt([market.products.shirt], day(2), read())
    expect(await oneStop(3)).toEqual({ prices: 0, versions: 0 })
    expect(await pricesAt([market.products.shirt], day(4), read())).toEqual(priced)
    expect(rates((await readOrder(before.token, day(4)))!)).toEqual([2000, 550])
    expect(await codesOf(() => oneStop(5))).toEqual(['vat_nothing'])
  })

  test('a rate that a country does not have is refused', async () => {
    const elsewhere = [{ ownBp: 550, country: 'DE', rateBp: 650 }]
    const refusal = await refusalOf(() => oneStop(2, { elsewhere }))
    expect([refusal.code, refusal.field]).toEqual(['refusal.vat_elsewhere', 'elsewhere-550-DE'])
  })
})

describe('a loss in a country that is served', () => {
  // At 20 % the margin is 0.37; at Belgium's 21 % it is negative.
  const near = () => {
    const [first, ...lines] = shirtLines
    const basis = { kind: 'amount' as const, amountMicros: 22_920_000 }
    return { lines: [{ ...first!, basis }, ...lines], reason }
  }

  test('keeps the shop out of the one-stop shop, with a sentence that names the product and the country', async () => {
    await publishNow(market.products.shirt, near(), day(2))
    const at = { by: ines, mode: 'one-stop-shop' as const, rates: new Map(), keep: 'price' as const, reason }
    const { refused } = await previewVat({ ...at, at: day(3) })
    expect(refused.map(({ code, params }) => [code, params['country']])).toEqual([
      ['refusal.vat_loss_abroad', { fr: 'Portugal', en: 'Portugal' }],
    ])
    expect(await codesOf(() => oneStop(3))).toEqual(['vat_loss_abroad'])
  })

  test('keeps a version from being published, until the loss is confirmed', async () => {
    await oneStop(2)
    expect(await codesOf(() => publishNow(market.products.shirt, near(), day(3)))).toEqual([
      'costs_negative_margin_abroad',
    ])
    const confirmed = { ...near(), negativeMarginConfirmed: true }
    await publishNow(market.products.shirt, confirmed, day(4))
    const sold = await buy('BE', 5)
    expect(sold.groups.find(({ group }) => group === 'margin')!.cents).toBeLessThan(0)
  })
})

test('the standard rate is that of the day, and a reduced one never falls below what was said', async () => {
  const shop = { vatMode: 'one-stop-shop', country: 'FR' }
  const estonia = async (at: string) => (await vatByDestination(shop, at))('EE').rateOf(2000)
  expect(await estonia('2024-12-31T12:00:00.000Z')).toBe(2200)
  expect(await estonia('2025-07-01T00:00:00.000Z')).toBe(2400)
  const there = await vatByDestination(shop, day(3))
  const countries = 'AT BE BG CY CZ DE DK EE ES FI GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ')
  fc.assert(
    fc.property(fc.constantFrom(...countries), fc.constantFrom(2000, 1000, 550, 210, 0), (country, ownBp) => {
      const { rateOf, country: whose } = there(country)
      expect(whose).toBe(country)
      expect(rateOf(ownBp)).toBe(ownBp === 0 ? 0 : vatRatesOf(country, '2026-03-03')[0]!.bp)
    }),
    { numRuns: runs(100, 1_000) },
  )
})
