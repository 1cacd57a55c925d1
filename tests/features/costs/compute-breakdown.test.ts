import { describe, expect, test } from 'vitest'
import { currencyOf } from '../../../src/core/money/currency.ts'
import {
  computeBreakdown,
  computeDraft,
  stateOf,
  type Computed,
} from '../../../src/features/costs/compute-breakdown.ts'
import { leftToExplain } from '../../../src/features/costs/left-to-explain.ts'
import { unexplainedParts } from '../../../src/features/costs/unexplained.ts'
import type { Basis, Group, LineInput } from '../../../src/features/costs/vocabulary.ts'
import { codesOf } from '../../refusals.ts'
import { shirt, shirtGroups, shirtLineCents, shirtLines } from '../../vectors/shirt.ts'

const eur = currencyOf('EUR')
const million = 1_000_000

const line = (group: Group, basis: Basis, name = group as string): LineInput => ({
  group,
  label: { fr: name, en: name },
  recipient: null,
  basis,
  evidence: null,
  disclosure: { kind: 'exact' },
  note: null,
})
const rest = line('margin', { kind: 'rest' })
const amount = (amountMicros: number): Basis => ({ kind: 'amount', amountMicros })
const rate = (rateBp: number): Basis => ({ kind: 'rate', rateBp })
const quantity = (quantityMicros: number, unitCostMicros: number, perMicros = million): Basis => ({
  kind: 'quantity',
  quantityMicros,
  unit: { fr: 'm', en: 'm' },
  unitCostMicros,
  perMicros,
})
const numbers = { priceCents: 1200, vatBp: 2000, batchSize: null, lines: [rest] }
const cents = (computed: Computed) => computed.lines.map((each) => each.cents)
const codes = (input: Partial<typeof shirt>) => codesOf(() => computeBreakdown({ ...numbers, ...input }, eur))

describe('a breakdown', () => {
  test('of the design’s shirt comes to the cents of its printed receipt', () => {
    const computed = computeBreakdown(shirt, eur)
    expect(cents(computed)).toEqual(shirtLineCents)
    expect(Object.fromEntries(computed.groups.map((sum) => [sum.group, sum.cents]))).toEqual(shirtGroups)
    expect(computed.lines[0]!.exact).toBe('14.419944')
    expect(computed.netCents).toBe(7417)
  })

  test('stands in the order of the groups, then as written, the VAT last', () => {
    const lines = [
      line('donation', rate(300), 'gift'),
      rest,
      line('transport', amount(million), 'box'),
      line('materials', amount(million), 'linen'),
      line('transport', amount(million), 'van'),
    ]
    const computed = computeBreakdown({ ...numbers, lines }, eur)
    expect(computed.lines.map(({ label }) => label.en)).toEqual([
      'linen',
      'box',
      'van',
      'margin',
      'gift',
      'VAT 20%',
    ])
    expect(computed.lines.at(-1)).toMatchObject({
      group: 'vat',
      label: { fr: 'TVA 20\u00a0%' },
      recipient: { name: 'Trésor public', kind: 'state', country: 'FR' },
    })
  })

  test('rounds each line on its own, halves up, so that equal inputs show equal cents', () => {
    const half = line('materials', amount(5000))
    const computed = computeBreakdown({ ...numbers, lines: [half, half, half, rest] }, eur)
    expect(cents(computed)).toEqual([1, 1, 1, 997, 200])
  })

  test('takes a rate from the price before VAT in cents, not from its exact value', () => {
    // 0.02 incl. 20 %: VAT 0.00333 → 0.00, net 0.02; half of the exact 0.016667 would be 0.01 too,
    // but 75 % of 0.02 is 0.015 → 0.02, of 0.016667 0.0125 → 0.01.
    const lines = [line('running', rate(7500)), rest]
    expect(cents(computeBreakdown({ ...numbers, priceCents: 2, lines }, eur))).toEqual([2, 0, 0])
  })

  test('divides a batch by its pieces and a cost by the units it is for', () => {
    const lines = [
      line('design', { kind: 'batch', batchCostMicros: 100 * million }),
      line('making', quantity(56 * million, 26_360_000, 60 * million)),
      rest,
    ]
    const computed = computeBreakdown({ ...numbers, priceCents: 12_000, batchSize: 3, lines }, eur)
    expect(computed.lines.map(({ cents: n, exact }) => [n, exact])).toEqual([
      [2460, null],
      [3333, null],
      [4207, '42.07'],
      [2000, '20'],
    ])
  })

  test('may leave the margin below zero, and without VAT it has a VAT line of nothing', () => {
    const lines = [line('materials', amount(20 * million)), rest]
    const computed = computeBreakdown({ ...numbers, vatBp: 0, lines }, eur)
    expect(cents(computed)).toEqual([2000, -800, 0])
    expect(computed.lines[1]!.exact).toBe('-8')
  })

  test('knows currencies without decimals and with three', () => {
    const lines = [line('materials', amount(1_500_500)), line('donation', rate(333)), rest]
    expect(cents(computeBreakdown({ ...numbers, lines }, currencyOf('JPY')))).toEqual([2, 965, 33, 200])
    // 3.33 % of 1.000 dinar is 33.3 millimes.
    expect(cents(computeBreakdown({ ...numbers, lines }, currencyOf('TND')))).toEqual([1501, -534, 33, 200])
  })

  test('names the state of the shop’s country', () => {
    const computed = computeBreakdown(numbers, eur, stateOf('BE'))
    expect(computed.lines.at(-1)!.recipient).toMatchObject({ kind: 'state', country: 'BE' })
  })

  test('of the dearest thing is exact', () => {
    const lines = [line('materials', amount(999_999_999_990_000)), rest]
    const computed = computeBreakdown({ ...numbers, priceCents: 100_000_000_000, vatBp: 0, lines }, eur)
    expect(cents(computed)).toEqual([99_999_999_999, 1, 0])
  })
})

