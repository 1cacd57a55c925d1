import { inheritedTimeline } from './timeline.ts'

type Priced = {
  grossCents: number
  kind: 'regular' | 'reduction'
  referenceCents: number | null
  inForceFrom: string
  sequence: number
}

const thirtyDaysMs = 30 * 24 * 60 * 60 * 1000

/**
 * The price that a reduction beginning at `startsAt` is measured against: the lowest one in force during
 * the 30 days before it, itself excluded (Directive 98/6/EC, art. 6a(1) and (2); in France Code de la
 * consommation, art. L112-1-1). A reduction that follows another without interruption keeps the first one's
 * (art. 6a(5)). For a variant, the product's prices count until it had its own. Null without a price before.
 */
export function referencePrice(ofProduct: Priced[], own: Priced[], startsAt: string): number | null {
  const since = new Date(Date.parse(startsAt) - thirtyDaysMs).toISOString()
  const before = inheritedTimeline(
    ofProduct.filter((price) => price.inForceFrom < startsAt),
    own.filter((price) => price.inForceFrom < startsAt),
  )
  const last = before.at(-1)
  if (!last) return null
  if (last.kind === 'reduction') return last.referenceCents
  const within = before.filter((price) => price.until === null || price.until > since)
  return Math.min(...within.map((price) => price.grossCents))
}
