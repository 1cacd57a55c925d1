import { expect, test } from 'vitest'
import { currencyOf } from '../../../src/core/money/currency.ts'
import { computeBreakdown } from '../../../src/features/costs/compute-breakdown.ts'
import { shirt, shirtGroups, shirtLineCents } from '../../vectors/shirt.ts'

const eur = currencyOf('EUR')

test('the shirt of the design comes to the cents of its printed receipt', () => {
  const computed = computeBreakdown(shirt, eur)
  expect(computed.lines.map((line) => line.cents)).toEqual(shirtLineCents)
  expect(Object.fromEntries(computed.groups.map(({ group, cents }) => [group, cents]))).toEqual(shirtGroups)
  expect(computed.lines[0]!.exact).toBe('14.419944')
  expect(computed.netCents).toBe(7417)
})
