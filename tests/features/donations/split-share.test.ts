import fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitShare } from '../../../src/features/donations/split-share.ts'
import { runs } from '../../runs.ts'

const sum = (amounts: number[]) => amounts.reduce((total, cents) => total + cents, 0)
const cents = (row: { cents: number }[]) => row.map((part) => part.cents)

test('the design’s order of 3.33 gives 1.67 and 1.66 to two causes', () => {
  const split = splitShare([223, 110], ['rivers', 'craft'])
  expect(split.perCause).toEqual([
    { causeId: 'rivers', cents: 167 },
    { causeId: 'craft', cents: 166 },
  ])
  expect(split.perLine.map(cents)).toEqual([
    [112, 111],
    [55, 55],
  ])
})

test('many lines of one cent reach every cause in turn', () => {
  const split = splitShare([1, 1, 1, 1, 1, 1, 1], ['a', 'b', 'c'])
  expect(cents(split.perCause)).toEqual([3, 2, 2])
  expect(split.perLine.map((row) => row.findIndex((part) => part.cents === 1))).toEqual([0, 1, 2, 0, 1, 2, 0])
})

test('without causes nothing is dealt', () => {
  expect(splitShare([223, 55], [])).toEqual({ perLine: [[], []], perCause: [] })
})

test('a share that is negative or not whole is a bug', () => {
  expect(() => splitShare([-1], ['a'])).toThrow(RangeError)
  expect(() => splitShare([0.5], ['a'])).toThrow(RangeError)
})

test('whatever the shares, rows and columns sum, causes differ by a cent at most, nothing is negative', () => {
  const shares = fc.array(fc.oneof(fc.constant(0), fc.nat(9), fc.nat(1_000_000)), { maxLength: 20 })
  const causes = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 9 })
  fc.assert(
    fc.property(shares, causes, (lineShares, causeIds) => {
      const { perLine, perCause } = splitShare(lineShares, causeIds)
      perLine.forEach((row, i) => expect(sum(cents(row))).toBe(lineShares[i]))
      causeIds.forEach((causeId, i) => {
        expect(perCause[i]!.causeId).toBe(causeId)
        expect(sum(perLine.map((row) => row[i]!.cents))).toBe(perCause[i]!.cents)
      })
      expect(sum(cents(perCause))).toBe(sum(lineShares))
      expect(Math.max(...cents(perCause)) - Math.min(...cents(perCause))).toBeLessThanOrEqual(1)
      expect(perLine.flatMap(cents).every((part) => part >= 0)).toBe(true)
    }),
    { numRuns: runs(1_000, 100_000) },
  )
})
