import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { read } from '../../../db/client.ts'
import { stockMovements, variants } from '../../../db/schema/catalogue.ts'
import { outbox } from '../../../db/schema/mail.ts'
import { shopper } from '../../../src/features/accounts/person.ts'
import { cancelOrder } from '../../../src/features/orders/cancel-order.ts'
import { expireOrders } from '../../../src/features/orders/expire-orders.ts'
import { placeOrder } from '../../../src/features/orders/place-order.ts'
import { readOrder } from '../../../src/features/orders/read-order.ts'
import { recordStep } from '../../../src/features/orders/record-step.ts'
import { markPaid } from '../../../src/features/orders/settle-order.ts'
import { codesOf, refusalOf } from '../../refusals.ts'
import { asked, cartWith, day, ines, openMarket, seed, type Market } from '../market.ts'

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

const order = async (at = day(20)) => (await readOrder(token, at))!
const kinds = async () => (await order()).events.map((event) => event.kind)
const stock = async () =>
  Promise.all(
    [market.shirtM, market.bowl].map(
      async (id) => (await read().select().from(variants).where(eq(variants.id, id)))[0]!.stock,
    ),
  )
const mails = async () =>
  (await read().select().from(outbox)).map((mail) => mail.onceKey.split(':')[0]!.replace('order-', ''))
const pay = (receivedCents?: number, at = day(2)) => markPaid({ by: ines, number: 1, receivedCents, at })

describe('a transfer', () => {
  test('of the whole sum makes the order paid and tells the shopper', async () => {
    expect(await pay(13820)).toEqual({
      ...{ label: 'C-00001', state: 'paid', dueCents: 0, overpaidCents: 0, changed: true },
    })
    expect(await order()).toMatchObject({
      ...{ state: 'paid', paidAt: day(2), receivedCents: 13820 },
      payment: { dueCents: 0, epc: null },
    })
    expect(await mails()).toEqual(['placed', 'paid'])
  })

  test('without a sum counts as exactly what was due, also after a first part', async () => {
    await pay(10000)
    expect(await pay()).toMatchObject({ state: 'paid', overpaidCents: 0 })
    expect((await order()).events.map((event) => event.receivedCents)).toEqual([null, 10000, 3820])
  })

  test('told twice without a sum changes nothing the second time', async () => {
    await pay(13820)
    expect(await pay(undefined, day(3))).toMatchObject({ state: 'paid', changed: false })
    expect(await kinds()).toEqual(['placed', 'paid'])
    expect(await mails()).toEqual(['placed', 'paid'])
  })

  test('told by twenty at once is written once', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => pay()))
    expect(all.filter((settled) => settled.changed)).toHaveLength(1)
    expect(await kinds()).toEqual(['placed', 'paid'])
  })

  test('of too little waits for the rest, keeps the stock past the last day, and asks for what is missing', async () => {
    expect(await pay(13000)).toMatchObject({ state: 'part-paid', dueCents: 820 })
    expect(await order()).toMatchObject({ state: 'part-paid', payment: { dueCents: 820 } })
    expect((await order()).payment.epc).toContain('EUR8.20')
    expect(await mails()).toEqual(['placed', 'part-paid'])
    expect(await expireOrders(day(30))).toEqual([])
    expect(await pay(820, day(30))).toMatchObject({ state: 'paid', overpaidCents: 0 })
  })

  test('of too much makes the order paid and notes the surplus for the owner', async () => {
    expect(await pay(14000)).toMatchObject({ state: 'paid', overpaidCents: 180 })
    expect(await kinds()).toEqual(['placed', 'paid', 'overpaid'])
    expect((await order()).events.at(-1)!.note).toBe('1,80\u00a0€')
    const { text } = (await read().select().from(outbox)).at(-1)!
    expect(text).toContain('1,80\u00a0€ de trop')
  })

  test('after the whole sum is kept as a surplus for the owner, however far the order is', async () => {
    await pay(13820)
    await recordStep({ by: seed, number: 1, step: 'shipped', at: day(3) })
    expect(await pay(2500, day(4))).toEqual({
      ...{ label: 'C-00001', state: 'shipped', dueCents: 0, overpaidCents: 2500, changed: true },
    })
    expect(await pay(100, day(5))).toMatchObject({ overpaidCents: 2600, changed: true })
    expect(await order()).toMatchObject({ state: 'shipped', receivedCents: 16420, payment: { dueCents: 0 } })
    expect((await order()).events.slice(-2)).toEqual([
      { kind: 'overpaid', at: day(4), receivedCents: 2500, note: '25,00\u00a0€', words: '' },
      { kind: 'overpaid', at: day(5), receivedCents: 100, note: '1,00\u00a0€', words: '' },
    ])
    expect(await pay()).toMatchObject({ overpaidCents: 2600, changed: false })
    for (const sum of [0, -1]) expect(await codesOf(() => pay(sum))).toEqual(['order_received'])
  })

  test('is refused without an authority, for an unknown order, and for no sum at all', async () => {
    expect(await codesOf(() => markPaid({ by: shopper, number: 1, at: day(2) }))).toEqual(['not_allowed'])
    expect(await codesOf(() => markPaid({ by: ines, number: 7, at: day(2) }))).toEqual(['order_unknown'])
    for (const sum of [0, -1, 1.5, Number.NaN])
      expect(await codesOf(() => pay(sum))).toEqual(['order_received'])
    expect(await kinds()).toEqual(['placed'])
  })
})

