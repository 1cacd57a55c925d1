import fc from 'fast-check'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { read, write, type Writer } from '../../../db/client.ts'
import { carts } from '../../../db/schema/cart.ts'
import { orders } from '../../../db/schema/orders.ts'
import { allChecks } from '../../../src/checks/all-checks.ts'
import { activeCauses } from '../../../src/features/donations/active-causes.ts'
import { appendEvent } from '../../../src/features/orders/append-event.ts'
import { freezeOrder } from '../../../src/features/orders/freeze-order.ts'
import { priceOrder, type OrderToPrice } from '../../../src/features/orders/price-order.ts'
import { viewOrder } from '../../../src/features/orders/read-order.ts'
import { newId, newToken, systemRandom } from '../../../src/core/id.ts'
import { runs } from '../../runs.ts'
import { amina, day, openMarket } from '../market.ts'
import { randomOrder } from './random-order.ts'

test('whatever is ordered is read back from its frozen rows as it was priced, and every invariant holds', async () => {
  await openMarket({ checked: false })
  const active = await activeCauses()
  let number = 0
  const place = async (tx: Writer, drawn: OrderToPrice) => {
    const priced = priceOrder({ ...drawn, causes: active.slice(0, drawn.causes.length) })
    const [id, cartId] = [newId('ord'), newId('crt')]
    await tx.insert(carts).values({ id: cartId, secretSha256: id, createdAt: day(1), updatedAt: day(1) })
    const carrier = drawn.delivery?.carrier ?? { name: 'Messagerie', place: '', country: 'FR' }
    const row = {
      ...{ id, number: ++number, token: newToken(), cartId, lang: 'fr', ...amina },
      ...{ currency: drawn.currency.code, placedAt: day(1), payBeforeAt: day(11) },
      ...{ deliveryKey: 'home', deliveryTitle: { fr: 'À domicile', en: 'To your door' } },
      ...{ carrierName: carrier.name, carrierPlace: carrier.place, carrierCountry: carrier.country },
      transitDaysMax: 5,
    }
    await freezeOrder(tx, row, priced, [], systemRandom)
    await appendEvent(tx, { orderId: id, kind: 'placed', at: day(1), by: 'shopper' }, systemRandom)
    return { id, priced }
  }
  // Twenty orders a transaction: writing to the disk is what takes the time.
  await fc.assert(
    fc.asyncProperty(fc.array(randomOrder, { minLength: 20, maxLength: 20 }), async (drawn) => {
      const placed = await write(async (tx) => {
        const all = []
        for (const each of drawn) all.push(await place(tx, each))
        return all
      })
      for (const { id, priced } of placed)
        expect(await viewOrder(eq(orders.id, id), day(1), read())).toMatchObject({ ...priced })
    }),
    { numRuns: runs(15, 1_000) },
  )
  for (const check of allChecks) {
    if (check.name === 'paid-orders-are-told' || check.name === 'stock-follows-orders') continue
    expect(await check.run(read(), day(2)), check.name).toMatchObject({ failures: [] })
  }
})
