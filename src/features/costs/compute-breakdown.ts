import type { Bilingual } from '../../core/i18n/lang.ts'
import { centsText } from '../../core/money/decimal.ts'
import type { Currency } from '../../core/money/currency.ts'
import { formatBp } from '../../core/money/format.ts'
import { vatIn } from '../../core/money/vat.ts'
import { Refusal, refuseAll } from '../../core/refusal.ts'
import { checkNumbers, type Numbers } from './check-input.ts'
import { isTooDear, lineAmount, type Ground } from './line-amount.ts'
import { inEach, sayLabel } from './say.ts'
import { groups, type Group, type LineInput, type Recipient } from './vocabulary.ts'

export type ComputedLine = LineInput & {
  /** What the line comes to in the price, in minor units. */
  cents: number
  /** The unrounded amount in currency units, null when its decimals do not end within 18 places. */
  exact: string | null
}

export type Computed = {
  priceCents: number
  vatCents: number
  /** The price before VAT: what a rate is a share of. */
  netCents: number
  /** All eight, in order. */
  groups: { group: Group; cents: number }[]
  /** In the order of the groups, then as written; the VAT comes last. */
  lines: ComputedLine[]
}

/** Who receives the VAT of a shop in `country` (ISO 3166-1 alpha-2). */
export const stateOf = (country: string): Recipient => ({
  name: country === 'FR' ? 'Trésor public' : 'État',
  kind: 'state',
  place: '',
  country,
})

/** Each group's cents, zeros included. */
export const sumGroups = (lines: { group: Group; cents: number }[]): { group: Group; cents: number }[] =>
  groups.map((group) => ({
    group,
    cents: lines.filter((line) => line.group === group).reduce((sum, line) => sum + line.cents, 0),
  }))

/** What the VAT's line is called, in every breakdown and order alike. */
export const vatLabel = (vatBp: number): Bilingual =>
  inEach((lang) => `${lang === 'fr' ? 'TVA' : 'VAT'} ${formatBp(vatBp, lang)}`)

const vatLine = (vatBp: number, cents: number, decimals: number, state: Recipient): ComputedLine => ({
  group: 'vat',
  label: vatLabel(vatBp),
  recipient: state,
  basis: { kind: 'vat' },
  evidence: null,
  disclosure: { kind: 'exact' },
  note: null,
  cents,
  exact: centsText(cents, decimals),
})

/**
 * A draft may still lack its margin: then what nobody has placed yet is `unplacedCents`, and the lines
 * sum to the price less that. Throws a Refusal for numbers that can't be computed with.
 */
export function computeDraft(
  input: Numbers,
  currency: Currency,
  state: Recipient = stateOf('FR'),
): Computed & { unplacedCents: number } {
  refuseAll(checkNumbers(input, currency))
  const { decimals } = currency
  const vatCents = vatIn(input.priceCents, input.vatBp)
  const netCents = input.priceCents - vatCents
  const ground: Ground = { netCents, batchSize: input.batchSize, decimals }

  const written = input.lines.map((line, index): ComputedLine => {
    if (line.basis.kind === 'rest' || line.basis.kind === 'vat') return { ...line, cents: 0, exact: '0' }
    if (isTooDear(line.basis, ground))
      throw new Refusal(
        'refusal.costs_number_range',
        { label: sayLabel(line.label, index + 1) },
        `lines.${index}.basis`,
      )
    return { ...line, ...lineAmount(line.basis, ground) }
  })
  const remaining = netCents - written.reduce((sum, line) => sum + line.cents, 0)
  const rest = written.find((line) => line.basis.kind === 'rest')
  if (rest) Object.assign(rest, { cents: remaining, exact: centsText(remaining, decimals) })

  const lines = groups
    .flatMap((group) => written.filter((line) => line.group === group))
    .concat(vatLine(input.vatBp, vatCents, decimals, state))
  return {
    priceCents: input.priceCents,
    vatCents,
    netCents,
    groups: sumGroups(lines),
    lines,
    unplacedCents: rest ? 0 : remaining,
  }
}

/** Refuses a breakdown without exactly one margin line. */
export function refuseMargins(lines: LineInput[]): Refusal[] {
  const margins = lines.filter((line) => line.basis.kind === 'rest').length
  if (margins === 0) return [new Refusal('refusal.costs_margin_missing', {}, 'lines')]
  return margins > 1 ? [new Refusal('refusal.costs_margin_many', { n: margins }, 'lines')] : []
}

/**
 * Where every cent of a price goes (docs: the rounding page). For one unit: VAT = half up of
 * price × bp / (10000 + bp); every other line is computed exactly and rounded half up on its own, a rate
 * from the price before VAT in cents; the margin takes what remains and may be negative. The lines
 * always sum to the price. Throws a Refusal for input that can't be computed, or not exactly one margin.
 */
export function computeBreakdown(
  input: Numbers,
  currency: Currency,
  state: Recipient = stateOf('FR'),
): Computed {
  refuseAll([...checkNumbers(input, currency), ...refuseMargins(input.lines)])
  const { unplacedCents, ...computed } = computeDraft(input, currency, state)
  const sum = computed.lines.reduce((total, line) => total + line.cents, 0)
  if (unplacedCents !== 0 || sum !== input.priceCents)
    throw new Error(`lines sum to ${sum}, the price is ${input.priceCents}`)
  return computed
}
