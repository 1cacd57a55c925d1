import { safeNumber } from './round.ts'

/**
 * Decimals for machines: digits, at most one dot, a leading minus. Used where a value is written
 * down exactly (JSON, CSV, the demo's inputs), never for what a person types.
 */

/** `value` × 10^-decimals as a decimal without needless zeros: (8901200n, 6) is `8.9012`. */
export function scaledText(value: bigint, decimals: number): string {
  const digits = (value < 0n ? -value : value).toString().padStart(decimals + 1, '0')
  const units = digits.slice(0, digits.length - decimals)
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '')
  return `${value < 0n ? '-' : ''}${units}${fraction && `.${fraction}`}`
}

/** Micros as a decimal: 8901200 is `8.9012`. */
export const decimalText = (micros: number): string => scaledText(BigInt(micros), 6)

/** Cents as a decimal of the currency unit: (887, 2) is `8.87`. */
export const centsText = (cents: number, decimals: number): string => scaledText(BigInt(cents), decimals)

/**
 * A machine's decimal as a whole number of 10^-decimals: (`8.9012`, 6) is 8901200.
 * Throws a RangeError when it is not one, has more decimals, or is too large.
 */
export function scaledOf(text: string, decimals: number): number {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text)
  const fraction = (match?.[3] ?? '').replace(/0+$/, '')
  if (!match || fraction.length > decimals)
    throw new RangeError(`"${text}" is not a decimal with at most ${decimals} decimals`)
  const value = BigInt(match[2]! + fraction.padEnd(decimals, '0'))
  return safeNumber(match[1] ? -value : value)
}

/**
 * The quotient as a decimal when it terminates within `most` decimals, otherwise null.
 * Throws a RangeError when `d` is 0.
 */
export function exactDecimal(n: bigint, d: bigint, most = 18): string | null {
  if (d === 0n) throw new RangeError('division by zero')
  const scaled = n * 10n ** BigInt(most)
  return scaled % d === 0n ? scaledText(scaled / d, most) : null
}
