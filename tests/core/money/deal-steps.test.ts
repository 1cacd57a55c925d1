import fc from 'fast-check'
import { expect, test } from 'vitest'
import { deal } from '../../../src/core/money/deal.ts'
import { dealSteps } from '../../../src/core/money/deal-steps.ts'
import { runs } from '../../runs.ts'

test('two cents that are left go to the largest fractions', () => {
  expect(dealSteps(100, [1, 1, 1])).toEqual([
    { weight: 1, exact: '33.333…', first: 33, then: 1, part: 34 },
    { weight: 1, exact: '33.333…', first: 33, then: 0, part: 33 },
    { weight: 1, exact: '33.333…', first: 33, then: 0, part: 33 },
  ])
  expect(dealSteps(490, [7350, 1800]).map(({ exact, first, then }) => [exact, first, then])).toEqual([
    ['393.606…', 393, 1],
    ['96.393…', 96, 0],
  ])
  expect(dealSteps(10, [1, 4])[0]).toMatchObject({ exact: '2', then: 0 })
})

test('what is told is what is dealt: the first parts and the cents won make the total', () => {
  const weights = fc.array(fc.integer({ min: 0, max: 1e6 }), { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e9 }), weights, (total, some) => {
      fc.pre(some.some((weight) => weight > 0))
      const steps = dealSteps(total, some)
      expect(steps.map((step) => step.part)).toEqual(deal(total, some))
      expect(
        steps.every(({ first, then, part }) => (then === 0 || then === 1) && first + then === part),
      ).toBe(true)
    }),
    { numRuns: runs(300, 10_000) },
  )
})
