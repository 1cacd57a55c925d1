import { safeNumber, whole } from './round.ts'

/**
 * Deals `totalCents` out in proportion to `weights` by the largest remainder (Hamilton's method): each
 * part is the exact share rounded down or up, ties go to the earliest, and the parts sum to the total.
 * A negative total (a refund) mirrors the positive one. Throws a RangeError when no weight is above 0,
 * or one is negative or not whole.
 */
export function deal(totalCents: number, weights: number[]): number[] {
  const total = whole(totalCents)
  const shares = weights.map(whole)
  const sum = shares.reduce((a, b) => a + b, 0n)
  if (shares.some((weight) => weight < 0n)) throw new RangeError('a weight is not negative')
  if (sum === 0n) throw new RangeError('somebody must have a weight above zero')

  const size = total < 0n ? -total : total
  const parts = shares.map((weight, index) => ({
    index,
    floor: (size * weight) / sum,
    remainder: (size * weight) % sum,
  }))
  const dealt = parts.reduce((a, part) => a + part.floor, 0n)
  const left = Number(size - dealt)
  const favoured = new Set(
    parts
      .toSorted((a, b) =>
        a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1,
      )
      .slice(0, left)
      .map((part) => part.index),
  )
  const result = parts.map((part) => part.floor + (favoured.has(part.index) ? 1n : 0n))
  if (result.reduce((a, b) => a + b, 0n) !== size) throw new Error('dealt parts do not sum to the total')
  return result.map((part) => safeNumber(total < 0n ? -part : part) + 0)
}
