import { beforeEach, describe, expect, test } from 'vitest'
import { cancelOrder } from '../../../src/features/orders/cancel-order.ts'
import { causeTotals } from '../../../src/features/orders/cause-totals.ts'
import { moneyTotals } from '../../../src/features/orders/money-totals.ts'
import { placeOrder, type OrderAsked } from '../../../src/features/orders/place-order.ts'
import { readOrder } from '../../../src/features/orders/read-order.ts'
import { markPaid } from '../../../src/features/orders/settle-order.ts'
import type { OrderView } from '../../../src/features/orders/order-view.ts'
import { shirtLines } from '../../vectors/shirt.ts'
import { asked, cartWith, day, ines, openMarket, publishNow, type Market } from '../market.ts'

let market: Market
beforeEach(async () => void (market = await openMarket()))

const sum = (amounts: number[]) => amounts.reduce((total, cents) => total + cents, 0)
const cents = (rows: { cents: number }[]) => sum(rows.map((row) => row.cents))

/** Orders these pieces and pays for them; null leaves the order unpaid. */
async function buy(
  pieces: [string, number][],
  paidAt: string | null,
  own: Partial<OrderAsked> = {},
): Promise<OrderView> {
  const { number, token } = await placeOrder(asked(await cartWith(pieces), own), day(1))
  if (paidAt) await markPaid({ by: ines, number, at: paidAt })
  return (await readOrder(token, day(1)))!
}

describe('where all the money went', () => {
  test('is nothing while nothing was paid', async () => {
    await buy([[market.bowl, 1]], null)
    expect(await moneyTotals()).toMatchObject({
      ...{ orders: 0, pieces: 0, from: null, to: null, totalCents: 0, vatCents: 0, giftCents: 0 },
      recipients: [],
    })
    expect((await moneyTotals()).groups).toHaveLength(8)
  })

  test('is the sum of what each paid order shows, by group and by recipient', async () => {
    const paid = [
      await buy(
        [
          [market.shirtM, 1],
          [market.bowl, 2],
        ],
        day(2),
        { gift: { kind: 'round-up' } },
      ),
      await buy(
        [
          [market.honey, 3],
          [market.bowl, 1],
        ],
        day(4),
        {
          causeIds: [market.causes['toit-pour-toutes']!],
          deliveryKey: 'pickup',
        },
      ),
      await buy([[market.print, 5]], day(3)),
    ]
    await buy([[market.shirtM, 1]], null)
    const called = await buy([[market.shirtM, 1]], day(5))
    await cancelOrder({ by: ines, number: called.number, at: day(6) })

    const totals = await moneyTotals()
    expect(totals).toMatchObject({
      ...{ orders: 3, pieces: 12, from: day(2), to: day(4) },
      totalCents: sum(paid.map((order) => order.goodsCents + order.deliveryCents)),
      vatCents: sum(paid.map((order) => order.vatCents)),
      shareCents: sum(paid.map((order) => order.shareCents)),
      giftCents: sum(paid.map((order) => order.giftCents)),
    })
    expect(cents(totals.groups)).toBe(totals.totalCents)
    expect(cents(totals.recipients)).toBe(totals.totalCents)
    for (const { group, cents: amount } of totals.groups)
      expect(amount, group).toBe(
        cents(paid.flatMap((order) => order.groups.filter((each) => each.group === group))),
      )
    for (const { kind, name, cents: amount } of totals.recipients)
      expect(amount, name).toBe(
        cents(paid.flatMap((o) => o.recipients.filter((each) => each.kind === kind && each.name === name))),
      )
    expect(totals.recipients.map((each) => each.name)).toContain('Relais des Commerces')
  })
})

test('grouped lines that pay several are several, and a margin is the shop’s: neither is unexplained', async () => {
  const reason = { fr: 'Nos prix d’achat.', en: 'Our buying prices.' }
  const lines = shirtLines.map((line) =>
    line.group === 'materials' || line.group === 'making'
      ? { ...line, disclosure: { kind: 'grouped' as const, reason } }
      : line,
  )
  await publishNow(market.products.shirt, { lines }, day(1))
  const order = await buy([[market.shirtM, 1]], day(2))
  const several = order.receipt.filter((line) => line.recipient === null)
  expect(cents(several)).toBeGreaterThan(0)
  const { recipients } = await moneyTotals()
  expect(recipients).toEqual(order.recipients)
  expect(recipients.filter((each) => each.name === '')).toEqual([
    { kind: 'several', name: '', cents: cents(several) },
  ])
})

describe('what was pledged to the causes', () => {
  test('counts paid orders by month and year, share and gift apart, every cause in its order', async () => {
    const both = [market.causes['rivieres-vivantes']!, market.causes['le-metier-en-main']!]
    await buy(
      [
        [market.shirtM, 1],
        [market.bowl, 2],
      ],
      day(2),
      { causeIds: both },
    )
    await buy([[market.bowl, 1]], day(40), { causeIds: [both[0]!], gift: { kind: 'amount', cents: 200 } })
    await buy([[market.bowl, 1]], null, { causeIds: [both[0]!] })
    const called = await buy([[market.bowl, 1]], day(3), { causeIds: [both[1]!] })
    await cancelOrder({ by: ines, number: called.number, at: day(4) })

    const totals = await causeTotals(day(50))
    expect(totals.map((total) => total.slug)).toEqual([
      'rivieres-vivantes',
      'le-metier-en-main',
      'toit-pour-toutes',
      'graines-de-village',
      'ecoute-et-repit',
    ])
    expect(totals[0]).toMatchObject({
      ...{ shareCents: 167 + 55, giftCents: 200, orders: 2, thisYear: { shareCents: 222, giftCents: 200 } },
      months: [
        { month: '2026-03', shareCents: 167, giftCents: 0, orders: 1 },
        { month: '2026-04', shareCents: 55, giftCents: 200, orders: 1 },
      ],
    })
    expect(totals[1]).toMatchObject({ shareCents: 166, giftCents: 0, orders: 1 })
    expect(totals[2]).toMatchObject({ shareCents: 0, giftCents: 0, months: [] })
    const later = await causeTotals('2027-01-02T00:00:00.000Z')
    expect(later[0]).toMatchObject({ shareCents: 222, thisYear: { shareCents: 0, giftCents: 0 } })
  })
})