describe('an order that nobody paid', () => {
  test('expires after its last day, gives its stock back once, and the shopper is told', async () => {
    expect(await expireOrders(day(11))).toEqual([])
    expect(await stock()).toEqual([11, 8])
    expect(await expireOrders(day(12))).toEqual([1])
    expect(await expireOrders(day(13))).toEqual([])
    expect(await stock()).toEqual([12, 10])
    expect(await order()).toMatchObject({ state: 'expired', payment: { dueCents: 0, epc: null } })
    expect(await mails()).toEqual(['placed', 'expired'])
    const back = await read().select().from(stockMovements).where(eq(stockMovements.reason, 'expired'))
    expect(back.map((move) => move.delta).sort()).toEqual([1, 2])
  })

  test('expires once when two jobs run at the same time', async () => {
    const both = await Promise.all([expireOrders(day(12)), expireOrders(day(12))])
    expect(both.flat()).toEqual([1])
    expect(await stock()).toEqual([12, 10])
  })

  test('takes its stock again when the money comes late', async () => {
    await expireOrders(day(12))
    expect(await pay(13820, day(13))).toMatchObject({ state: 'paid', changed: true })
    expect(await stock()).toEqual([11, 8])
    expect(await kinds()).toEqual(['placed', 'expired', 'paid'])
    expect(await expireOrders(day(40))).toEqual([])
  })

  test('is not paid late when its pieces are sold: the refusal names them and says to give the money back', async () => {
    await expireOrders(day(12))
    const others = await cartWith([[market.bowl, 9]], day(12))
    await placeOrder(asked(others), day(12))
    const { all } = await refusalOf(() => pay(13820, day(13)))
    expect(all.map((refusal) => refusal.code)).toEqual([
      'refusal.order_late_no_stock',
      'refusal.order_line_left',
    ])
    expect(await stock()).toEqual([12, 1])
    expect(await kinds()).toEqual(['placed', 'expired', 'received-late'])
  })

  test('keeps what came too late without counting it, once when no sum is told', async () => {
    await expireOrders(day(12))
    await placeOrder(asked(await cartWith([[market.bowl, 9]], day(12))), day(12))
    expect(await codesOf(() => pay(undefined, day(13)))).toContain('order_late_no_stock')
    expect(await codesOf(() => pay(undefined, day(14)))).toContain('order_late_no_stock')
    expect(await codesOf(() => pay(500, day(15)))).toEqual(['order_late_too_little'])
    expect(await order()).toMatchObject({ state: 'expired', receivedCents: 0 })
    expect((await order()).events.slice(2)).toEqual([
      { kind: 'received-late', at: day(13), receivedCents: 13820, note: '', words: '' },
      { kind: 'received-late', at: day(15), receivedCents: 500, note: '', words: '' },
    ])
    await cancelOrder({ by: ines, number: 2, at: day(16) })
    expect(await pay(13820, day(17))).toMatchObject({ state: 'paid', overpaidCents: 0 })
    expect(await order()).toMatchObject({ state: 'paid', receivedCents: 13820 })
  })

  test('is not taken up again for less than the whole sum', async () => {
    await expireOrders(day(12))
    expect(await codesOf(() => pay(13819, day(13)))).toEqual(['order_late_too_little'])
    expect(await stock()).toEqual([12, 10])
    expect((await order()).events.at(-1)).toMatchObject({ kind: 'received-late', receivedCents: 13819 })
  })
})

