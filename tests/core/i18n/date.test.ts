import { expect, test } from 'vitest'
import { formatDate } from '../../../src/core/i18n/date.ts'

test('a day is written as the language writes it, the first of a month too', () => {
  expect(formatDate('2026-10-01', 'fr')).toBe('1er octobre 2026')
  expect(formatDate('2026-10-01', 'en')).toBe('1 October 2026')
  expect(formatDate('2026-10-11', 'fr')).toBe('11 octobre 2026')
  expect(formatDate('2026-10-01', 'fr', 'month')).toBe('oct. 2026')
})

test('a moment is shown in the shop’s time, a day as it stands', () => {
  expect(formatDate('2026-12-07T23:00:00.000Z', 'fr')).toBe('8 décembre 2026')
  expect(formatDate('2026-12-07T23:30:00.000Z', 'en', 'minute')).toBe('8 December 2026 at 00:30')
  expect(formatDate('2026-12-07', 'en')).toBe('7 December 2026')
})
