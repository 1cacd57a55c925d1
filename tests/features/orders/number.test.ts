import { expect, test } from 'vitest'
import { orderLabel, parseOrderLabel } from '../../../src/features/orders/number.ts'

test('a number is shown with five digits at least', () => {
  expect([1, 42, 99_999, 100_000].map(orderLabel)).toEqual(['C-00001', 'C-00042', 'C-99999', 'C-100000'])
})

test('it is read however people write it', () => {
  for (const typed of ['C-00042', 'c-42', ' C 00042 ', '42', 'C00042', 'C‑00042', 'c–42'])
    expect(parseOrderLabel(typed), typed).toBe(42)
  for (const typed of ['', 'C-', '0', 'C-00000', '42x', 'D-00042', '4.2', '-42x', '9'.repeat(30)])
    expect(parseOrderLabel(typed), typed).toBeNull()
})
