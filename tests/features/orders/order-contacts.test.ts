import { beforeEach, expect, test } from 'vitest'
import { read } from '../../../db/client.ts'
import { allChecks } from '../../../src/checks/all-checks.ts'
import { askWithdrawal } from '../../../src/features/orders/ask-withdrawal.ts'
import { addressLines } from '../../../src/features/orders/mail-pieces.ts'
import { placeOrder } from '../../../src/features/orders/place-order.ts'
import { readOrder } from '../../../src/features/orders/read-order.ts'
import { markPaid } from '../../../src/features/orders/settle-order.ts'
import { testEngine } from '../../database.ts'
import type { Outsider } from '../../outsider.ts'
import { codesOf } from '../../refusals.ts'
import { amina, asked, cartWith, day, ines, openMarket } from '../market.ts'

/** A town and a post code that the shop's own rows do not hold. */
const zoe = { ...amina, postcode: '29217', city: 'Le Conquet', phone: '+33 2 98 00 00 00' }

let shell: Outsider
let token: string
beforeEach(async () => {
  const market = await openMarket()
  const secret = await cartWith([
    [market.shirtM, 1],
    [market.bowl, 2],
  ])
  token = (await placeOrder(asked(secret, { address: zoe }), day(1))).token
  shell = market.outsider()
})

const order = async () => (await readOrder(token, day(2)))!
const nobody = { name: '', email: '', phone: '', address1: '', address2: '', postcode: '', city: '' }
const erasures = ['DELETE FROM order_contacts', `UPDATE order_contacts SET ${blank(Object.keys(nobody))}`]

function blank(fields: string[]): string {
  return fields.map((field) => `${field.replace(/\d/, '_$&')} = ''`).join(', ')
}

test('nothing in an order’s own rows names the shopper or where they live', async () => {
  await markPaid({ by: ines, number: 1, at: day(2) })
  const guarded = await shell.appendOnlyTables()
  expect(guarded).toContain('orders')
  for (const table of guarded) {
    const kept = JSON.stringify(await shell.rows(`SELECT * FROM ${table}`))
    for (const personal of [zoe.name, zoe.email, zoe.address1, zoe.postcode, zoe.city, zoe.phone])
      expect(kept.includes(personal), `${table} keeps ${personal}`).toBe(false)
  }
  expect(await shell.column('SELECT country FROM orders')).toEqual(['FR'])
})

test.each(erasures)('%s leaves the order, its page and its amounts as they were', async (erasure) => {
  const before = await order()
  expect(before).toMatchObject(zoe)
  await shell.exec(erasure)
  const after = await order()
  expect(after).toEqual({ ...before, ...nobody })
  expect(addressLines(after)).toEqual(['France'])
})

test.each(erasures)('after %s every invariant holds, and nobody is written to', async (erasure) => {
  await shell.exec(erasure)
  await markPaid({ by: ines, number: 1, at: day(2) })
  expect(await order()).toMatchObject({ state: 'paid' })
  expect(await shell.column('SELECT once_key FROM outbox')).toEqual([expect.stringMatching(/^order-placed:/)])
  for (const check of allChecks)
    expect(await check.run(read(), day(3)), check.name).toMatchObject({ failures: [] })
})

test.each(erasures)('after %s no e-mail opens the order, not even an empty one', async (erasure) => {
  await shell.exec(erasure)
  for (const email of [zoe.email, '', ' '])
    expect(await codesOf(() => askWithdrawal({ number: 'C-00001', email, at: day(2) }))).toEqual([
      'order_not_found',
    ])
  expect((await askWithdrawal({ token, at: day(2) })).label).toBe('C-00001')
})

test('what was written to a shopper can be erased, and is never written over', async () => {
  await shell.exec(`UPDATE outbox SET to_address = '', to_name = '', text = '', html = ''`)
  const over = testEngine === 'sqlite' ? ['INSERT OR REPLACE INTO', 'REPLACE INTO'] : ['INSERT INTO']
  for (const how of over)
    await expect(shell.exec(`${how} outbox SELECT * FROM outbox`)).rejects.toThrow(
      /append-only|duplicate key/,
    )
  expect(await shell.column('SELECT text FROM outbox')).toEqual([''])
})
