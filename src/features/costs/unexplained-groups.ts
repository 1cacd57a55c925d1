import type { Currency } from '../../core/money/currency.ts'
import type { RibbonGroup } from './ribbon-segments.ts'
import { unexplainedParts } from './unexplained.ts'

/** The ribbon of a price that is not explained yet: one plain segment beside the share and the VAT. */
export function unexplainedGroups(
  price: { priceCents: number; vatBp: number; givingRateBp: number },
  currency: Currency,
): { group: RibbonGroup; cents: number }[] {
  const { unexplainedCents, shareCents, vatCents } = unexplainedParts(price, currency)
  return [
    { group: 'unexplained', cents: unexplainedCents },
    { group: 'donation', cents: shareCents },
    { group: 'vat', cents: vatCents },
  ]
}