describe('the way to the shopper', () => {
  const step = (name: 'packed' | 'shipped' | 'delivered', at: string) =>
    recordStep({ by: seed, number: 1, step: name, at })

  test('goes from paid over packed and shipped to delivered, each told once', async () => {
    await pay()
    await step('packed', day(3))
    await step('shipped', day(4))
    await step('shipped', day(5))
    await step('delivered', day(6))
    expect(await kinds()).toEqual(['placed', 'paid', 'packed', 'shipped', 'delivered'])
    expect(await order()).toMatchObject({
      state: 'delivered',
      withdrawal: { until: '2026-03-20T22:59:59.999Z' },
    })
  })

  test('may leave out the packing, but nothing is shipped unpaid or delivered unshipped', async () => {
    expect(await codesOf(() => step('packed', day(2)))).toEqual(['order_step_packed'])
    expect(await codesOf(() => step('shipped', day(2)))).toEqual(['order_step_shipped'])
    await pay()
    expect(await codesOf(() => step('delivered', day(3)))).toEqual(['order_step_delivered'])
    await step('shipped', day(3))
    expect(await codesOf(() => step('packed', day(4)))).toEqual(['order_step_packed'])
    expect(
      await codesOf(() => recordStep({ by: shopper, number: 1, step: 'delivered', at: day(4) })),
    ).toEqual(['not_allowed'])
  })
})

describe('cancelling', () => {
  const cancel = (by = ines) => cancelOrder({ by, number: 1, at: day(3), note: 'doublon' })

  test('gives the stock back and tells the shopper what happens with their money', async () => {
    await pay()
    await cancel()
    await cancel()
    expect(await stock()).toEqual([12, 10])
    expect(await order()).toMatchObject({ state: 'cancelled', payment: { dueCents: 0 } })
    expect(await mails()).toEqual(['placed', 'paid', 'cancelled'])
    expect((await read().select().from(outbox)).at(-1)!.text).toContain('138,20\u00a0€')
  })

  test('is refused once the order has left or expired, and to whom may not', async () => {
    expect(await codesOf(() => cancel(shopper))).toEqual(['not_allowed'])
    await pay()
    await recordStep({ by: ines, number: 1, step: 'shipped', at: day(3) })
    expect(await codesOf(() => cancel())).toEqual(['order_cancel_shipped'])
  })

  test('leaves no way to pay: the money goes back', async () => {
    await cancel()
    expect(await codesOf(() => pay(13820))).toEqual(['order_paid_cancelled'])
    expect(await expireOrders(day(30))).toEqual([])
  })

  test('has nothing to do with what has expired', async () => {
    await expireOrders(day(12))
    expect(await codesOf(() => cancel())).toEqual(['order_cancel_expired'])
  })
})
