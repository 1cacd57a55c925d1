import { expect, test } from 'vitest'
import { everyMonth } from '../../../src/features/orders/every-month.ts'

const month = (name: string, shareCents: number) => ({ month: name, shareCents, giftCents: 0, orders: 1 })

test('months without a pledge are there as zeros, over the turn of a year and up to today', () => {
  const all = everyMonth([month('2027-01', 5), month('2026-11', 3)], '2027-02-03T10:00:00.000Z')
  expect(all.map((m) => [m.month, m.shareCents, m.orders])).toEqual([
    ['2026-11', 3, 1],
    ['2026-12', 0, 0],
    ['2027-01', 5, 1],
    ['2027-02', 0, 0],
  ])
})

test('nothing pledged is no month at all', () => {
  expect(everyMonth([], '2027-02-03T10:00:00.000Z')).toEqual([])
})
