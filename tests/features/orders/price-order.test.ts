import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { currencyOf } from '../../../src/core/money/currency.ts'
import { computeBreakdown, stateOf } from '../../../src/features/costs/compute-breakdown.ts'
import { priceOrder, roundUpCents, type OrderToPrice } from '../../../src/features/orders/price-order.ts'
import type { PricedOrder, SoldLine } from '../../../src/features/orders/priced-order.ts'
import { runs } from '../../runs.ts'
import { shirtLines } from '../../vectors/shirt.ts'
import { randomOrder } from './random-order.ts'

const euro = currencyOf('EUR')
const sum = (amounts: number[]) => amounts.reduce((total, cents) => total + cents, 0)
const cents = (items: { cents: number }[]) => items.map((item) => item.cents)

/** A thing with the shirt's cost lines at some price; the margin takes what is left. */
function sold(slug: string, quantity: number, priceCents: number, vatBp = 2000): SoldLine {
  const computed = computeBreakdown({ priceCents, vatBp, batchSize: 400, lines: shirtLines }, euro)
  return {
    ...{ variantId: slug, productId: slug, slug, options: [], quantity, vatBp },
    title: { fr: slug, en: slug },
    ...{ versionId: `ver_${slug}`, versionNumber: 1, unitPriceCents: priceCents },
    unitVatCents: computed.vatCents,
    unitShareCents: computed.groups.find(({ group }) => group === 'donation')!.cents,
    parts: computed.lines.map(({ cents: unitCents, group, label, recipient }) => ({
      ...{ unitCents, group, label, recipient },
    })),
  }
}

const carrier = { name: 'Messagerie du Beffroi', kind: 'carrier' as const, place: 'Lille', country: 'FR' }
const rivers = { id: 'cau_1', slug: 'rivieres-vivantes', name: 'Rivières vivantes' }
const craft = { id: 'cau_2', slug: 'le-metier-en-main', name: 'Le Métier en main' }
const design: OrderToPrice = {
  currency: euro,
  lines: [sold('shirt', 1, 8900), sold('bowl', 2, 2215)],
  delivery: { priceCents: 490, carrier },
  gift: { kind: 'none' },
  causes: [rivers, craft],
  state: stateOf('FR'),
}

describe('the order of the design', () => {
  const order = priceOrder(design)

  test('comes to 138.20 with 23.03 of VAT and a share of 3.33, split 1.67 and 1.66', () => {
    expect(order).toMatchObject({
      goodsCents: 13330,
      deliveryCents: 490,
      giftCents: 0,
      totalCents: 13820,
      vatCents: 2303,
      shareCents: 333,
      deliveryParts: [{ vatBp: 2000, grossCents: 490, vatCents: 82 }],
      vatByRate: [{ vatBp: 2000, grossCents: 13820, vatCents: 2303 }],
      causes: [
        { slug: 'rivieres-vivantes', shareCents: 167, giftCents: 0 },
        { slug: 'le-metier-en-main', shareCents: 166, giftCents: 0 },
      ],
    })
  })

  test('rounds up to 139.00 by a gift of 0.80, which stands beside the breakdown', () => {
    const rounded = priceOrder({ ...design, gift: { kind: 'round-up' } })
    expect(rounded).toMatchObject({ totalCents: 13900, giftCents: 80, vatCents: 2303 })
    expect(rounded.groups).toEqual(order.groups)
    expect(rounded.causes.map((cause) => cause.giftCents)).toEqual([40, 40])
  })

  test('counts delivery under transport with its carrier, and its VAT with the VAT', () => {
    const transport = order.groups.find(({ group }) => group === 'transport')!.cents
    expect(transport).toBe(285 * 3 + (490 - 82))
    expect(order.receipt.filter(({ label }) => label.fr === 'Livraison')).toEqual([
      expect.objectContaining({ group: 'transport', recipient: carrier.name, cents: 408 }),
    ])
    expect(order.receipt.filter(({ group }) => group === 'vat')).toEqual([
      expect.objectContaining({ recipient: 'Trésor public', cents: 2303 }),
    ])
  })

  test('merges equal lines over the products and names the causes among those who receive', () => {
    expect(order.receipt.filter(({ label }) => label.fr === 'Coupe, montage, repassage')).toHaveLength(1)
    expect(order.recipients.filter(({ kind }) => kind === 'cause')).toEqual([
      { kind: 'cause', name: 'Rivières vivantes', cents: 167 },
      { kind: 'cause', name: 'Le Métier en main', cents: 166 },
    ])
    expect(order.recipients.find(({ kind }) => kind === 'carrier')!.cents).toBe(285 * 3 + 408)
  })
})

