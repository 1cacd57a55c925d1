import { describe, expect, test } from 'vitest'
import { addDays, addFullDays, dayOf, endOfDay, startOfDay } from '../../../src/core/time/days.ts'
import { addWorkingDays, easter, isWorkingDay, workingDayFrom } from '../../../src/core/time/working-days.ts'

const paris = 'Europe/Paris'

test('a moment belongs to the day of the place', () => {
  expect(dayOf('2026-03-03T22:59:59.999Z', paris)).toBe('2026-03-03')
  expect(dayOf('2026-03-03T23:00:00.000Z', paris)).toBe('2026-03-04')
  expect(dayOf('2026-03-03T23:00:00.000Z', 'Pacific/Noumea')).toBe('2026-03-04')
  expect(dayOf('2026-03-03T03:00:00.000Z', 'America/Martinique')).toBe('2026-03-02')
})

test('days go over months, years and leap days', () => {
  expect(addDays('2026-02-28', 1)).toBe('2026-03-01')
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
  expect(addFullDays('2026-03-28T12:00:00.000Z', 10)).toBe('2026-04-07T12:00:00.000Z')
})

test('a day begins and ends by the clock of the place, also when clocks change', () => {
  expect(startOfDay('2026-01-15', paris)).toBe('2026-01-14T23:00:00.000Z')
  expect(startOfDay('2026-07-15', paris)).toBe('2026-07-14T22:00:00.000Z')
  // 29 March 2026 has 23 hours in Paris, 25 October has 25.
  expect(startOfDay('2026-03-29', paris)).toBe('2026-03-28T23:00:00.000Z')
  expect(endOfDay('2026-03-29', paris)).toBe('2026-03-29T21:59:59.999Z')
  expect(startOfDay('2026-10-25', paris)).toBe('2026-10-24T22:00:00.000Z')
  expect(endOfDay('2026-10-25', paris)).toBe('2026-10-25T22:59:59.999Z')
  expect(startOfDay('2026-01-15', 'Pacific/Auckland')).toBe('2026-01-14T11:00:00.000Z')
})

describe('working days', () => {
  test('Easter falls where the almanac says', () => {
    expect([2024, 2025, 2026, 2027, 2028, 2038].map(easter)).toEqual([
      '2024-03-31',
      '2025-04-20',
      '2026-04-05',
      '2027-03-28',
      '2028-04-16',
      '2038-04-25',
    ])
  })

  test('weekends and the eleven public holidays of 2026 are none', () => {
    const days = Array.from({ length: 365 }, (_, i) => addDays('2026-01-01', i))
    const weekday = (day: string) => ![0, 6].includes(new Date(day).getUTCDay())
    expect(days.filter((day) => weekday(day) && !isWorkingDay(day))).toEqual([
      '2026-01-01',
      '2026-04-06',
      '2026-05-01',
      '2026-05-08',
      '2026-05-14',
      '2026-05-25',
      '2026-07-14',
      '2026-11-11',
      '2026-12-25',
    ])
    expect(isWorkingDay('2026-08-15') || isWorkingDay('2026-11-01')).toBe(false)
  })

  test('a day that is none moves to the next, and several are counted without them', () => {
    expect(workingDayFrom('2026-05-13')).toBe('2026-05-13')
    expect(workingDayFrom('2026-04-04')).toBe('2026-04-07')
    expect(addWorkingDays('2026-04-30', 3)).toBe('2026-05-06')
    expect(addWorkingDays('2026-04-30', 0)).toBe('2026-04-30')
  })
})
