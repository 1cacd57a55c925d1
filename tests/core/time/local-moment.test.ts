import { expect, test } from 'vitest'
import { localText, momentOfLocal } from '../../../src/core/time/local-moment.ts'

const paris = 'Europe/Paris'

test.each([
  ['2026-02-11T09:00', '2026-02-11T08:00:00.000Z'],
  ['2026-07-01T00:30', '2026-06-30T22:30:00.000Z'],
  // The hour that comes twice, in the night to 25 October: the first one.
  ['2026-10-25T02:30', '2026-10-25T00:30:00.000Z'],
  // The hour that the night to 29 March leaves out.
  ['2026-03-29T02:30', null],
  ['2026-02-30T09:00', null],
  ['tomorrow', null],
  ['', null],
])('the clocks of Paris show %j at %j', (text, iso) => {
  expect(momentOfLocal(text, paris)).toBe(iso)
  if (iso) expect(localText(iso, paris)).toBe(text)
})

test('zones with odd offsets are read to the minute', () => {
  expect(momentOfLocal('2026-02-11T09:00', 'Asia/Kathmandu')).toBe('2026-02-11T03:15:00.000Z')
  expect(momentOfLocal('2026-02-11T09:00', 'UTC')).toBe('2026-02-11T09:00:00.000Z')
})