test('delivery is dealt over the VAT rates of the goods in proportion to their amounts', () => {
  const order = priceOrder({ ...design, lines: [sold('book', 1, 1000, 550), sold('shirt', 1, 2000)] })
  expect(order.deliveryParts).toEqual([
    { vatBp: 2000, grossCents: 327, vatCents: 55 },
    { vatBp: 550, grossCents: 163, vatCents: 8 },
  ])
})

test('without delivery, without causes, and for nothing at all there is still an order', () => {
  const free = priceOrder({
    ...design,
    lines: [sold('present', 3, 0)],
    gift: { kind: 'round-up' },
    causes: [],
    delivery: null,
  })
  expect(free).toMatchObject({ totalCents: 0, deliveryParts: [], giftCents: 0, causes: [] })
  expect(free.groups.map(({ group }) => group)).toHaveLength(8)
})

test('delivery of goods that cost nothing is taxed at their rate', () => {
  const order = priceOrder({ ...design, lines: [sold('present', 1, 0)] })
  expect(order.deliveryParts).toEqual([{ vatBp: 2000, grossCents: 490, vatCents: 82 }])
})

test('parts that do not make the price are a bug, not a rounding', () => {
  const line = sold('shirt', 1, 8900)
  expect(() => priceOrder({ ...design, lines: [{ ...line, unitPriceCents: 8901 }] })).toThrow(/sum/)
  expect(() => priceOrder({ ...design, lines: [{ ...line, unitShareCents: 222 }] })).toThrow(/share/)
})

test('rounding up goes to the next whole unit of the currency, and adds nothing to a whole one', () => {
  expect([13820, 13900, 1].map((amount) => roundUpCents(amount, euro))).toEqual([80, 0, 99])
  expect(roundUpCents(1234, currencyOf('JPY'))).toBe(0)
  expect(roundUpCents(1234, currencyOf('TND'))).toBe(766)
})

describe('whatever is ordered', () => {
  const holds = (claim: (order: PricedOrder, asked: OrderToPrice) => void) =>
    fc.assert(
      fc.property(randomOrder, (asked) => claim(priceOrder(asked), asked)),
      { numRuns: runs(1_000, 100_000) },
    )

  test('lines, groups, receipt and recipients all sum to goods and delivery', () =>
    holds((order) => {
      const whole = order.goodsCents + order.deliveryCents
      expect(sum(order.lines.map((line) => line.lineCents))).toBe(order.goodsCents)
      expect(sum(order.deliveryParts.map((part) => part.grossCents))).toBe(order.deliveryCents)
      expect(sum(cents(order.groups))).toBe(whole)
      expect(sum(cents(order.receipt))).toBe(whole)
      expect(sum(cents(order.recipients))).toBe(whole)
      expect(sum(order.vatByRate.map((rate) => rate.grossCents))).toBe(whole)
      expect(order.totalCents).toBe(whole + order.giftCents)
      for (const { group, cents: amount } of order.groups)
        expect(sum(cents(order.receipt.filter((line) => line.group === group)))).toBe(amount)
    }))

  test('share, VAT and gift are the sums of their parts, each cause’s cents included', () =>
    holds((order, { causes }) => {
      const group = (name: string) => order.groups.find((each) => each.group === name)!.cents
      expect(group('vat')).toBe(order.vatCents)
      expect(group('donation')).toBe(order.shareCents)
      expect(sum(order.vatByRate.map((rate) => rate.vatCents))).toBe(order.vatCents)
      expect(sum(order.causes.map((cause) => cause.giftCents))).toBe(order.giftCents)
      if (causes.length > 0) {
        expect(sum(order.causes.map((cause) => cause.shareCents))).toBe(order.shareCents)
        for (const line of order.lines) expect(sum(cents(line.shares))).toBe(line.shareCents)
      }
      for (const part of order.lines.flatMap((line) => line.shares))
        expect(part.cents).toBeGreaterThanOrEqual(0)
    }))

  test('the VAT of each rate is within half a cent a unit of the rate itself', () =>
    holds((order) => {
      for (const { vatBp, grossCents, vatCents } of order.vatByRate) {
        const units =
          sum(order.lines.filter((line) => line.vatBp === vatBp).map((line) => line.quantity)) +
          order.deliveryParts.filter((part) => part.vatBp === vatBp).length
        // |gross × bp / (10000 + bp) − VAT| ≤ units / 2, without a division.
        const off = BigInt(grossCents) * BigInt(vatBp) - BigInt(vatCents) * BigInt(10_000 + vatBp)
        expect(2n * (off < 0n ? -off : off)).toBeLessThanOrEqual(BigInt(units) * BigInt(10_000 + vatBp))
      }
    }))
})
