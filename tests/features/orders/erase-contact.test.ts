import { readdirSync } from 'node:fs'
import { beforeEach, expect, test } from 'vitest'
import { getTableConfig } from 'drizzle-orm/sqlite-core'
import { allTables } from '../../../db/tables.ts'
import { shopper } from '../../../src/features/accounts/person.ts'
import { deliverMail } from '../../../src/features/mail/deliver-mail.ts'
import { askWithdrawal } from '../../../src/features/orders/ask-withdrawal.ts'
import { addNote } from '../../../src/features/orders/add-note.ts'
import { readDeskOrder } from '../../../src/features/orders/desk-order.ts'
import { eraseContact } from '../../../src/features/orders/erase-contact.ts'
import { listOrders } from '../../../src/features/orders/list-orders.ts'
import { placeOrder } from '../../../src/features/orders/place-order.ts'
import { recordStep } from '../../../src/features/orders/record-step.ts'
import { markPaid } from '../../../src/features/orders/settle-order.ts'
import { overwriting } from '../../outsider.ts'
import { codesOf } from '../../refusals.ts'
import { scratchFolder } from '../../scratch.ts'
import { amina, asked, cartWith, day, ines, openMarket, type Market } from '../market.ts'

const zoe = { ...amina, name: 'Zoé Le Goff', email: 'zoe@exemple.fr', postcode: '29217', city: 'Le Conquet' }
let market: Market
let mailFolder: string
beforeEach(async () => {
  market = await openMarket()
  mailFolder = scratchFolder()
  for (const address of [zoe, amina])
    await placeOrder(asked(await cartWith([[market.bowl, 1]]), { address }), day(1))
  for (const number of [1, 2])
    await markPaid({ by: ines, number, at: day(2), note: number === 1 ? 'VIR ZOE LE GOFF' : 'VIR' })
  await addNote({ by: ines, number: 1, text: 'Zoé Le Goff passe vendredi.', at: day(2) })
})

const erase = (by = ines, number = 1, at = day(9)) => eraseContact({ by, number, at, mailFolder })
const deliver = (at: string) =>
  deliverMail({ folder: mailFolder, from: { name: 'Centime', address: 'bonjour@centime.example' }, at })

test('an erasure leaves nothing of the shopper in any row or mail, and the amounts as they were', async () => {
  await deliver(day(2))
  await recordStep({ by: ines, number: 1, step: 'shipped', at: day(3) })
  const statement = 'Rappelez-moi au bureau, Zoé Le Goff.'
  await askWithdrawal({ number: '1', email: zoe.email, statement, at: day(4) })
  const before = (await readDeskOrder({ by: ines, number: 1, at: day(9) }))!
  expect(readdirSync(mailFolder)).toHaveLength(4)
  await erase()

  const shell = market.outsider()
  for (const table of allTables) {
    const { name } = getTableConfig(table)
    const kept = JSON.stringify(await shell.rows(`select * from ${name}`)).toLowerCase()
    for (const personal of [zoe.name, 'zoe le goff', zoe.email, zoe.city, 'au bureau'])
      expect(kept.includes(personal.toLowerCase()), `${name} keeps ${personal}`).toBe(false)
  }
  expect(readdirSync(mailFolder)).toHaveLength(2)
  expect((await deliver(day(10))).delivered).toBe(0)
  const after = (await readDeskOrder({ by: ines, number: 1, at: day(9) }))!
  expect(after).toMatchObject({ totalCents: before.totalCents, name: '', email: '', erasedAt: day(9) })
  expect(after.history.at(-1)).toEqual({ what: 'erased', at: day(9), by: 'ines' })
  expect((await listOrders({ by: ines, page: 1, q: 'goff' })).total).toBe(0)
  expect((await listOrders({ by: ines, page: 1, q: 'amina' })).total).toBe(1)
})

test('done twice keeps who did it first, and when', async () => {
  await recordStep({ by: ines, number: 1, step: 'shipped', at: day(3) })
  await erase()
  await erase(ines, 1, day(11))
  expect((await readDeskOrder({ by: ines, number: 1, at: day(12) }))!.erasedAt).toBe(day(9))
})

test('is refused while the order is still to be sent, to a shopper, and of an unknown order', async () => {
  expect(await codesOf(() => erase())).toEqual(['order_erase_open'])
  expect(await codesOf(() => erase(shopper))).toEqual(['not_allowed'])
  expect(await codesOf(() => erase(ines, 77))).toEqual(['order_unknown'])
  expect((await readDeskOrder({ by: ines, number: 1, at: day(9) }))!.name).toBe(zoe.name)
})

test('a note is kept with who and when; an empty one and a shopper’s are refused', async () => {
  const note = (by = ines, text = '') => addNote({ by, number: 1, text, at: day(3) })
  expect(await codesOf(() => note())).toEqual(['order_note_empty'])
  expect(await codesOf(() => note(ines, 'x'.repeat(2001)))).toEqual(['order_note_long'])
  expect(await codesOf(() => note(shopper, 'x'))).toEqual(['not_allowed'])
  await note(ines, '  Emballage cadeau ')
  const { history } = (await readDeskOrder({ by: ines, number: 1, at: day(9) }))!
  expect(history.filter((entry) => entry.what === 'note').map((entry) => entry.text)).toEqual([
    'Zoé Le Goff passe vendredi.',
    'Emballage cadeau',
  ])
})

test('what was typed beside an event can be erased and changed in no other way, by whoever writes', async () => {
  const shell = market.outsider()
  const columns = await shell.columnsOf('order_event_words')
  for (const statement of [
    ...columns.map((column) => `update order_event_words set ${column} = 'x'`),
    `update order_event_words set text = '', order_id = 'x'`,
    'delete from order_event_words',
    await overwriting(shell, 'order_event_words', 'true', { text: `'x'` }),
  ])
    await expect(shell.exec(statement), statement).rejects.toThrow(/append-only/i)
  await shell.exec(`update order_event_words set text = ''`)
  expect(new Set(await shell.column('select text from order_event_words'))).toEqual(new Set(['']))
})
