import { Refusal } from '../../core/refusal.ts'
import type { Currency } from '../../core/money/currency.ts'
import { mostCents, mostLines, mostMicros, mostPieces } from './line-amount.ts'
import { sayCents, sayLabel } from './say.ts'
import type { Basis, BreakdownInput, LineInput } from './vocabulary.ts'

export type Numbers = Pick<BreakdownInput, 'priceCents' | 'vatBp' | 'batchSize' | 'lines'>

const within = (value: number, least: number, most: number): boolean =>
  Number.isSafeInteger(value) && value >= least && value <= most

const isMicros = (value: number): boolean => within(value, 0, mostMicros)

function basisIsSound(basis: Basis): boolean {
  switch (basis.kind) {
    case 'quantity':
      return (
        isMicros(basis.quantityMicros) &&
        isMicros(basis.unitCostMicros) &&
        within(basis.perMicros, 1, mostMicros)
      )
    case 'batch':
      return isMicros(basis.batchCostMicros)
    case 'rate':
      return within(basis.rateBp, 0, 10_000)
    case 'amount':
      return isMicros(basis.amountMicros)
    case 'rest':
    case 'vat':
      return true
  }
}

function checkLine(line: LineInput, index: number, batchSize: number | null): Refusal[] {
  const label = sayLabel(line.label, index + 1)
  const field = `lines.${index}.basis`
  if (line.group === 'vat' || line.basis.kind === 'vat')
    return [new Refusal('refusal.costs_vat_line', { label }, `lines.${index}.group`)]
  if ((line.group === 'margin') !== (line.basis.kind === 'rest'))
    return [new Refusal('refusal.costs_margin_rest', { label }, `lines.${index}.group`)]
  if (line.component && line.basis.kind !== 'quantity')
    return [new Refusal('refusal.costs_component_quantity', { label }, field)]
  if (line.basis.kind === 'batch' && batchSize === null)
    return [new Refusal('refusal.costs_batch_size_missing', { label }, 'batchSize')]
  if (line.basis.kind === 'rate' && !basisIsSound(line.basis))
    return [new Refusal('refusal.costs_rate_range', { label }, field)]
  return basisIsSound(line.basis) ? [] : [new Refusal('refusal.costs_number_range', { label }, field)]
}

/** Every number that can't be computed with, each with its field. */
export function checkNumbers(input: Numbers, currency: Currency): Refusal[] {
  const found: Refusal[] = []
  if (!within(input.priceCents, 0, mostCents))
    found.push(new Refusal('refusal.costs_price_range', { most: sayCents(mostCents, currency) }, 'price'))
  if (!within(input.vatBp, 0, 10_000)) found.push(new Refusal('refusal.costs_vat_range', {}, 'vat'))
  if (input.batchSize !== null && !within(input.batchSize, 1, mostPieces))
    found.push(new Refusal('refusal.costs_batch_size_range', {}, 'batchSize'))
  if (input.lines.length > mostLines)
    return [...found, new Refusal('refusal.costs_too_many_lines', { most: mostLines }, 'lines')]
  return [...found, ...input.lines.flatMap((line, index) => checkLine(line, index, input.batchSize))]
}
