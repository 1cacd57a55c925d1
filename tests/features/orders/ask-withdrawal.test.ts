import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { read } from '../../../db/client.ts'
import { variants } from '../../../db/schema/catalogue.ts'
import { outbox } from '../../../db/schema/mail.ts'
import { askWithdrawal } from '../../../src/features/orders/ask-withdrawal.ts'
import { expireOrders } from '../../../src/features/orders/expire-orders.ts'
import { findToWithdraw } from '../../../src/features/orders/find-to-withdraw.ts'
import { placeOrder } from '../../../src/features/orders/place-order.ts'
import { readOrder } from '../../../src/features/orders/read-order.ts'
import { recordStep } from '../../../src/features/orders/record-step.ts'
import { markPaid } from '../../../src/features/orders/settle-order.ts'
import { codesOf, refusalOf } from '../../refusals.ts'
import { asked, cartWith, day, ines, openMarket, type Market } from '../market.ts'

let market: Market
let token: string
beforeEach(async () => {
  market = await openMarket()
  const secret = await cartWith([
    [market.shirtM, 1],
    [market.bowl, 2],
  ])
  token = (await placeOrder(asked(secret), day(1))).token
})

const deliver = async () => {
  await markPaid({ by: ines, number: 1, at: day(2) })
  await recordStep({ by: ines, number: 1, step: 'shipped', at: day(3) })
  await recordStep({ by: ines, number: 1, step: 'delivered', at: day(5) })
}
const asks = async () =>
  (await readOrder(token, day(6)))!.events.filter((event) => event.kind === 'withdrawal-asked')

describe('withdrawing', () => {
  test('is possible as soon as the order is placed, and acknowledged with what was declared and when', async () => {
    const acknowledged = await askWithdrawal({ token, at: day(1, 10) })
    expect(acknowledged).toEqual({
      label: 'C-00001',
      askedAt: day(1, 10),
      what: '1 × Chemise en lin « Rivière », M, 2 × Bol en grès « Marée »',
    })
    expect((await readOrder(token, day(2)))!.withdrawal).toMatchObject({ askedAt: day(1, 10) })
    const mail = (await read().select().from(outbox)).at(-1)!
    expect(mail.toAddress).toBe('amina@exemple.fr')
    expect(mail.subject).toContain('C-00001')
    expect(mail.text).toContain('1er mars 2026 à 11:00')
    expect(mail.text).toContain(acknowledged.what)
    expect(mail.text).toContain('heure de Paris')
  })

  test('of a whole order that nothing was paid for cancels it and gives its stock back', async () => {
    await askWithdrawal({ token, at: day(2) })
    expect(await readOrder(token, day(3))).toMatchObject({ state: 'cancelled', payment: { dueCents: 0 } })
    const [bowl] = await read().select().from(variants).where(eq(variants.id, market.bowl))
    expect(bowl!.stock).toBe(10)
    expect((await read().select().from(outbox)).at(-1)!.text).toContain('vous ne devez rien')
    expect(await expireOrders(day(30))).toEqual([])
  })

  test('of a part of it, or of one that is paid, leaves it standing and says where to send the things', async () => {
    await askWithdrawal({ token, lines: [{ position: 2, quantity: 1 }], at: day(2) })
    expect((await readOrder(token, day(2)))!.state).toBe('awaiting-payment')
    await markPaid({ by: ines, number: 1, at: day(2) })
    await askWithdrawal({ token, at: day(3) })
    expect((await readOrder(token, day(3)))!.state).toBe('paid')
    expect((await read().select().from(outbox)).at(-1)!.text).toContain('Centime Démonstration, retours')
  })

  test('may be for some pieces, and again for others', async () => {
    await deliver()
    const first = await askWithdrawal({
      token,
      lines: [{ position: 2, quantity: 1 }],
      statement: 'trop  petit',
      at: day(6),
    })
    await askWithdrawal({ token, lines: [{ position: 1, quantity: 1 }], at: day(7) })
    expect(first.what).toBe('1 × Bol en grès « Marée »')
    expect((await asks()).map(({ note, words }) => [note, words])).toEqual([
      ['1 × Bol en grès « Marée »', 'trop petit'],
      ['1 × Chemise en lin « Rivière », M', ''],
    ])
    expect(await read().select().from(outbox)).toHaveLength(5)
  })

  test('asked twice in the same words is one withdrawal, acknowledged as of the first time', async () => {
    await askWithdrawal({ token, at: day(2) })
    expect(await askWithdrawal({ token, at: day(3) })).toMatchObject({ askedAt: day(2) })
    expect(await asks()).toHaveLength(1)
  })

  test('is possible until the last moment of the period, and then says until when it was', async () => {
    await deliver()
    // Received on Thursday 5 March: until the end of Thursday 19 March in Paris.
    await askWithdrawal({ token, at: '2026-03-19T22:59:59.999Z' })
    const { code, params } = await refusalOf(() =>
      askWithdrawal({ token, lines: [{ position: 1, quantity: 1 }], at: '2026-03-19T23:00:00.000Z' }),
    )
    expect(code).toBe('refusal.withdrawal_too_late')
    expect(params['until']).toMatchObject({ fr: '19 mars 2026', en: '19 March 2026' })
  })

  test('has nothing to do with an order that expired', async () => {
    await expireOrders(day(12))
    expect(await codesOf(() => askWithdrawal({ token, at: day(13) }))).toEqual(['withdrawal_nothing'])
  })

  test('is refused for pieces that the order does not hold', async () => {
    const ask = (lines: { position: number; quantity: number }[]) =>
      codesOf(() => askWithdrawal({ token, lines, at: day(2) }))
    expect(await ask([])).toEqual(['withdrawal_no_lines'])
    expect(await ask([{ position: 1, quantity: 0 }])).toEqual(['withdrawal_no_lines'])
    for (const wrong of [
      { position: 1, quantity: 2 },
      { position: 3, quantity: 1 },
      { position: 0, quantity: 1 },
      { position: 1, quantity: -1 },
      { position: 1, quantity: 0.5 },
    ])
      expect(await ask([wrong]), JSON.stringify(wrong)).toEqual(['withdrawal_quantity'])
    expect(
      await ask([
        { position: 2, quantity: 1 },
        { position: 2, quantity: 1 },
      ]),
    ).toEqual(['withdrawal_quantity'])
    expect(await codesOf(() => askWithdrawal({ token, statement: 'x'.repeat(1001), at: day(2) }))).toEqual([
      'withdrawal_statement',
    ])
    expect(await asks()).toEqual([])
  })
})

