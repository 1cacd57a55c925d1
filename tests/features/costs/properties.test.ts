import fc from 'fast-check'
import { expect, test } from 'vitest'
import { computeBreakdown } from '../../../src/features/costs/compute-breakdown.ts'
import { difference } from '../../../src/features/costs/difference.ts'
import { projectBreakdown, type PublicBreakdown } from '../../../src/features/costs/public-breakdown.ts'
import { unexplainedParts } from '../../../src/features/costs/unexplained.ts'
import { groups } from '../../../src/features/costs/vocabulary.ts'
import { runs } from '../../runs.ts'
import { oracle } from './oracle.ts'
import { randomBreakdown, type RandomBreakdown } from './random-breakdown.ts'
import { day, openShop, publishNow } from './shop.ts'
import { readBreakdowns } from '../../../src/features/costs/read-breakdown.ts'

const many = { numRuns: runs(2_000, 100_000) }

const sum = (parts: { cents: number }[]): number => parts.reduce((total, { cents }) => total + cents, 0)

function project({ input, currency }: RandomBreakdown): PublicBreakdown {
  const text = { fr: '', en: '' }
  return projectBreakdown({
    head: {
      product: 'x',
      variant: null,
      versionId: 'brk_x',
      version: 1,
      priceCents: input.priceCents,
      vatBp: input.vatBp,
      inForceFrom: day(1),
      publishedAt: day(1),
      reason: text,
      unknowns: null,
      marginPaysFor: null,
      reduction: null,
    },
    currency,
    batchSize: input.batchSize,
    lines: computeBreakdown(input, currency).lines,
    documents: new Map(),
  })
}

test('every line is what a decimal library makes of the rule, and lines = groups = price', () => {
  let negative = 0
  const bases = new Set<string>()
  fc.assert(
    fc.property(randomBreakdown, ({ input, currency }) => {
      const computed = computeBreakdown(input, currency)
      const expected = oracle(input, currency)
      // Lines stand in the order of their groups, then as written.
      const order = groups.flatMap((group) =>
        input.lines.flatMap((line, index) => (line.group === group ? [index] : [])),
      )
      const shown = computed.lines.map(({ cents, exact }) => ({ cents, exact }))
      expect(shown.slice(0, -1)).toEqual(order.map((index) => expected.lines[index]))
      expect(computed.lines.at(-1)).toMatchObject({ group: 'vat', cents: expected.vatCents })

      expect(sum(computed.lines)).toBe(input.priceCents)
      expect(sum(computed.groups)).toBe(input.priceCents)
      expect(computed.groups.map(({ group }) => group)).toEqual(groups)
      for (const { group, cents } of computed.groups)
        expect(sum(computed.lines.filter((line) => line.group === group))).toBe(cents)
      expect(computed.netCents + computed.vatCents).toBe(input.priceCents)

      if (computed.groups[5]!.cents < 0) negative += 1
      for (const { basis } of input.lines) bases.add(basis.kind)
    }),
    many,
  )
  // The random breakdowns are as awkward as they are meant to be.
  expect(negative).toBeGreaterThan(many.numRuns / 20)
  expect([...bases].sort()).toEqual(['amount', 'batch', 'quantity', 'rate', 'rest'])
})

test('the public projection keeps every sum, and hides the numbers of what is grouped', () => {
  fc.assert(
    fc.property(randomBreakdown, (random) => {
      const computed = computeBreakdown(random.input, random.currency)
      const shown = project(random)
      expect(sum(shown.lines)).toBe(random.input.priceCents)
      expect(shown.groups).toEqual(computed.groups)
      for (const line of shown.lines) {
        expect(line.disclosure === 'grouped').toBe(line.basis === null)
        if (line.disclosure === 'grouped') expect(line.exact).toBeNull()
      }
      const exact = (lines: { disclosure: unknown; exact: string | null }[], is: unknown) =>
        lines.filter(({ disclosure }) => disclosure === is).map((line) => line.exact)
      expect(exact(shown.lines, 'exact')).toEqual(
        computed.lines.filter(({ disclosure }) => disclosure.kind === 'exact').map((line) => line.exact),
      )
      for (const [index, line] of shown.lines.entries()) {
        const next = shown.lines[index + 1]
        const apart =
          line.disclosure === 'exact' || next?.disclosure !== 'grouped' || next.group !== line.group
        expect(apart).toBe(true)
      }
    }),
    many,
  )
})

test('the difference of any two versions sums to the change of their price', () => {
  fc.assert(
    fc.property(randomBreakdown, randomBreakdown, (one, other) => {
      const [a, b] = [project(one), project(other)]
      const found = difference(a, b)
      const total = (parts: { change: number }[]) => parts.reduce((all, { change }) => all + change, 0)
      expect(found.priceChange).toBe(b.priceCents - a.priceCents)
      expect(total(found.lines)).toBe(found.priceChange)
      expect(total(found.groups)).toBe(found.priceChange)
      expect(found.lines.flatMap(({ before }) => before ?? [])).toHaveLength(a.lines.length)
      expect(found.lines.flatMap(({ after }) => after ?? [])).toHaveLength(b.lines.length)
    }),
    { numRuns: runs(500, 20_000) },
  )
})

test('the parts of an unexplained price are its VAT, its share, and the rest', () => {
  fc.assert(
    fc.property(randomBreakdown, fc.integer({ min: 0, max: 10_000 }), ({ input, currency }, givingRateBp) => {
      const { priceCents, vatBp } = input
      const parts = unexplainedParts({ priceCents, vatBp, givingRateBp }, currency)
      const label = { fr: 'x', en: 'x' }
      const blank = {
        label,
        recipient: null,
        evidence: null,
        disclosure: { kind: 'exact' } as const,
        note: null,
      }
      const expected = oracle(
        {
          priceCents,
          vatBp,
          batchSize: null,
          lines: [
            { ...blank, group: 'margin', basis: { kind: 'rest' } },
            { ...blank, group: 'donation', basis: { kind: 'rate', rateBp: givingRateBp } },
          ],
        },
        currency,
      )
      expect(parts).toEqual({
        unexplainedCents: expected.lines[0]!.cents,
        shareCents: expected.lines[1]!.cents,
        vatCents: expected.vatCents,
      })
    }),
    many,
  )
})

test('what is published reads back with the same cents', async () => {
  await openShop()
  let at = 1
  await fc.assert(
    fc.asyncProperty(randomBreakdown, async ({ input }) => {
      const told = { fr: 'Tout.', en: 'Everything.' }
      const { versionId } = await publishNow(
        { productId: 'shirt' },
        { ...input, negativeMarginConfirmed: true, marginPaysFor: told },
        day(at++),
      )
      const euros = { input, currency: { code: 'EUR', decimals: 2 } }
      const { lines, groups: sums } = project(euros)
      const read = (await readBreakdowns([versionId])).get(versionId)!
      expect(read.lines).toEqual(lines)
      expect(read.groups).toEqual(sums)
    }),
    { numRuns: runs(40, 1_000) },
  )
})
