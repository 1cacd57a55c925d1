import { beforeEach, describe, expect, test } from 'vitest'
import { placeOrder } from '../../../src/features/orders/place-order.ts'
import { readOrder } from '../../../src/features/orders/read-order.ts'
import { appendOnlyRefusals, type Outsider } from '../../outsider.ts'
import { asked, cartWith, day, openMarket } from '../market.ts'

let shell: Outsider
let token: string
beforeEach(async () => {
  const market = await openMarket()
  const secret = await cartWith([
    [market.shirtM, 1],
    [market.bowl, 2],
  ])
  const causeIds = [market.causes['rivieres-vivantes']!]
  token = (await placeOrder(asked(secret, { causeIds, gift: { kind: 'round-up' } }), day(1))).token
  shell = market.outsider()
})

const frozen = [
  'orders',
  'order_lines',
  'order_line_parts',
  'order_delivery_parts',
  'order_line_shares',
  'order_gift_parts',
  'order_cause_picks',
  'order_events',
]
const columns = (table: string) => shell.columnsOf(table)

describe.each(frozen)('%s refuses from anybody with a shell', (table) => {
  test('to change, delete or write over a row, whatever the column', async () => {
    const before = await shell.rows(`SELECT * FROM ${table}`)
    expect(before.length).toBeGreaterThan(0)
    for (const statement of await appendOnlyRefusals(shell, table))
      await expect(shell.exec(statement), statement).rejects.toThrow(/append-only|never changes/)
    expect(await shell.rows(`SELECT * FROM ${table}`)).toEqual(before)
  })
})

describe('a placed order is sealed', () => {
  const copy = async (table: string, changes: Record<string, string>) => {
    const values = (await columns(table)).map((column) => changes[column] ?? column)
    return `INSERT INTO ${table} SELECT ${values.join(', ')} FROM ${table} LIMIT 1`
  }
  test.each([
    ['order_lines', { id: `'oln_more'`, position: '9' }],
    ['order_line_parts', { position: '99' }],
    ['order_delivery_parts', { vat_bp: '550' }],
    ['order_line_shares', { cause_id: `(select max(id) from causes)` }],
    ['order_gift_parts', { cause_id: `(select max(id) from causes)` }],
    ['order_cause_picks', { cause_id: `(select max(id) from causes)` }],
  ])('against a further row of %s', async (table, changes) => {
    const others = `(select id from causes where id not in (select cause_id from order_cause_picks) limit 1)`
    const sql = await copy(table, 'cause_id' in changes ? { cause_id: others } : changes)
    await expect(shell.exec(sql)).rejects.toThrow(/a placed order never changes/)
  })
})

describe('an order that does not add up is never sealed', () => {
  const unsealed = async (what: (order: string) => Promise<void>) => {
    await shell.exec('BEGIN')
    try {
      const fresh: Record<string, string> = {
        id: `'ord_x'`,
        number: '99',
        token: `'tok'`,
        cart_id: `'crt_x'`,
      }
      await shell.exec(
        `INSERT INTO carts (id, secret_sha256, created_at, updated_at) VALUES ('crt_x', 'x', '${day(1)}', '${day(1)}')`,
      )
      await shell.exec(
        `INSERT INTO orders SELECT ${(await columns('orders'))
          .map((column) => fresh[column] ?? column)
          .join(', ')} FROM orders`,
      )
      await what('ord_x')
      const seal = (await columns('order_events')).map(
        (column) => ({ id: `'oev_x'`, order_id: `'ord_x'` })[column] ?? column,
      )
      await shell.exec(`INSERT INTO order_events SELECT ${seal.join(', ')} FROM order_events`)
    } finally {
      await shell.exec('ROLLBACK')
    }
  }
  const all = async (table: string, changes: Record<string, string>) =>
    shell.exec(
      `INSERT INTO ${table} SELECT ${(await columns(table))
        .map((column) => changes[column] ?? column)
        .join(', ')} FROM ${table}`,
    )
  const whole = async (order: string, wrong: Partial<Record<string, Record<string, string>>> = {}) => {
    const ofOrder = { order_id: `'${order}'` }
    const ofLine = { order_line_id: `order_line_id || 'x'` }
    await all('order_lines', { id: `id || 'x'`, ...ofOrder, ...wrong['order_lines'] })
    await all('order_line_parts', { ...ofLine, ...wrong['order_line_parts'] })
    await all('order_delivery_parts', { ...ofOrder, ...wrong['order_delivery_parts'] })
    await all('order_line_shares', { ...ofLine, ...wrong['order_line_shares'] })
    await all('order_gift_parts', { ...ofOrder, ...wrong['order_gift_parts'] })
  }

  test('while the same order with right sums is', async () => {
    await expect(unsealed((order) => whole(order))).resolves.toBeUndefined()
  })

  test.each([
    ['order_lines', 'quantity', /sum/],
    ['order_lines', 'unit_vat_cents', /VAT/],
    ['order_lines', 'unit_share_cents', /shares/],
    ['order_line_parts', 'unit_cents', /parts/],
    ['order_delivery_parts', 'gross_cents', /delivery/],
    ['order_delivery_parts', 'vat_cents', /VAT/],
    ['order_line_shares', 'share_cents', /shares/],
    ['order_gift_parts', 'gift_cents', /gift/],
  ])('when %s.%s is off by one', async (table, column, why) => {
    const wrong = { [table]: { [column]: `${column} + 1` } }
    await expect(unsealed((order) => whole(order, wrong))).rejects.toThrow(why)
  })

  test('nor when its total is not its parts', async () => {
    const wrong: Record<string, string> = {
      ...{ id: `'o'`, number: '7', token: `'t'`, cart_id: `cart_id || 'x'` },
      total_cents: 'total_cents + 1',
    }
    const values = (await columns('orders')).map((column) => wrong[column] ?? column)
    await expect(shell.exec(`INSERT INTO orders SELECT ${values.join(', ')} FROM orders`)).rejects.toThrow(
      /orders_total/,
    )
  })
})

test('after all of that the order reads as before', async () => {
  const before = await readOrder(token, day(1))
  for (const table of frozen) await expect(shell.exec(`DELETE FROM ${table}`)).rejects.toThrow()
  expect(await readOrder(token, day(1))).toEqual(before)
})
