import type { Currency } from '../../core/money/currency.ts'
import { decimalText, scaledOf } from '../../core/money/decimal.ts'
import { divideHalfUp, safeNumber } from '../../core/money/round.ts'

export type PublishedPart = {
  label: string
  /** A decimal of the currency unit as published, `0.5742`. */
  amount: string
}

export type PublishedComparison = {
  /** What the parts come to, exactly. */
  sum: string
  total: string
  /** Sum less total: above zero the parts are more than the total, below it something is not named. */
  difference: string
  /** The same, rounded half up to minor units of the currency. */
  differenceCents: number
  verdict: 'agrees' | 'parts-exceed-total' | 'parts-fall-short'
}

/**
 * Adds up a price breakdown that somebody published, and names what keeps its parts from making its
 * total. Throws a RangeError for an amount that is no decimal with at most six decimals.
 */
export function comparePublishedTotal(
  parts: PublishedPart[],
  total: string,
  currency: Currency,
): PublishedComparison {
  const sum = parts.reduce((micros, part) => micros + scaledOf(part.amount, 6), 0)
  const totalMicros = scaledOf(total, 6)
  const difference = sum - totalMicros
  const scale = 10n ** BigInt(currency.decimals)
  return {
    sum: decimalText(sum),
    total: decimalText(totalMicros),
    difference: decimalText(difference),
    differenceCents: safeNumber(divideHalfUp(BigInt(difference) * scale, 1_000_000n)),
    verdict: difference === 0 ? 'agrees' : difference > 0 ? 'parts-exceed-total' : 'parts-fall-short',
  }
}
