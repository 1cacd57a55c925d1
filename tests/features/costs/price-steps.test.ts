import { expect, test } from 'vitest'
import {
  drawnUntil,
  groupsSeen,
  stepColumns,
  type PriceStep,
} from '../../../src/features/costs/price-steps.ts'

const step = (from: string, priceCents: number, groups: PriceStep['groups'] = null): PriceStep => ({
  from,
  version: groups ? 1 : null,
  priceCents,
  groups,
})
const now = '2026-03-31T00:00:00.000Z'

test('widths are true to the time each price held, and fill the whole', () => {
  const steps = [step('2026-03-01T00:00:00.000Z', 100), step('2026-03-11T00:00:00.000Z', 200)]
  const columns = stepColumns(steps, drawnUntil(steps, now))
  expect(columns.map(({ start, span }) => [start, span].map((v) => v.toFixed(4)))).toEqual([
    ['0.0000', '0.3333'],
    ['0.3333', '0.6667'],
  ])
  expect(columns.map((c) => c.line)).toEqual([100, 200])
})

test('a planned price is given room behind today', () => {
  const steps = [step('2026-03-01T00:00:00.000Z', 100), step('2026-05-01T00:00:00.000Z', 200)]
  expect(drawnUntil(steps, now) > '2026-05-01').toBe(true)
})

test('a price that began this very moment still has a width', () => {
  const [only] = stepColumns([step(now, 100)], drawnUntil([step(now, 100)], now))
  expect(only).toMatchObject({ start: 0, span: 1 })
})

test('only groups that were ever more or less than zero get a column, in the shop’s order', () => {
  const steps = [
    step(now, 100, [
      { group: 'margin', cents: -3 },
      { group: 'design', cents: 0 },
      { group: 'materials', cents: 103 },
    ]),
    step(now, 90),
  ]
  expect(groupsSeen(steps)).toEqual(['materials', 'margin'])
})
