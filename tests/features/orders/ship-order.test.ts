import { beforeEach, describe, expect, test } from 'vitest'
import { read } from '../../../db/client.ts'
import { outbox } from '../../../db/schema/mail.ts'
import { shopper } from '../../../src/features/accounts/person.ts'
import { cancelOrder } from '../../../src/features/orders/cancel-order.ts'
import { readDeskOrder } from '../../../src/features/orders/desk-order.ts'
import { placeOrder } from '../../../src/features/orders/place-order.ts'
import { readOrder } from '../../../src/features/orders/read-order.ts'
import { recordStep } from '../../../src/features/orders/record-step.ts'
import { recordSteps } from '../../../src/features/orders/record-steps.ts'
import { markPaid } from '../../../src/features/orders/settle-order.ts'
import { tellTracking } from '../../../src/features/orders/tell-tracking.ts'
import { codesOf, refusalOf } from '../../refusals.ts'
import { asked, cartWith, day, ines, openMarket, type Market } from '../market.ts'

let market: Market
let token: string
const buy = async () => (await placeOrder(asked(await cartWith([[market.bowl, 1]])), day(1))).token
beforeEach(async () => {
  market = await openMarket()
  token = await buy()
  await markPaid({ by: ines, number: 1, at: day(2) })
})

const followed = { carrierName: 'Colis du Nord', number: '6A 0001', url: 'https://suivi.example/6A0001?l=fr' }
const ship = (tracking: object = followed) =>
  recordStep({ by: ines, number: 1, step: 'shipped', at: day(3), tracking })
const order = async () => (await readOrder(token, day(20)))!
const mails = async (kind: string) =>
  (await read().select().from(outbox)).filter((mail) => mail.onceKey.startsWith(`order-${kind}:`))

describe('an order that is shipped', () => {
  test('tells the shopper by mail who carries it and where to follow it, and its page too', async () => {
    await ship()
    expect(await order()).toMatchObject({ state: 'shipped', tracking: followed })
    const [mail] = await mails('shipped')
    expect(mail!.subject).toBe('Commande C-00001\u202f: votre colis est parti')
    for (const said of ['Colis du Nord', '6A 0001', followed.url]) expect(mail!.text).toContain(said)
    expect(mail!.html).toContain(`href="${followed.url}"`)
  })

  test('without a tracking names the carrier that was chosen, and nothing to follow', async () => {
    await ship({})
    expect((await order()).tracking).toBeNull()
    expect((await mails('shipped'))[0]!.text).toContain('Messagerie du Beffroi a le colis')
  })

  test('twice is told once, and keeps the first tracking', async () => {
    await ship()
    await ship({ number: 'another' })
    expect((await order()).tracking).toEqual(followed)
    expect(await mails('shipped')).toHaveLength(1)
  })

  test('whose tracking is corrected tells the shopper again, and the same once more does not', async () => {
    await ship()
    const tell = () => tellTracking({ by: ines, number: 1, tracking: { number: '6A 0002' }, at: day(4) })
    await tell()
    await tell()
    expect((await order()).tracking).toMatchObject({
      carrierName: 'Messagerie du Beffroi',
      number: '6A 0002',
    })
    expect(await mails('tracking')).toHaveLength(1)
  })

  test.each([
    'javascript:alert(1)',
    'http://suivi.example/1',
    'suivi.example/1',
    'https://a:b@suivi.example/',
  ])('with a link like %s is refused, and has not left', async (url) => {
    expect(await refusalOf(() => ship({ url }))).toMatchObject({
      code: 'refusal.order_tracking_url',
      field: 'url',
    })
    expect((await order()).state).toBe('paid')
    expect(await mails('shipped')).toEqual([])
  })
})

test('a tracking is refused before the order has left, when it says nothing, and to a shopper', async () => {
  const tell = (by = ines, number = '') => tellTracking({ by, number: 1, tracking: { number }, at: day(4) })
  expect(await codesOf(() => tell(ines, '1'))).toEqual(['order_tracking_not_shipped'])
  await ship()
  expect(await codesOf(() => tell())).toEqual(['order_tracking_empty'])
  expect(await codesOf(() => tell(shopper, '1'))).toEqual(['not_allowed'])
})

describe('a step for several orders', () => {
  test('is taken for all of them, those that have taken it before as well', async () => {
    await buy()
    await markPaid({ by: ines, number: 2, at: day(2) })
    await recordStep({ by: ines, number: 1, step: 'packed', at: day(3) })
    await recordSteps({ by: ines, numbers: [1, 2, 2], step: 'packed', at: day(4) })
    const packedAt = async (number: number) =>
      (await readDeskOrder({ by: ines, number, at: day(5) }))!.history
        .filter((entry) => entry.what === 'event' && entry.kind === 'packed')
        .map((entry) => [entry.at, entry.by])
    expect([await packedAt(1), await packedAt(2)]).toEqual([[[day(3), 'ines']], [[day(4), 'ines']]])
  })

  test('is taken for none when one of them can’t, and says each that can’t', async () => {
    await buy()
    await buy()
    await cancelOrder({ by: ines, number: 3, at: day(2) })
    const refusal = await refusalOf(() =>
      recordSteps({ by: ines, numbers: [1, 2, 3], step: 'shipped', at: day(4) }),
    )
    expect(refusal.all.map((one) => one.params['label'])).toEqual(['C-00002', 'C-00003'])
    expect((await order()).state).toBe('paid')
    expect(await mails('shipped')).toEqual([])
  })

  test('is refused for none, and to a shopper', async () => {
    const take = (by = ines, numbers: number[] = []) =>
      recordSteps({ by, numbers, step: 'packed', at: day(4) })
    expect(await codesOf(() => take())).toEqual(['order_none_ticked'])
    expect(await codesOf(() => take(shopper, [1]))).toEqual(['not_allowed'])
  })
})
