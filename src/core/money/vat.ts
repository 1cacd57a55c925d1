import { divideHalfUp, safeNumber, whole } from './round.ts'

/**
 * The VAT contained in a price, in cents: half up of gross × bp / (10000 + bp).
 * Throws a RangeError for a rate below 0 or amounts that are not whole.
 */
export function vatIn(grossCents: number, vatBp: number): number {
  const rate = whole(vatBp)
  if (rate < 0n) throw new RangeError('a VAT rate is not negative')
  return safeNumber(divideHalfUp(whole(grossCents) * rate, 10_000n + rate))
}

/**
 * The price that leaves `netCents` before VAT, in cents: half up of net × (10000 + bp) / 10000. Its own net may
 * be a cent off where no price leaves exactly that. Throws a RangeError for a rate below 0.
 */
export function netAsGross(netCents: number, vatBp: number): number {
  const rate = whole(vatBp)
  if (rate < 0n) throw new RangeError('a VAT rate is not negative')
  return safeNumber(divideHalfUp(whole(netCents) * (10_000n + rate), 10_000n))
}
