import { expect, test } from 'vitest'
import { lastNight } from '../../src/jobs/nightly.ts'

test.each([
  ['2026-03-03T02:00:00.000Z', '2026-03-03T02:00:00.000Z'],
  ['2026-03-03T01:59:59.999Z', '2026-03-02T02:00:00.000Z'],
  ['2027-01-01T00:30:00.000Z', '2026-12-31T02:00:00.000Z'],
])('the last night before %s began at %s', (at, began) => {
  expect(lastNight(at)).toBe(began)
})
