import type { Bilingual } from '../../core/i18n/lang.ts'
import { currencyOf, type Currency } from '../../core/money/currency.ts'
import { deal } from '../../core/money/deal.ts'
import { scaledText } from '../../core/money/decimal.ts'
import { computeBreakdown, type Computed } from './compute-breakdown.ts'
import { publicBasis, type PublicBasis } from './public-breakdown.ts'
import type { BreakdownInput, Group, LineInput } from './vocabulary.ts'

/**
 * One step of the example, with everything that goes into it. `unrounded` is a decimal of the currency unit,
 * cut after six decimals and then followed by `…` where it goes on; `cents` is what it is rounded to.
 */
export type WorkedStep =
  | { kind: 'vat'; priceCents: number; vatBp: number; unrounded: string; cents: number }
  | { kind: 'net'; priceCents: number; vatCents: number; cents: number }
  | {
      kind: 'line'
      group: Group
      label: Bilingual
      basis: PublicBasis
      netCents: number
      unrounded: string
      cents: number
    }
  | { kind: 'rest'; label: Bilingual; netCents: number; othersCents: number; cents: number }
  | { kind: 'sum'; parts: number[]; cents: number }
  /** An order line is one unit's cents × quantity, and so are its VAT and its share. */
  | {
      kind: 'order'
      quantity: number
      unit: { priceCents: number; vatCents: number; shareCents: number }
      priceCents: number
      vatCents: number
      shareCents: number
    }
  /** The share of that order dealt out among causes: largest remainder, ties to the earliest. */
  | { kind: 'deal'; totalCents: number; among: number; parts: number[] }

export type WorkedExample = {
  name: Bilingual
  currency: Currency
  input: BreakdownInput
  computed: Computed
  steps: WorkedStep[]
}

const both = (fr: string, en: string): Bilingual => ({ fr, en })

const line = (group: Group, label: Bilingual, basis: LineInput['basis']): LineInput => ({
  group,
  label,
  basis,
  recipient: null,
  evidence: null,
  disclosure: { kind: 'exact' },
  note: null,
})

/** A cup whose amounts fall on awkward places: exact halves, decimals that never end. */
const cup: BreakdownInput = {
  priceCents: 2450,
  vatBp: 2000,
  batchSize: 48,
  reason: both('Exemple', 'Example'),
  unknowns: { state: 'none' },
  marginPaysFor: null,
  negativeMarginConfirmed: false,
  lines: [
    line('materials', both('Grès', 'Stoneware clay'), {
      kind: 'quantity',
      quantityMicros: 650_000,
      unit: both('kg', 'kg'),
      unitCostMicros: 1_900_000,
      perMicros: 1_000_000,
    }),
    line('making', both('Tournage et finition', 'Throwing and finishing'), {
      kind: 'quantity',
      quantityMicros: 25_000_000,
      unit: both('min', 'min'),
      unitCostMicros: 24_200_000,
      perMicros: 60_000_000,
    }),
    line('making', both('Cuisson, par fournée', 'Firing, by the kiln load'), {
      kind: 'batch',
      batchCostMicros: 54_000_000,
    }),
    line('transport', both('Boîte', 'Box'), { kind: 'amount', amountMicros: 750_000 }),
    line('running', both('Loyer', 'Rent'), { kind: 'amount', amountMicros: 2_100_000 }),
    line('running', both('Frais de paiement', 'Payment fee'), { kind: 'rate', rateBp: 140 }),
    line('margin', both('Marge', 'Margin'), { kind: 'rest' }),
    line('donation', both('Don', 'Donation'), { kind: 'rate', rateBp: 300 }),
  ],
}

/** n ÷ d as a decimal, cut after six places and marked where it goes on. */
function cut(n: bigint, d: bigint): string {
  const scaled = n * 1_000_000n
  return `${scaledText(scaled / d, 6)}${scaled % d === 0n ? '' : '…'}`
}

/** The unrounded amount of a line; where its decimals never end, from the numbers that it comes from. */
function unrounded(basis: LineInput['basis'], exact: string | null, batchSize: number): string {
  if (exact !== null) return exact
  if (basis.kind === 'quantity')
    return cut(
      BigInt(basis.quantityMicros) * BigInt(basis.unitCostMicros),
      BigInt(basis.perMicros) * 1_000_000n,
    )
  if (basis.kind === 'batch') return cut(BigInt(basis.batchCostMicros), BigInt(batchSize) * 1_000_000n)
  throw new Error(`the decimals of a ${basis.kind} line always end`)
}

function lineSteps(computed: Computed, batchSize: number): WorkedStep[] {
  const { netCents } = computed
  const placed = computed.lines.filter(({ basis }) => basis.kind !== 'vat')
  const others = placed.filter(({ basis }) => basis.kind !== 'rest')
  const rest = placed.find(({ basis }) => basis.kind === 'rest')!
  const othersCents = others.reduce((sum, { cents }) => sum + cents, 0)
  return [
    ...others.map(({ group, label, basis, exact, cents }): WorkedStep => ({
      kind: 'line',
      group,
      label,
      basis: publicBasis(basis, batchSize, cup.vatBp),
      netCents,
      unrounded: unrounded(basis, exact, batchSize),
      cents,
    })),
    { kind: 'rest', label: rest.label, netCents, othersCents, cents: rest.cents },
    { kind: 'sum', parts: computed.lines.map(({ cents }) => cents), cents: computed.priceCents },
  ]
}

/** An example of the rounding rule, computed by the same engine as every price of the shop. */
export function workedExample(quantity = 3, causes = 2): WorkedExample {
  const currency = currencyOf('EUR')
  const batchSize = cup.batchSize!
  const computed = computeBreakdown(cup, currency)
  const { priceCents, vatCents, netCents } = computed
  const donation = computed.groups.find(({ group }) => group === 'donation')!
  const unit = { priceCents, vatCents, shareCents: donation.cents }
  const shareCents = unit.shareCents * quantity
  const ordered = { priceCents: priceCents * quantity, vatCents: vatCents * quantity, shareCents }
  const vat = cut(BigInt(priceCents) * BigInt(cup.vatBp), BigInt(10_000 + cup.vatBp) * 100n)
  const steps: WorkedStep[] = [
    { kind: 'vat', priceCents, vatBp: cup.vatBp, unrounded: vat, cents: vatCents },
    { kind: 'net', priceCents, vatCents, cents: netCents },
    ...lineSteps(computed, batchSize),
    { kind: 'order', quantity, unit, ...ordered },
    {
      kind: 'deal',
      totalCents: shareCents,
      among: causes,
      parts: deal(
        shareCents,
        Array.from({ length: causes }, () => 1),
      ),
    },
  ]
  return { name: both('Une tasse', 'A cup'), currency, input: cup, computed, steps }
}
