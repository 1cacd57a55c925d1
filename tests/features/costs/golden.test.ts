import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { currencyOf } from '../../../src/core/money/currency.ts'
import { vatIn } from '../../../src/core/money/vat.ts'
import { comparePublishedTotal } from '../../../src/features/costs/compare-published.ts'
import { computeBreakdown } from '../../../src/features/costs/compute-breakdown.ts'
import { workedExample } from '../../../src/features/costs/worked-example.ts'

type Published = {
  id: string
  currency: string
  parts?: [string, string][]
  materials?: [string, string][]
  published: Record<string, string>
}
const file = new URL('../../vectors/published-breakdowns.json', import.meta.url)
const { items } = JSON.parse(readFileSync(file, 'utf8')) as { items: Published[] }
const find = (id: string) => items.find((item) => item.id === id)!
const compare = (id: string, total: string) => {
  const { parts, materials, published, currency } = find(id)
  const named = (parts ?? materials)!.map(([label, amount]) => ({ label, amount }))
  return comparePublishedTotal(named, published[total]!, currencyOf(currency))
}

describe('breakdowns that brands really published', () => {
  test('Everlane: the parts of the jeans are 22 cents more than their “true cost”', () => {
    expect(compare('everlane-jeans', 'true_cost')).toEqual({
      sum: '34.22',
      total: '34',
      difference: '0.22',
      differenceCents: 22,
      verdict: 'parts-exceed-total',
    })
  })

  test('Honest By: the materials come to 11.331 under a printed total of 11.30', () => {
    expect(compare('honestby-asymmetric-top', 'materials_total')).toMatchObject({
      sum: '11.331',
      difference: '0.031',
      differenceCents: 3,
      verdict: 'parts-exceed-total',
    })
  })

  test('Honest By: the price cuts the VAT off where it should round', () => {
    const { retail_incl_vat: printed } = find('honestby-asymmetric-top').published
    const net = '194.04'
    const parts = [
      { label: 'net', amount: net },
      { label: 'VAT 21 %', amount: '40.7484' },
    ]
    const compared = comparePublishedTotal(parts, printed!, currencyOf('EUR'))
    expect(compared).toMatchObject({ sum: '234.7884', difference: '0.0084', differenceCents: 1 })
    // 234.79 holds 40.75 of VAT and leaves the net that was meant; 234.78 does not.
    expect(23_479 - vatIn(23_479, 2100)).toBe(19_404)
    expect(23_478 - vatIn(23_478, 2100)).toBe(19_403)
  })

  test('Oliver Cabell: the named parts are 38.33 of 110.35', () => {
    expect(compare('oliver-cabell-weekender', 'total_cost')).toEqual({
      sum: '38.33',
      total: '110.35',
      difference: '-72.02',
      differenceCents: -7202,
      verdict: 'parts-fall-short',
    })
  })

  test('Fairphone and the litre of milk add up', () => {
    expect(compare('fairphone-2', 'retail_incl_vat').verdict).toBe('agrees')
    expect(compare('lait-uht-1l', 'retail_incl_vat').verdict).toBe('agrees')
    expect(vatIn(78, 550)).toBe(4)
  })

  test('the litre of milk, entered as a breakdown, is what was published', () => {
    const label = { fr: 'x', en: 'x' }
    const rest = {
      label,
      recipient: null,
      evidence: null,
      disclosure: { kind: 'exact' } as const,
      note: null,
    }
    const amount = (amountMicros: number) => ({ kind: 'amount' as const, amountMicros })
    const computed = computeBreakdown(
      {
        priceCents: 78,
        vatBp: 550,
        batchSize: null,
        lines: [
          { ...rest, group: 'materials', basis: amount(260_000) },
          { ...rest, group: 'making', basis: amount(330_000) },
          { ...rest, group: 'margin', basis: { kind: 'rest' } },
        ],
      },
      currencyOf('EUR'),
    )
    expect(computed.lines.map((line) => line.cents)).toEqual([26, 33, 15, 4])
  })

  test('an amount that is no decimal is an error, not a zero', () => {
    expect(() => comparePublishedTotal([{ label: 'x', amount: '1,5' }], '1', currencyOf('EUR'))).toThrow(
      RangeError,
    )
  })
})

describe('the worked example of the rounding page', () => {
  const { steps, computed } = workedExample()

  test('walks from the price to its parts and back to the price', () => {
    expect(steps.map((step) => step.kind)).toEqual([
      'vat',
      'net',
      ...Array.from({ length: 7 }, () => 'line'),
      'rest',
      'sum',
      'order',
      'deal',
    ])
    const sum = steps.find((step) => step.kind === 'sum')!
    expect(sum.parts.reduce((a, b) => a + b, 0)).toBe(sum.cents)
    expect(sum.cents).toBe(computed.priceCents)
    const dealt = steps.find((step) => step.kind === 'deal')!
    expect(dealt.parts.reduce((a, b) => a + b, 0)).toBe(dealt.totalCents)
  })

  test('shows an exact half rounded up, and decimals that never end', () => {
    const found = steps.flatMap((step) => ('unrounded' in step ? [[step.unrounded, step.cents]] : []))
    expect(found).toContainEqual(['1.125', 113])
    expect(found).toContainEqual(['1.235', 124])
    expect(found).toContainEqual(['4.083333…', 408])
    expect(found).toContainEqual(['10.083333…', 1008])
  })
})
