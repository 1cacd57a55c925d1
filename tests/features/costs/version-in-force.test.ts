import { expect, test } from 'vitest'
import { versionInForce } from '../../../src/features/costs/version-in-force.ts'

const version = (number: number, inForceFrom: string, scheduled = false) => ({
  number,
  inForceFrom,
  scheduled,
})

test('the version in force is the one that began last, whatever its number', () => {
  const all = [
    version(1, '2026-01-01'),
    version(2, '2026-05-01'),
    version(3, '2026-03-01'),
    version(4, '2027-01-01', true),
  ]
  expect(versionInForce(all)?.number).toBe(2)
})

test('of two that began together the newer is in force, and planned ones never are', () => {
  expect(versionInForce([version(1, '2026-01-01'), version(2, '2026-01-01')])?.number).toBe(2)
  expect(versionInForce([version(1, '2027-01-01', true)])).toBeNull()
  expect(versionInForce([])).toBeNull()
})
