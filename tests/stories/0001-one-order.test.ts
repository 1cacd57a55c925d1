import { expect, test } from 'vitest'
import { read } from '../../db/client.ts'
import { outbox } from '../../db/schema/mail.ts'
import { allChecks } from '../../src/checks/all-checks.ts'
import { causeTotals } from '../../src/features/orders/cause-totals.ts'
import { moneyTotals } from '../../src/features/orders/money-totals.ts'
import { placeOrder } from '../../src/features/orders/place-order.ts'
import { readOrder } from '../../src/features/orders/read-order.ts'
import { markPaid } from '../../src/features/orders/settle-order.ts'
import { asked, cartWith, day, ines, openMarket } from '../features/market.ts'
import { printOrder } from './table.ts'

test('Amina buys a shirt and two bowls, picks two causes, rounds up and pays; every cent has a place', async () => {
  const market = await openMarket()
  const secret = await cartWith([
    [market.shirtM, 1],
    [market.bowl, 2],
  ])
  const causeIds = [market.causes['rivieres-vivantes']!, market.causes['le-metier-en-main']!]
  const gift = { kind: 'round-up' } as const
  const { token, number } = await placeOrder(asked(secret, { causeIds, gift, lang: 'en' }), day(1))
  await markPaid({ by: ines, number, receivedCents: 13900, at: day(3) })

  const order = (await readOrder(token, day(3)))!
  const printed = printOrder(order, 'en')
  console.log(printed)
  expect(printed).toBe(
    `
C-00001 · paid
1 × Linen shirt “Rivière”     89.00    14.83
2 × Stoneware bowl “Marée”    44.30     7.38
To your door                   4.90     0.82
=                            138.20    23.03

Groups
Materials                  24.88
Making                     40.08
Transport and packaging     6.93
Design                      3.10
Running the shop           21.60
Margin                     15.25
Donation to your cause      3.33
VAT                        23.03
=                         138.20

Who gets what
workers: Atelier de Roubaix                24.60
workers: Atelier de Puisaye                15.48
workers: L’équipe de la boutique            9.30
supplier: Tissage des Vosges               14.42
supplier: Grès                              7.76
supplier: Boutique                          6.20
supplier: Mercerie de Lille                 1.40
supplier: Boutonnerie du Jura               1.30
carrier: Messagerie du Beffroi              6.93
landlord: Bailleur de Roubaix               3.20
payment-provider: Banque des Deux Ponts     1.53
services: Bureau de patronage               3.10
services: Hébergement des Trois Ponts       1.37
state: Trésor public                       23.03
shop: Centime                              15.25
cause: Rivières vivantes                    1.67
cause: Le Métier en main                    1.66
=                                         138.20

Causes
Rivières vivantes     1.67     0.40
Le Métier en main     1.66     0.40
=                     3.33     0.80`.trim(),
  )
  expect(order).toMatchObject({ totalCents: 13900, giftCents: 80, payment: { dueCents: 0 } })

  expect(await moneyTotals()).toMatchObject({ orders: 1, pieces: 3, totalCents: 13820, giftCents: 80 })
  expect((await causeTotals(day(4))).slice(0, 2)).toMatchObject([
    { shareCents: 167, giftCents: 40 },
    { shareCents: 166, giftCents: 40 },
  ])
  expect((await read().select().from(outbox)).map((mail) => mail.subject)).toEqual([
    'Your order C-00001: €139.00 to transfer',
    'Order C-00001: your payment has arrived',
  ])
  for (const check of allChecks)
    expect(await check.run(read(), day(4)), check.name).toMatchObject({ failures: [] })
})
