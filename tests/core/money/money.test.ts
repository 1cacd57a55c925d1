import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { currencyCodes, currencyOf } from '../../../src/core/money/currency.ts'
import { deal } from '../../../src/core/money/deal.ts'
import { divideHalfUp, safeNumber, whole } from '../../../src/core/money/round.ts'
import { vatIn } from '../../../src/core/money/vat.ts'
import { runs } from '../../runs.ts'

describe('currencies', () => {
  test('have the decimals of ISO 4217, also where everyday use has fewer', () => {
    const decimals = (code: string) => currencyOf(code).decimals
    expect(['EUR', 'USD', 'HUF', 'ALL', 'RSD'].map(decimals)).toEqual([2, 2, 2, 2, 2])
    expect(['JPY', 'KRW', 'ISK', 'XOF', 'CLP'].map(decimals)).toEqual([0, 0, 0, 0, 0])
    expect(['TND', 'KWD', 'BHD'].map(decimals)).toEqual([3, 3, 3])
    expect(['CLF', 'UYW'].map(decimals)).toEqual([4, 4])
    expect(currencyCodes()).toHaveLength(165)
  })

  test('that do not exist, are withdrawn or have no minor unit are refused', () => {
    for (const code of ['eur', 'FRF', 'XAU', 'XXX', '', 'EURO', 'constructor'])
      expect(() => currencyOf(code), code).toThrow(RangeError)
  })
})

describe('rounding', () => {
  test('takes halves away from zero, on both sides', () => {
    const cases: [bigint, bigint, bigint][] = [
      [5n, 2n, 3n],
      [-5n, 2n, -3n],
      [5n, -2n, -3n],
      [-5n, -2n, 3n],
      [49n, 100n, 0n],
      [-49n, 100n, 0n],
      [50n, 100n, 1n],
      [0n, 7n, 0n],
      [2n, 3n, 1n],
      [1n, 3n, 0n],
    ]
    for (const [n, d, rounded] of cases) expect(divideHalfUp(n, d), `${n}/${d}`).toBe(rounded)
    expect(() => divideHalfUp(1n, 0n)).toThrow(RangeError)
  })

  test('refuses numbers that a float would have lost', () => {
    expect(() => safeNumber(2n ** 53n)).toThrow(RangeError)
    expect(safeNumber(-(2n ** 53n) + 1n)).toBe(Number.MIN_SAFE_INTEGER)
    expect(() => whole(0.5)).toThrow(RangeError)
    expect(() => whole(Number.NaN)).toThrow(RangeError)
  })
})

describe('the VAT in a price', () => {
  test('is rounded half up once', () => {
    expect(vatIn(8900, 2000)).toBe(1483)
    expect(vatIn(78, 550)).toBe(4)
    expect(vatIn(0, 2000)).toBe(0)
    expect(vatIn(999, 0)).toBe(0)
    // 3 × 2000 / 12000 is half a cent exactly.
    expect(vatIn(3, 2000)).toBe(1)
    expect(vatIn(-3, 2000)).toBe(-1)
    expect(() => vatIn(100, -1)).toThrow(RangeError)
    expect(() => vatIn(10.5, 2000)).toThrow(RangeError)
  })

  test('of many units is within half a cent a unit of the exact VAT, and of net × rate by that times 1 + rate', () => {
    const size = (value: bigint) => (value < 0n ? -value : value)
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100_000_000 }),
        fc.integer({ min: 0, max: 10_000 }),
        fc.integer({ min: 1, max: 10_000 }),
        (gross, bp, units) => {
          const vat = BigInt(vatIn(gross, bp)) * BigInt(units)
          const total = BigInt(gross) * BigInt(units)
          const [rate, one, half] = [BigInt(bp), 10_000n, BigInt(units)]
          expect(2n * size(total * rate - vat * (one + rate)) <= half * (one + rate)).toBe(true)
          expect(2n * size((total - vat) * rate - vat * one) <= half * (one + rate)).toBe(true)
        },
      ),
      { numRuns: runs(1000, 100_000) },
    )
  })
})

describe('dealing an amount out', () => {
  test('gives the largest remainders first and ties to the earliest', () => {
    expect(deal(100, [1, 1, 1])).toEqual([34, 33, 33])
    expect(deal(2, [1, 1, 1])).toEqual([1, 1, 0])
    expect(deal(10, [1, 2, 3])).toEqual([2, 3, 5])
    expect(deal(223, [1, 1])).toEqual([112, 111])
    expect(deal(-100, [1, 1, 1])).toEqual([-34, -33, -33])
    expect(deal(5, [0, 1, 0])).toEqual([0, 5, 0])
    expect(deal(0, [3, 4])).toEqual([0, 0])
  })

  test('refuses weights that deal nothing', () => {
    expect(() => deal(1, [])).toThrow(RangeError)
    expect(() => deal(1, [0, 0])).toThrow(RangeError)
    expect(() => deal(1, [2, -1])).toThrow(RangeError)
    expect(() => deal(1, [0.5])).toThrow(RangeError)
  })

  test('loses nothing, keeps each part within one cent of its exact share, and gives none where there is no weight', () => {
    const weights = fc
      .array(fc.integer({ min: 0, max: 1_000_000_000 }), { minLength: 1, maxLength: 40 })
      .filter((all) => all.some((weight) => weight > 0))
    fc.assert(
      fc.property(fc.integer({ min: -100_000_000_000, max: 100_000_000_000 }), weights, (total, all) => {
        const parts = deal(total, all)
        const sum = all.reduce((a, b) => a + BigInt(b), 0n)
        expect(parts.reduce((a, b) => a + b, 0)).toBe(total)
        parts.forEach((part, index) => {
          const apart = BigInt(part) * sum - BigInt(total) * BigInt(all[index]!)
          expect((apart < 0n ? -apart : apart) < sum || apart === 0n).toBe(true)
          if (all[index] === 0) expect(part).toBe(0)
        })
      }),
      { numRuns: runs(1000, 100_000) },
    )
  })
})
