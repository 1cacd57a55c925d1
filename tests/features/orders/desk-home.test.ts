import { beforeEach, expect, test } from 'vitest'
import { write } from '../../../db/client.ts'
import { saveDraftIn } from '../../../src/features/costs/save-draft.ts'
import { pricesToMend } from '../../../src/features/costs/prices-to-mend.ts'
import { shopper } from '../../../src/features/accounts/person.ts'
import { ordersToDo } from '../../../src/features/orders/orders-to-do.ts'
import { placeOrder } from '../../../src/features/orders/place-order.ts'
import { recordStep } from '../../../src/features/orders/record-step.ts'
import { salesByMonth } from '../../../src/features/orders/sales-by-month.ts'
import { cancelOrder } from '../../../src/features/orders/cancel-order.ts'
import { markPaid } from '../../../src/features/orders/settle-order.ts'
import { codesOf } from '../../refusals.ts'
import { shirt } from '../../vectors/shirt.ts'
import { asked, cartWith, day, ines, openMarket, publishNow, type Market } from '../market.ts'

let market: Market
beforeEach(async () => void (market = await openMarket()))
const buy = async (at: string, gift = asked(null).gift) =>
  (await placeOrder(asked(await cartWith([[market.bowl, 1]], at), { gift }), at)).number
const slugs = (found: { first: { slug: string }[] }) => found.first.map((product) => product.slug)

test('the desk counts the orders that wait for somebody', async () => {
  for (const n of [1, 1, 1, 1]) await buy(day(n))
  for (const number of [1, 2, 3]) await markPaid({ by: ines, number, at: day(2) })
  await recordStep({ by: ines, number: 2, step: 'packed', at: day(3) })
  await recordStep({ by: ines, number: 3, step: 'shipped', at: day(3) })
  expect(await ordersToDo(ines)).toEqual({ toPack: 1, toShip: 1, waiting: 1, partPaid: 0, withdrawals: 0 })
  expect(await codesOf(() => ordersToDo(shopper))).toEqual(['not_allowed'])
})

test('sales and giving stand in the month they were paid, without what was cancelled since', async () => {
  await buy(day(1), { kind: 'amount', cents: 200 })
  await buy(day(1))
  await buy(day(2))
  await markPaid({ by: ines, number: 1, at: day(2) })
  await markPaid({ by: ines, number: 2, at: day(3) })
  await markPaid({ by: ines, number: 3, at: day(4) })
  await cancelOrder({ by: ines, number: 2, at: day(5) })
  const months = await salesByMonth('2026-04-20T09:00:00.000Z')
  expect(months).toHaveLength(12)
  expect([months[0]!.month, months.at(-1)!.month]).toEqual(['2025-05', '2026-04'])
  expect(months.at(-2)).toMatchObject({
    ...{ month: '2026-03', orders: 2, salesCents: 2 * (2215 + 490), giftCents: 200 },
  })
  expect(months.at(-2)!.shareCents).toBeGreaterThan(0)
  expect(months.at(-1)).toEqual({ month: '2026-04', orders: 0, salesCents: 0, shareCents: 0, giftCents: 0 })
})

test('the desk names what needs a look: unexplained, few left, begun, at a loss, on old evidence', async () => {
  const mend = await pricesToMend(day(5))
  expect(slugs(mend.unexplained)).toEqual(['miel-de-bruyere', 'affiche'])
  expect(slugs(mend.lowStock)).toEqual(['chemise-en-lin-riviere'])
  expect([mend.drafts.n, mend.losses.n, mend.stale.n]).toEqual([0, 0, 0])
  await write((tx) =>
    saveDraftIn(tx, {
      ...{ by: ines, productId: market.products.honey, variantId: null, revision: null, at: day(6) },
      input: { ...shirt, priceCents: 960, vatBp: 550 },
    }),
  )
  await publishNow(market.products.shirt, { priceCents: 5000, negativeMarginConfirmed: true }, day(7))
  const later = await pricesToMend(day(8))
  expect(slugs(later.drafts)).toEqual(['miel-de-bruyere'])
  expect(slugs(later.losses)).toEqual(['chemise-en-lin-riviere'])
  expect(slugs((await pricesToMend('2028-03-01T09:00:00.000Z')).stale)).toContain('chemise-en-lin-riviere')
})
