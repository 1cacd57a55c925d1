import { deal } from '../../core/money/deal.ts'

export type ShareSplit = {
  /** For each line, what each cause gets of it; sums to the line's share. */
  perLine: { causeId: string; cents: number }[][]
  /** What each cause gets of all lines together; sums to the whole share. */
  perCause: { causeId: string; cents: number }[]
}

/**
 * Deals the shares of an order's lines among causes in equal weights. The order's whole share is
 * dealt by largest remainder (ties to the earliest cause), and line by line each cause gets the
 * difference between two such deals of the running total, so that rows and columns both sum and
 * nothing is negative. Without causes nothing is dealt. RangeError on a negative share.
 */
export function splitShare(lineShares: number[], causeIds: string[]): ShareSplit {
  if (lineShares.some((cents) => !Number.isSafeInteger(cents) || cents < 0))
    throw new RangeError('a share is whole cents, zero or more')
  if (causeIds.length === 0) return { perLine: lineShares.map(() => []), perCause: [] }
  const equal = causeIds.map(() => 1)
  let running = 0
  let before = causeIds.map(() => 0)
  const perLine = lineShares.map((cents) => {
    running += cents
    const after = deal(running, equal)
    const row = causeIds.map((causeId, i) => ({ causeId, cents: after[i]! - before[i]! }))
    before = after
    return row
  })
  return { perLine, perCause: causeIds.map((causeId, i) => ({ causeId, cents: before[i]! })) }
}
