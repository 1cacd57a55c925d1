import { beforeEach, describe, expect, test } from 'vitest'
import { read } from '../../db/client.ts'
import { check as causesAgreed } from '../../src/checks/causes-agreed.ts'
import type { Check } from '../../src/checks/check.ts'
import { check as ordersAddUp } from '../../src/checks/orders-add-up.ts'
import { check as paidOrdersAreTold } from '../../src/checks/paid-orders-are-told.ts'
import { check as stockFollowsOrders } from '../../src/checks/stock-follows-orders.ts'
import { check as stockIsCounted } from '../../src/checks/stock-is-counted.ts'
import { check as vatFollowsItsRates } from '../../src/checks/vat-follows-its-rates.ts'
import { cancelOrder } from '../../src/features/orders/cancel-order.ts'
import { expireOrders } from '../../src/features/orders/expire-orders.ts'
import { placeOrder } from '../../src/features/orders/place-order.ts'
import { markPaid } from '../../src/features/orders/settle-order.ts'
import type { Outsider } from '../outsider.ts'
import { asked, cartWith, day, ines, openMarket } from '../features/market.ts'

let shell: Outsider
/** C-00001 is paid, C-00002 has expired, C-00003 waits, C-00004 expired and was paid late, C-00005 is cancelled. */
beforeEach(async () => {
  const market = await openMarket({ checked: false })
  const order = async (at: string) => {
    const secret = await cartWith([
      [market.shirtM, 1],
      [market.bowl, 2],
      [market.print, 3],
    ])
    await placeOrder(asked(secret, { gift: { kind: 'round-up' } }), at)
  }
  await order(day(1))
  await order(day(1))
  await order(day(10))
  await order(day(2))
  await markPaid({ by: ines, number: 1, at: day(3) })
  await expireOrders(day(14))
  await markPaid({ by: ines, number: 4, at: day(15) })
  await order(day(15))
  await cancelOrder({ by: ines, number: 5, at: day(15) })
  shell = market.outsider()
})

/** What somebody could do who has taken the guards away. */
async function tamper(sql: string): Promise<void> {
  await shell.dropGuards()
  await shell.exec(sql)
}
const run = (check: Check) => check.run(read(), day(20))

const all = [
  ordersAddUp,
  vatFollowsItsRates,
  stockFollowsOrders,
  stockIsCounted,
  paidOrdersAreTold,
  causesAgreed,
]
test.each(all.map((check) => [check.name, check] as const))(
  '%s holds on what the verbs have written',
  async (_, check) => {
    const { looked, failures } = await run(check)
    expect(failures).toEqual([])
    expect(looked).toBeGreaterThanOrEqual(5)
  },
)

const ofFirst = `(SELECT id FROM orders WHERE number = 1)`
const lineOfFirst = `(SELECT id FROM order_lines WHERE order_id = ${ofFirst} AND position = 1)`

describe('orders-add-up names an order', () => {
  test.each([
    ['goods', `UPDATE order_lines SET unit_price_cents = unit_price_cents + 1 WHERE id = ${lineOfFirst}`],
    ['delivery', `UPDATE order_delivery_parts SET gross_cents = gross_cents + 1 WHERE order_id = ${ofFirst}`],
    ['vat', `UPDATE order_delivery_parts SET vat_cents = vat_cents - 1 WHERE order_id = ${ofFirst}`],
    ['share', `UPDATE order_lines SET unit_share_cents = unit_share_cents + 1 WHERE id = ${lineOfFirst}`],
    ['gift', `DELETE FROM order_gift_parts WHERE order_id = ${ofFirst}`],
    ['total', `UPDATE orders SET total_cents = total_cents + 1 WHERE number = 1`],
    [
      'parts',
      `UPDATE order_line_parts SET unit_cents = unit_cents + 1 WHERE order_line_id = ${lineOfFirst} AND position = 1`,
    ],
    [
      'shares',
      `UPDATE order_line_shares SET share_cents = share_cents - 1 WHERE order_line_id = ${lineOfFirst}`,
    ],
    ['shares', `DELETE FROM order_line_shares WHERE order_line_id = ${lineOfFirst}`],
  ])('whose %s is off', async (name, sql) => {
    await tamper(sql)
    const { failures } = await run(ordersAddUp)
    expect(failures.some((failure) => failure.startsWith(`C-00001: ${name} off by`))).toBe(true)
    expect(failures.every((failure) => failure.startsWith('C-00001'))).toBe(true)
  })
})