describe('a breakdown is refused', () => {
  test('without exactly one margin', async () => {
    expect(await codes({ lines: [] })).toEqual(['costs_margin_missing'])
    expect(await codes({ lines: [rest, rest] })).toEqual(['costs_margin_many'])
  })

  test('when the margin stands elsewhere, something else stands as margin, or VAT is written', async () => {
    expect(await codes({ lines: [rest, line('running', { kind: 'rest' })] })).toContain('costs_margin_rest')
    expect(await codes({ lines: [rest, line('margin', amount(1))] })).toEqual(['costs_margin_rest'])
    expect(await codes({ lines: [rest, line('vat', amount(1))] })).toEqual(['costs_vat_line'])
    expect(await codes({ lines: [rest, line('running', { kind: 'vat' })] })).toEqual(['costs_vat_line'])
  })

  test('for numbers that can’t be computed with, each with its line', async () => {
    const batch = line('design', { kind: 'batch', batchCostMicros: 1 })
    expect(await codes({ lines: [rest, batch] })).toEqual(['costs_batch_size_missing'])
    expect(await codes({ lines: [rest, line('running', rate(10_001))] })).toEqual(['costs_rate_range'])
    const wrong = [
      amount(-1),
      amount(0.5),
      amount(1e16),
      quantity(1, 1, 0),
      quantity(-1, 1),
      quantity(1, NaN),
    ]
    for (const basis of wrong)
      expect(await codes({ lines: [rest, line('materials', basis)] })).toEqual(['costs_number_range'])
    // Each number is in bounds, what they come to is not.
    const huge = quantity(9_000_000_000_000_000, 9_000_000_000_000_000, 1)
    expect(await codes({ lines: [rest, line('materials', huge)] })).toEqual(['costs_number_range'])
    expect(await codes({ priceCents: 100_000_000_001 })).toEqual(['costs_price_range'])
    expect(await codes({ batchSize: 1.5 })).toEqual(['costs_batch_size_range'])
    expect(await codes({ lines: Array.from({ length: 201 }, () => rest) })).toContain('costs_too_many_lines')
  })
})

describe('left to explain', () => {
  const ceiling = 2500

  test('counts what has no recipient or no evidence, but for margin and VAT, and nothing of no cents', () => {
    const lines = [line('materials', amount(million)), line('running', amount(1)), rest]
    const computed = computeBreakdown({ ...numbers, lines }, eur)
    const left = leftToExplain(computed, { marginPaysFor: { fr: 'x', en: 'x' } }, ceiling)
    expect(left.cents).toBe(100)
    expect(left.lines.map(({ label, lacks }) => [label.en, lacks])).toEqual([
      ['materials', ['recipient', 'evidence']],
    ])
  })

  test('counts the margin beyond the ceiling until a text says what it pays for', () => {
    const computed = computeBreakdown(numbers, eur)
    const left = (fr: string, en: string) => leftToExplain(computed, { marginPaysFor: { fr, en } }, ceiling)
    expect(leftToExplain(computed, { marginPaysFor: null }, ceiling)).toMatchObject({
      cents: 750,
      marginCents: 750,
    })
    expect(left('Un four.', '').cents).toBe(750)
    expect(left('Un four.', 'A kiln.').cents).toBe(0)
  })

  test('is nothing for the shirt, and all that is unplaced in a draft without a margin', () => {
    expect(leftToExplain(computeBreakdown(shirt, eur), shirt, ceiling).cents).toBe(0)
    const draft = computeDraft({ ...shirt, lines: shirtLines.filter(({ group }) => group !== 'margin') }, eur)
    expect(draft.unplacedCents).toBe(887)
    expect(leftToExplain(draft, shirt, ceiling).cents).toBe(887)
  })
})

test('a price that is not explained has its VAT, its share and one plain rest', () => {
  const parts = unexplainedParts({ priceCents: 8900, vatBp: 2000, givingRateBp: 300 }, eur)
  expect(parts).toEqual({ unexplainedCents: 7194, shareCents: 223, vatCents: 1483 })
})
