import fc from 'fast-check'
import { currencyOf, type Currency } from '../../../src/core/money/currency.ts'
import type { Numbers } from '../../../src/features/costs/check-input.ts'
import { groups, type LineInput } from '../../../src/features/costs/vocabulary.ts'

const million = 1_000_000
/** Currencies whose minor unit has 0, 2 and 3 decimals. */
const currencies = ['JPY', 'EUR', 'TND'].map(currencyOf)

/** Small ones as often as large ones, round ones as often as awkward ones. */
const micros = fc.oneof(
  fc.integer({ min: 0, max: 2 * million }),
  fc.integer({ min: 0, max: 1000 }).map((n) => n * million),
  fc.integer({ min: 0, max: 1000 * million }),
  // Halves of a minor unit: what rounding is about.
  fc.integer({ min: 0, max: 2000 }).map((n) => n * 5000),
)
const rateBp = fc.oneof(fc.constantFrom(140, 206, 300, 333, 667, 3333), fc.integer({ min: 0, max: 10_000 }))
const perMicros = fc.oneof(
  fc.constantFrom(million, 60 * million, 3 * million, 7 * million),
  fc.integer({ min: million, max: 1000 * million }),
)

const basis: fc.Arbitrary<LineInput['basis']> = fc.oneof(
  fc.record({
    kind: fc.constant('quantity' as const),
    quantityMicros: micros,
    unit: fc.constant({ fr: 'm', en: 'm' }),
    unitCostMicros: micros,
    perMicros,
  }),
  fc.record({ kind: fc.constant('batch' as const), batchCostMicros: micros }),
  fc.record({ kind: fc.constant('rate' as const), rateBp }),
  fc.record({ kind: fc.constant('amount' as const), amountMicros: micros }),
)

const word = fc.constantFrom('Lin', 'Fil', 'Coupe', 'Colis', 'Loyer', 'Site')
const both = (text: string) => ({ fr: text, en: `${text} (en)` })

const shape = {
  label: word.map(both),
  recipient: fc.constantFrom(
    { name: 'Tissage des Vosges', kind: 'supplier' as const, place: 'Vosges', country: 'FR' },
    { name: 'Atelier de Roubaix', kind: 'workers' as const, place: 'Roubaix', country: 'FR' },
  ),
  evidence: fc.record({
    grade: fc.constantFrom('invoice' as const, 'quote' as const, 'estimate' as const),
    date: fc.constantFrom('2025-11-30', '2026-02-11'),
    key: fc.constant(null),
    documents: fc.constant<string[]>([]),
  }),
  disclosure: fc.oneof(
    { weight: 2, arbitrary: fc.constant({ kind: 'exact' as const }) },
    fc.record({ kind: fc.constant('grouped' as const), reason: word.map(both) }),
  ),
  note: fc.option(word.map(both)),
}

const written: fc.Arbitrary<LineInput> = fc.record({
  ...shape,
  group: fc.constantFrom(...groups.filter((group) => group !== 'margin' && group !== 'vat')),
  basis,
})
const margin: fc.Arbitrary<LineInput> = fc.record({
  ...shape,
  group: fc.constant('margin' as const),
  basis: fc.constant({ kind: 'rest' as const }),
  recipient: fc.constant(null),
  evidence: fc.constant(null),
})

export type RandomBreakdown = { input: Numbers; currency: Currency }

/** Any breakdown that may be published: all bases, 0 to 24 lines besides the margin, which may be negative. */
export const randomBreakdown: fc.Arbitrary<RandomBreakdown> = fc
  .record({
    currency: fc.constantFrom(...currencies),
    priceCents: fc.oneof(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 50_000_000 })),
    vatBp: fc.oneof(
      fc.constantFrom(0, 210, 550, 1000, 1900, 2000, 2100, 2700),
      fc.integer({ min: 0, max: 10_000 }),
    ),
    batchSize: fc.oneof(fc.constantFrom(1, 3, 7, 400), fc.integer({ min: 1, max: 100_000 })),
    others: fc.array(written, { maxLength: 24 }),
    margin,
    place: fc.nat(),
  })
  .map(({ currency, priceCents, vatBp, batchSize, others, margin: rest, place }) => ({
    currency,
    input: {
      priceCents,
      vatBp,
      batchSize,
      lines: others.toSpliced(place % (others.length + 1), 0, rest),
    },
  }))
