import fc from 'fast-check'
import type { Currency } from '../../../src/core/money/currency.ts'
import { computeBreakdown, stateOf } from '../../../src/features/costs/compute-breakdown.ts'
import { unexplainedParts } from '../../../src/features/costs/unexplained.ts'
import { groups, type LineInput, type RecipientKind } from '../../../src/features/costs/vocabulary.ts'
import { vatLabel } from '../../../src/features/costs/compute-breakdown.ts'
import type { OrderToPrice } from '../../../src/features/orders/price-order.ts'
import type { SoldLine, UnitPart } from '../../../src/features/orders/priced-order.ts'

/* Random orders: things with computed breakdowns, some not explained, some below cost, at mixed VAT rates. */

const both = (text: string) => ({ fr: text, en: text })
const state = stateOf('FR')
const kinds: RecipientKind[] = ['workers', 'supplier', 'carrier', 'landlord', 'services']
const costGroups = groups.filter((group) => !['margin', 'donation', 'vat'].includes(group))

const costLine = fc
  .record({
    group: fc.constantFrom(...costGroups),
    name: fc.constantFrom('Atelier', 'Filature', 'Transport', 'Bail'),
    kind: fc.constantFrom(...kinds),
    amountMicros: fc.nat(90_000_000),
    rateBp: fc.nat(900),
    byRate: fc.boolean(),
  })
  .map(({ group, name, kind, amountMicros, rateBp, byRate }): LineInput => ({
    group,
    label: both(`${name} ${group}`),
    recipient: { name, kind, place: '', country: 'FR' },
    basis: byRate ? { kind: 'rate', rateBp } : { kind: 'amount', amountMicros },
    evidence: null,
    disclosure: { kind: 'exact' },
    note: null,
  }))

const plainLine = (group: 'margin' | 'donation', basis: LineInput['basis']): LineInput => ({
  group,
  label: both(group),
  recipient: null,
  basis,
  evidence: null,
  disclosure: { kind: 'exact' },
  note: null,
})

type Unit = Pick<SoldLine, 'unitPriceCents' | 'vatBp' | 'unitVatCents' | 'unitShareCents' | 'parts'>

function explainedUnit(
  priceCents: number,
  vatBp: number,
  costs: LineInput[],
  rateBp: number,
  currency: Currency,
): Unit {
  const lines = [
    ...costs,
    plainLine('margin', { kind: 'rest' }),
    plainLine('donation', { kind: 'rate', rateBp }),
  ]
  const computed = computeBreakdown({ priceCents, vatBp, batchSize: null, lines }, currency)
  return {
    unitPriceCents: priceCents,
    vatBp,
    unitVatCents: computed.vatCents,
    unitShareCents: computed.groups.find(({ group }) => group === 'donation')!.cents,
    parts: computed.lines.map(({ group, label, recipient, cents }) => ({
      ...{ group, label, recipient },
      unitCents: cents,
    })),
  }
}

function unexplainedUnit(priceCents: number, vatBp: number, givingRateBp: number, currency: Currency): Unit {
  const { unexplainedCents, shareCents, vatCents } = unexplainedParts(
    { priceCents, vatBp, givingRateBp },
    currency,
  )
  const part = (group: UnitPart['group'], unitCents: number): UnitPart => ({
    group,
    label: group === 'vat' ? vatLabel(vatBp) : both(group),
    recipient: group === 'vat' ? state : null,
    unitCents,
  })
  return {
    ...{ unitPriceCents: priceCents, vatBp, unitVatCents: vatCents, unitShareCents: shareCents },
    parts: [part('unexplained', unexplainedCents), part('donation', shareCents), part('vat', vatCents)],
  }
}

const soldLine = (currency: Currency) =>
  fc
    .record({
      priceCents: fc.oneof(fc.constant(0), fc.nat(500), fc.nat(200_000)),
      vatBp: fc.constantFrom(0, 210, 550, 1000, 2000, 2500),
      costs: fc.array(costLine, { maxLength: 6 }),
      rateBp: fc.constantFrom(0, 100, 300, 333, 1000),
      quantity: fc.integer({ min: 1, max: 99 }),
      explained: fc.boolean(),
    })
    .map(({ priceCents, vatBp, costs, rateBp, quantity, explained }): Omit<SoldLine, 'variantId'> => ({
      productId: 'prd',
      slug: 'thing',
      title: both('Thing'),
      options: [],
      quantity,
      versionId: explained ? 'ver' : null,
      versionNumber: explained ? 1 : null,
      ...(explained
        ? explainedUnit(priceCents, vatBp, costs, rateBp, currency)
        : unexplainedUnit(priceCents, vatBp, rateBp, currency)),
    }))

const gift = fc.oneof(
  fc.constant({ kind: 'none' as const }),
  fc.constant({ kind: 'round-up' as const }),
  fc.integer({ min: 1, max: 100_000 }).map((cents) => ({ kind: 'amount' as const, cents })),
)
const causes = fc
  .nat(5)
  .map((n) => Array.from({ length: n }, (_, i) => ({ id: `cau_${i}`, slug: `c${i}`, name: `Cause ${i}` })))
const carrier = { name: 'Messagerie', kind: 'carrier' as const, place: 'Lille', country: 'FR' }

/** Anything that a shop in such a currency could be asked to price. */
export const randomOrder: fc.Arbitrary<OrderToPrice> = fc
  .constantFrom({ code: 'EUR', decimals: 2 }, { code: 'JPY', decimals: 0 }, { code: 'TND', decimals: 3 })
  .chain((currency) =>
    fc.record({
      currency: fc.constant(currency),
      lines: fc
        .array(soldLine(currency), { minLength: 1, maxLength: 8 })
        .map((lines) => lines.map((line, i) => ({ ...line, variantId: `var_${i}` }))),
      delivery: fc.option(
        fc.nat(3_000).map((priceCents) => ({ priceCents, carrier })),
        { nil: null },
      ),
      gift,
      causes,
      state: fc.constant(state),
    }),
  )
