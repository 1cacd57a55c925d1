/** The quotient rounded to a whole number, halves away from zero. Throws a RangeError when `d` is 0. */
export function divideHalfUp(n: bigint, d: bigint): bigint {
  if (d === 0n) throw new RangeError('division by zero')
  const negative = n < 0n !== d < 0n
  const numerator = n < 0n ? -n : n
  const divisor = d < 0n ? -d : d
  const rounded = (2n * numerator + divisor) / (2n * divisor)
  return negative ? -rounded : rounded
}

/** A whole number that a float would lose is a bug here: throws a RangeError beyond ±(2^53 − 1). */
export function safeNumber(value: bigint): number {
  const number = Number(value)
  if (!Number.isSafeInteger(number)) throw new RangeError(`${value} is too large to be an exact number`)
  return number
}

/** `value` as a BigInt. Throws a RangeError unless it is a whole number that a float holds exactly. */
export function whole(value: number): bigint {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is not an exact whole number`)
  return BigInt(value)
}
