import type Database from 'better-sqlite3'
import { beforeEach, describe, expect, test } from 'vitest'
import { placeOrder } from '../../../src/features/orders/place-order.ts'
import { readOrder } from '../../../src/features/orders/read-order.ts'
import { asked, cartWith, day, openMarket } from '../market.ts'

let shell: Database.Database
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
const columns = (table: string) =>
  (shell.pragma(`table_info(${table})`) as { name: string }[]).map((column) => column.name)

describe.each(frozen)('%s refuses from anybody with a shell', (table) => {
  test('to change a row, whatever the column', () => {
    for (const column of columns(table)) {
      for (const change of ['UPDATE', 'UPDATE OR REPLACE', 'UPDATE OR IGNORE'])
        expect(() => shell.exec(`${change} ${table} SET ${column} = ${column}`), column).toThrow(
          /append-only/,
        )
    }
  })

  test('to delete one', () => {
    expect(() => shell.exec(`DELETE FROM ${table}`)).toThrow(/append-only/)
  })

  test('to write over one', () => {
    const before = shell.prepare(`SELECT * FROM ${table}`).all()
    expect(before.length).toBeGreaterThan(0)
    for (const how of ['INSERT OR REPLACE', 'REPLACE'])
      expect(() => shell.exec(`${how} INTO ${table} SELECT * FROM ${table}`)).toThrow(
        /append-only|never changes/,
      )
    expect(shell.prepare(`SELECT * FROM ${table}`).all()).toEqual(before)
  })
})

describe('a placed order is sealed', () => {
  const copy = (table: string, changes: Record<string, string>) => {
    const values = columns(table).map((column) => changes[column] ?? column)
    return `INSERT INTO ${table} SELECT ${values.join(', ')} FROM ${table} LIMIT 1`
  }
  test.each([
    ['order_lines', { id: `'oln_more'`, position: '9' }],
    ['order_line_parts', { position: '99' }],
    ['order_delivery_parts', { vat_bp: '550' }],
    ['order_line_shares', { cause_id: `(select max(id) from causes)` }],
    ['order_gift_parts', { cause_id: `(select max(id) from causes)` }],
    ['order_cause_picks', { cause_id: `(select max(id) from causes)` }],
  ])('against a further row of %s', (table, changes) => {
    const others = `(select id from causes where id not in (select cause_id from order_cause_picks) limit 1)`
    const sql = copy(table, 'cause_id' in changes ? { cause_id: others } : changes)
    expect(() => shell.exec(sql)).toThrow(/a placed order never changes/)
  })
})

describe('an order that does not add up is never sealed', () => {
  const unsealed = (what: (order: string) => void) => {
    shell.exec('BEGIN')
    try {
      const fresh: Record<string, string> = {
        id: `'ord_x'`,
        number: '99',
        token: `'tok'`,
        cart_id: `'crt_x'`,
      }
      shell.exec(
        `INSERT INTO carts (id, secret_sha256, created_at, updated_at) VALUES ('crt_x', 'x', '${day(1)}', '${day(1)}')`,
      )
      shell.exec(
        `INSERT INTO orders SELECT ${columns('orders')
          .map((column) => fresh[column] ?? column)
          .join(', ')} FROM orders`,
      )
      what('ord_x')
      const seal = columns('order_events').map(
        (column) => ({ id: `'oev_x'`, order_id: `'ord_x'` })[column] ?? column,
      )
      shell.exec(`INSERT INTO order_events SELECT ${seal.join(', ')} FROM order_events`)
    } finally {
      shell.exec('ROLLBACK')
    }
  }
  const all = (table: string, changes: Record<string, string>) =>
    shell.exec(
      `INSERT INTO ${table} SELECT ${columns(table)
        .map((column) => changes[column] ?? column)
        .join(', ')} FROM ${table}`,
    )
  const whole = (order: string, wrong: Partial<Record<string, Record<string, string>>> = {}) => {
    const ofOrder = { order_id: `'${order}'` }
    const ofLine = { order_line_id: `order_line_id || 'x'` }
    all('order_lines', { id: `id || 'x'`, ...ofOrder, ...wrong['order_lines'] })
    all('order_line_parts', { ...ofLine, ...wrong['order_line_parts'] })
    all('order_delivery_parts', { ...ofOrder, ...wrong['order_delivery_parts'] })
    all('order_line_shares', { ...ofLine, ...wrong['order_line_shares'] })
    all('order_gift_parts', { ...ofOrder, ...wrong['order_gift_parts'] })
  }

  test('while the same order with right sums is', () => {
    expect(() => unsealed((order) => whole(order))).not.toThrow()
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
  ])('when %s.%s is off by one', (table, column, why) => {
    expect(() => unsealed((order) => whole(order, { [table]: { [column]: `${column} + 1` } }))).toThrow(why)
  })

  test('nor when its total is not its parts', () => {
    expect(() =>
      shell.exec(
        `INSERT INTO orders SELECT ${columns('orders')
          .map(
            (c) =>
              (
                ({ id: `'o'`, number: '7', token: `'t'`, total_cents: 'total_cents + 1' }) as Record<
                  string,
                  string
                >
              )[c] ?? c,
          )
          .join(', ')} FROM orders`,
      ),
    ).toThrow()
  })
})

test('after all of that the order reads as before', async () => {
  const before = await readOrder(token, day(1))
  for (const table of frozen) expect(() => shell.exec(`DELETE FROM ${table}`)).toThrow()
  expect(await readOrder(token, day(1))).toEqual(before)
})
