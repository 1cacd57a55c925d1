import type { Currency } from '../../core/money/currency.ts'
import { computeBreakdown } from './compute-breakdown.ts'
import { inputOf, type StoredVersion } from './load-versions.ts'
import { projectBreakdown, type PublicBreakdown } from './public-breakdown.ts'
import type { Recipient } from './vocabulary.ts'

/**
 * A published version as it is where VAT is `vatBp`: the price stays what it is, shares of the price before VAT follow
 * it, and the margin takes the difference. Computed from the version's own lines as it was itself, and then frozen on
 * the order that it is for.
 */
export function breakdownAbroad(
  version: PublicBreakdown,
  stored: StoredVersion,
  { vatBp, state, currency }: { vatBp: number; state: Recipient; currency: Currency },
): PublicBreakdown {
  const { lines } = computeBreakdown({ ...inputOf(stored), vatBp }, currency, state)
  return projectBreakdown({
    head: { ...version, vatBp, reduction: null },
    currency,
    batchSize: stored.row.batchSize,
    lines,
    documents: stored.documents,
  })
}
