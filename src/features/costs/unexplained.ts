import type { Currency } from '../../core/money/currency.ts'
import { vatIn } from '../../core/money/vat.ts'
import { lineAmount } from './line-amount.ts'

/**
 * The parts of a price that nobody has explained yet: the VAT and the share are known, the rest is one
 * plain segment. The same rounding as a breakdown's; the three always sum to the price.
 */
export function unexplainedParts(
  { priceCents, vatBp, givingRateBp }: { priceCents: number; vatBp: number; givingRateBp: number },
  currency: Currency,
): { unexplainedCents: number; shareCents: number; vatCents: number } {
  const vatCents = vatIn(priceCents, vatBp)
  const netCents = priceCents - vatCents
  const ground = { netCents, batchSize: null, decimals: currency.decimals }
  const shareCents = lineAmount({ kind: 'rate', rateBp: givingRateBp }, ground).cents
  return { unexplainedCents: netCents - shareCents, shareCents, vatCents }
}