describe('finding the order without an account', () => {
  test('takes its number however it is written, with the e-mail in any case', async () => {
    for (const number of ['C-00001', '1', 'c 1'])
      expect(await findToWithdraw({ number, email: ' AMINA@exemple.fr ' }, day(2))).toMatchObject({
        label: 'C-00001',
        withdrawal: { possible: true },
      })
    await askWithdrawal({ number: '1', email: 'amina@exemple.fr', at: day(2) })
    expect(await asks()).toHaveLength(1)
  })

  test('shows nothing of the address and nothing that leads to the order’s page', async () => {
    const found = await findToWithdraw({ number: '1', email: 'amina@exemple.fr' }, day(2))
    expect(Object.keys(found).sort()).toEqual(['label', 'lang', 'lines', 'placedAt', 'withdrawal'])
    expect(JSON.stringify(found)).not.toMatch(/Tisserands|Amina|Diallo/)
    expect(JSON.stringify(found)).not.toContain(token)
  })

  test('says the same whether the number, the e-mail or both are wrong', async () => {
    const wrong = [
      { number: '2', email: 'amina@exemple.fr' },
      { number: '1', email: 'noor@exemple.fr' },
      { number: 'none', email: '' },
      { token: 'guessed' },
    ]
    const told = []
    for (const known of wrong) {
      told.push(await refusalOf(() => findToWithdraw(known, day(2))))
      told.push(await refusalOf(() => askWithdrawal({ ...known, at: day(2) })))
    }
    expect(new Set(told.map(({ code, params, field }) => JSON.stringify([code, params, field]))).size).toBe(1)
  })
})
