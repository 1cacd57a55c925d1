import { expect, test } from 'vitest'
import { everyMonth, inYear, sumTotals } from '../../../src/features/orders/sum-totals.ts'

const month = (name: string, shareCents: number, giftCents = 0, orders = 1) => ({
  month: name,
  shareCents,
  giftCents,
  orders,
})

test('months add up, share and gift apart', () => {
  expect(sumTotals([month('2026-10', 223, 100, 2), month('2026-11', 77)])).toEqual({
    shareCents: 300,
    giftCents: 100,
    totalCents: 400,
    orders: 3,
  })
  expect(sumTotals([]).totalCents).toBe(0)
})

test('a year holds its own months and no other', () => {
  expect(inYear([month('2025-12', 1), month('2026-01', 2), month('2027-01', 4)], '2026')).toEqual([
    month('2026-01', 2),
  ])
})

test('months without a pledge are there as zeros, over the turn of a year and up to today', () => {
  const all = everyMonth([month('2027-01', 5), month('2026-11', 3)], '2027-02-03T10:00:00.000Z')
  expect(all.map((m) => [m.month, m.shareCents, m.orders])).toEqual([
    ['2026-11', 3, 1],
    ['2026-12', 0, 0],
    ['2027-01', 5, 1],
    ['2027-02', 0, 0],
  ])
  expect(everyMonth([], '2027-02-03T10:00:00.000Z')).toEqual([])
})