test('vat-follows-its-rates names an order whose VAT left its rate by more than rounding', async () => {
  // Seven units may round 3.5 cents away; four are too many.
  await tamper(`UPDATE order_lines SET unit_vat_cents = unit_vat_cents + 4 WHERE id = ${lineOfFirst}`)
  expect((await run(vatFollowsItsRates)).failures).toEqual([
    expect.stringMatching(/^C-00001: .* at 2000 bp$/),
  ])
})

describe('stock-follows-orders names an order', () => {
  const movementsOf = (number: number, reason: string) =>
    `DELETE FROM stock_movements WHERE reason = '${reason}' AND order_id = (SELECT id FROM orders WHERE number = ${number})`

  test('that expired and kept its pieces', async () => {
    await tamper(movementsOf(2, 'expired'))
    const { failures } = await run(stockFollowsOrders)
    expect(failures).toHaveLength(2)
    expect(failures[0]).toMatch(/^C-00002 \(expired\): .* held$/)
  })

  test('that was cancelled and kept its pieces', async () => {
    await tamper(movementsOf(5, 'cancelled'))
    expect((await run(stockFollowsOrders)).failures[0]).toMatch(/^C-00005 \(cancelled\)/)
  })

  test('that stands and holds nothing', async () => {
    await tamper(`INSERT INTO stock_movements (id, variant_id, delta, reason, order_id, moved_at, moved_by)
      SELECT 'smv_' || id, variant_id, -delta, 'expired', order_id, moved_at, moved_by
      FROM stock_movements WHERE order_id = ${ofFirst}`)
    const { failures } = await run(stockFollowsOrders)
    expect(failures).toHaveLength(2)
    expect(failures[0]).toMatch(/^C-00001 \(paid\): .* 0 held$/)
  })

  test('that stands and holds other pieces than it sold', async () => {
    await tamper(`UPDATE stock_movements SET delta = delta - 1 WHERE order_id = ${ofFirst}`)
    expect((await run(stockFollowsOrders)).failures).toHaveLength(2)
  })
})

test('stock-is-counted names a variant whose stock nobody moved', async () => {
  await tamper(
    `UPDATE variants SET stock = stock + 1 WHERE id = (SELECT max(variant_id) FROM stock_movements)`,
  )
  expect((await run(stockIsCounted)).failures).toEqual([
    expect.stringMatching(/ at hand, \d+ by its movements$/),
  ])
})

test('paid-orders-are-told names an order without a mail', async () => {
  await tamper(`DELETE FROM outbox WHERE once_key LIKE 'order-paid:' || ${ofFirst}
    OR once_key = (SELECT 'order-placed:' || id FROM orders WHERE number = 3)`)
  expect((await run(paidOrdersAreTold)).failures).toEqual([
    'C-00001: no mail was queued',
    'C-00003: no mail was queued',
  ])
})

test('causes-agreed names an order that gives to a cause without its word at the time', async () => {
  await tamper(
    `UPDATE cause_consents SET given_at = '${day(5)}' WHERE cause_id = (SELECT id FROM causes WHERE position = 2)`,
  )
  const { failures } = await run(causesAgreed)
  expect(failures.sort()).toEqual(
    ['C-00001', 'C-00002', 'C-00004'].map((label) => `${label}: Le Métier en main had not agreed`),
  )
})
