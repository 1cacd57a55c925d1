import { describe, expect, test } from 'vitest'
import { withdrawalPeriod } from '../../../src/features/orders/withdrawal-period.ts'
import type { OrderEventKind } from '../../../src/features/orders/order-state.ts'

const terms = { days: 14, timeZone: 'Europe/Paris', transitDaysMax: 5 }
const events = (...told: [OrderEventKind, string][]) =>
  told.map(([kind, day]) => ({ kind, at: `2026-${day}T10:00:00.000Z` }))
const period = (told: [OrderEventKind, string][], now: string) =>
  withdrawalPeriod(events(...told), terms, now.length > 10 ? now : `2026-${now}T10:00:00.000Z`)

const placed: [OrderEventKind, string] = ['placed', '03-02']
const paid: [OrderEventKind, string] = ['paid', '03-03']
const shipped: [OrderEventKind, string] = ['shipped', '03-04']
const delivered: [OrderEventKind, string] = ['delivered', '03-06']

describe('an order can be withdrawn from', () => {
  test('from the moment it is placed, without an end while nothing has left', () => {
    expect(period([placed], '03-02')).toEqual({ possible: true, until: null, askedAt: null })
    expect(period([placed, paid], '09-01')).toMatchObject({ possible: true, until: null })
  })

  test('until the end of the fourteenth day after the day it was received', () => {
    const until = '2026-03-20T22:59:59.999Z'
    expect(period([placed, paid, shipped, delivered], '03-10')).toMatchObject({ possible: true, until })
    expect(period([placed, paid, shipped, delivered], until).possible).toBe(true)
    expect(period([placed, paid, shipped, delivered], '2026-03-20T23:00:00.000Z').possible).toBe(false)
  })

  test('to the next working day when the last is a Sunday', () => {
    // Received on Sunday 8 March: the 14th day is Sunday 22 March.
    expect(period([placed, paid, shipped, ['delivered', '03-08']], '03-10').until).toBe(
      '2026-03-23T22:59:59.999Z',
    )
  })

  test('past Easter when the last day is the Saturday before it', () => {
    expect(period([placed, paid, shipped, ['delivered', '03-21']], '03-22').until).toBe(
      '2026-04-07T21:59:59.999Z',
    )
  })

  test('for the longest transit and fourteen days when nobody told of the receipt', () => {
    // Five working days after Wednesday 4 March: Wednesday 11; fourteen days on: 25 March.
    expect(period([placed, paid, shipped], '03-10').until).toBe('2026-03-25T22:59:59.999Z')
  })

  test('not once it has expired or was cancelled', () => {
    expect(period([placed, ['expired', '03-13']], '03-14')).toMatchObject({ possible: false, until: null })
    expect(period([placed, paid, ['cancelled', '03-04']], '03-05').possible).toBe(false)
  })

  test('again when an expired order was paid after all', () => {
    expect(period([placed, ['expired', '03-13'], ['paid', '03-14']], '03-15').possible).toBe(true)
  })
})

test('the last withdrawal asked for is remembered', () => {
  const asked: [OrderEventKind, string] = ['withdrawal-asked', '03-05']
  expect(period([placed, paid, asked], '03-06')).toMatchObject({
    possible: true,
    askedAt: '2026-03-05T10:00:00.000Z',
  })
})
