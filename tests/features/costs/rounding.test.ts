import fc from 'fast-check'
import { expect, test } from 'vitest'
import { computeBreakdown } from '../../../src/features/costs/compute-breakdown.ts'
import { partsAfter, partsBefore, priceAfter } from '../../../src/features/costs/reprice.ts'
import { marginAt, priceKeeping, roundings, roundUp } from '../../../src/features/costs/rounding.ts'
import type { BreakdownInput } from '../../../src/features/costs/vocabulary.ts'
import { runs } from '../../runs.ts'
import { randomBreakdown } from './random-breakdown.ts'

const rounding = fc.constantFrom(...roundings)

test.each([
  ['none', 8901, 8901],
  ['whole', 8901, 9000],
  ['whole', 8900, 8900],
  ['half', 8901, 8950],
  ['half', 8951, 9000],
  ['ninety', 8891, 8990],
  ['ninety', 8890, 8890],
  ['ninety', 12, 90],
  ['ninety-five', 8990, 8995],
  ['ninety-five', 8996, 9095],
] as const)('%s rounds %i up to %i', (rule, cents, expected) => {
  expect(roundUp(cents, rule, 2)).toBe(expected)
})

test('a currency without cents rounds to whole units', () => {
  expect(roundings.map((rule) => roundUp(8901, rule, 0))).toEqual([8901, 8901, 8901, 8901, 8901])
})

test('no lower price of the rule keeps the margin', () => {
  const costs = fc.record({
    vatBp: fc.constantFrom(0, 550, 1000, 2000, 2700),
    fixedCents: fc.integer({ min: 0, max: 20_000 }),
    rateBps: fc.array(fc.integer({ min: 0, max: 1_500 }), { maxLength: 4 }),
  })
  fc.assert(
    fc.property(costs, fc.integer({ min: -500, max: 5_000 }), rounding, (ground, marginCents, rule) => {
      const found = priceKeeping(marginCents, ground, { rounding: rule, decimals: 2 })!
      expect(marginAt(found, ground)).toBeGreaterThanOrEqual(marginCents)
      expect(roundUp(found, rule, 2)).toBe(found)
      // Looked for one by one, from nothing: the first that does is the one.
      let first = roundUp(0, rule, 2)
      while (marginAt(first, ground) < marginCents) first = roundUp(first + 1, rule, 2)
      expect(found).toBe(first)
    }),
    { numRuns: runs(150, 3_000) },
  )
})

test('rates that take the whole price keep no margin', () => {
  const costs = { vatBp: 2000, fixedCents: 100, rateBps: [9_000, 1_000] }
  expect(priceKeeping(1, costs, { rounding: 'none', decimals: 2 })).toBeNull()
})

test('the parts foreseen for a change are what the whole breakdown comes to', () => {
  fc.assert(
    fc.property(
      randomBreakdown,
      fc.array(fc.integer({ min: 0, max: 40_000_000 }), { minLength: 1, maxLength: 8 }),
      rounding,
      fc.boolean(),
      ({ input, currency }, amounts, rule, passes) => {
        const before = computeBreakdown(input, currency)
        // Every third line changes to some amount.
        const isChanged = (at: number) =>
          at % 3 === 0 && !['rest', 'rate'].includes(before.lines[at]!.basis.kind)
        const written = before.lines.slice(0, -1)
        const lines = written.map(({ cents: _, exact: __, ...line }, at): BreakdownInput['lines'][number] =>
          isChanged(at)
            ? { ...line, basis: { kind: 'amount', amountMicros: amounts[at % amounts.length]! } }
            : line,
        )
        const same = computeBreakdown({ ...input, lines }, currency)
        const standing = {
          priceCents: input.priceCents,
          vatBp: input.vatBp,
          lines: written.map(({ group, basis, cents }, at) => ({
            ...{ group, isRest: basis.kind === 'rest', cents, changes: isChanged(at) },
            rateBp: basis.kind === 'rate' ? basis.rateBp : null,
            afterCents: isChanged(at) ? same.lines[at]!.cents : cents,
          })),
        }
        const margin = (computed: typeof before) => computed.groups[5]!.cents
        const kept = partsBefore(standing)
        expect(kept.marginCents).toBe(margin(before))
        const choice = passes ? ({ kind: 'pass', rounding: rule } as const) : ({ kind: 'absorb' } as const)
        const price = priceAfter(standing, choice, currency.decimals)
        if (price === null) return
        const after = computeBreakdown({ ...input, lines, priceCents: price }, currency)
        expect(partsAfter(standing, price)).toEqual({
          lineCents: after.lines
            .slice(0, -1)
            .reduce((sum, { cents }, at) => (isChanged(at) ? sum + cents : sum), 0),
          marginCents: margin(after),
          priceCents: price,
          vatCents: after.vatCents,
          donationCents: after.groups[6]!.cents,
        })
        const rose = margin(same) < margin(before)
        const fell = margin(same) > margin(before)
        if (!passes || (!rose && !fell)) expect(price).toBe(input.priceCents)
        else {
          expect(margin(after)).toBeGreaterThanOrEqual(margin(before))
          if (rose) expect(price).toBeGreaterThan(input.priceCents)
          else expect(price).toBeLessThanOrEqual(input.priceCents)
        }
      },
    ),
    { numRuns: runs(1_000, 50_000) },
  )
})
