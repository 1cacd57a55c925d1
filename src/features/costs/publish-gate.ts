import { langs } from '../../core/i18n/lang.ts'
import type { Currency } from '../../core/money/currency.ts'
import { Refusal } from '../../core/refusal.ts'
import { computeDraft, refuseMargins, type Computed, type ComputedLine } from './compute-breakdown.ts'
import type { RateServed } from '../shop/one-stop-shop.ts'
import { leftToExplain, marginBeyond } from './left-to-explain.ts'
import { isTold, sayBp, sayCents, sayLabel } from './say.ts'
import type { BreakdownInput } from './vocabulary.ts'

type GateInput = {
  input: BreakdownInput
  /** `input` computed; may still be a draft with something unplaced. */
  computed: Computed & { unplacedCents?: number }
  /** The shop's own ceiling of the margin, basis points of the price before VAT. */
  ceilingBp: number
  currency: Currency
  /** What the price contains where else it is delivered. */
  abroad?: readonly RateServed[]
}

/** One line's refusals; `lines.N` counts in the order of the groups, as a draft is kept. */
function lineRefusals(line: ComputedLine, index: number, currency: Currency): Refusal[] {
  if (line.basis.kind === 'vat') return []
  const found: Refusal[] = []
  const field = `lines.${index}`
  const label = sayLabel(line.label, index + 1)
  if (!isTold(line.label))
    found.push(new Refusal('refusal.costs_line_label', { position: index + 1 }, `${field}.label`))
  if (line.disclosure.kind === 'grouped' && !isTold(line.disclosure.reason))
    found.push(new Refusal('refusal.costs_line_grouped', { label }, `${field}.disclosure`))
  if (line.basis.kind === 'quantity' && !isTold(line.basis.unit))
    found.push(new Refusal('refusal.costs_line_unit', { label }, `${field}.unit`))
  if (line.evidence?.grade === 'allocation' && !isTold(line.evidence.key))
    found.push(new Refusal('refusal.costs_line_key', { label }, `${field}.evidence`))
  if (line.evidence?.date === '')
    found.push(new Refusal('refusal.costs_evidence_undated', { label }, `${field}.evidence`))
  const isExplained = line.recipient?.name.trim() && line.evidence
  if (line.basis.kind === 'rest' || line.cents === 0 || isExplained) return found
  const amount = sayCents(line.cents, currency)
  if (!line.recipient?.name.trim())
    found.push(new Refusal('refusal.costs_line_recipient', { label, amount }, `${field}.recipient`))
  if (!line.evidence)
    found.push(new Refusal('refusal.costs_line_evidence', { label, amount }, `${field}.evidence`))
  return found
}

function textRefusals({ unknowns, reason }: BreakdownInput): Refusal[] {
  const found: Refusal[] = []
  if (unknowns.state === 'untouched')
    found.push(new Refusal('refusal.costs_unknowns_untouched', {}, 'unknowns'))
  if (unknowns.state === 'told' && !isTold(unknowns.text))
    found.push(new Refusal('refusal.costs_unknowns_missing', {}, 'unknowns'))
  const codes = { fr: 'refusal.costs_reason_fr', en: 'refusal.costs_reason_en' } as const
  for (const lang of langs)
    if (!reason[lang].trim()) found.push(new Refusal(codes[lang], {}, `reason.${lang}`))
  return found
}

const marginOf = ({ groups }: Pick<Computed, 'groups'>): number =>
  groups.find((sum) => sum.group === 'margin')!.cents

/** The deepest loss of the countries where the margin, not negative at home, becomes so by their VAT. */
function lossAbroad(input: BreakdownInput, currency: Currency, abroad: readonly RateServed[]): Refusal[] {
  const [worst] = abroad.toSorted((a, b) => b.bp - a.bp)
  if (!worst || worst.bp <= input.vatBp || input.negativeMarginConfirmed) return []
  const margin = marginOf(computeDraft({ ...input, vatBp: worst.bp }, currency))
  if (margin >= 0) return []
  const params = { amount: sayCents(-margin, currency), country: worst.country }
  return [new Refusal('refusal.costs_negative_margin_abroad', params, 'negativeMarginConfirmed')]
}

/**
 * Everything that keeps a breakdown from being published, each with the sentence that says which line
 * and what to do. Empty: it may be published.
 */
export function gate({ input, computed, ceilingBp, currency, abroad = [] }: GateInput): Refusal[] {
  const found = computed.lines.flatMap((line, index) => lineRefusals(line, index, currency))
  found.push(...refuseMargins(input.lines))

  const left = leftToExplain(computed, input, ceilingBp)
  const unplaced = computed.unplacedCents ?? 0
  if (unplaced > 0)
    found.push(new Refusal('refusal.costs_unplaced', { amount: sayCents(unplaced, currency) }, 'lines'))
  if (left.marginCents > 0)
    found.push(
      new Refusal(
        'refusal.costs_margin_ceiling',
        { amount: sayCents(marginBeyond(computed, ceilingBp), currency), ceiling: sayBp(ceilingBp) },
        'marginPaysFor',
      ),
    )
  const margin = marginOf(computed)
  if (margin < 0 && !input.negativeMarginConfirmed)
    found.push(
      new Refusal(
        'refusal.costs_negative_margin',
        { amount: sayCents(-margin, currency) },
        'negativeMarginConfirmed',
      ),
    )
  else found.push(...lossAbroad(input, currency, abroad))
  found.push(...textRefusals(input))
  if (left.cents > 0 && found.length === 0)
    throw new Error('something is left to explain and nothing says what')
  return found
}
