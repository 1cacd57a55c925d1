import { eq, inArray } from 'drizzle-orm'
import { read } from '../client.ts'
import { variants } from '../schema/catalogue.ts'
import { causes as causeRows } from '../schema/donations.ts'
import { orders as orderRows } from '../schema/orders.ts'
import type { Person } from '../../src/features/accounts/person.ts'
import { addToCart } from '../../src/features/cart/add-to-cart.ts'
import { cancelOrder } from '../../src/features/orders/cancel-order.ts'
import { placeOrder } from '../../src/features/orders/place-order.ts'
import { recordStep } from '../../src/features/orders/record-step.ts'
import { markPaid } from '../../src/features/orders/settle-order.ts'
import { customers } from './customers.ts'
import { moment } from './moment.ts'
import { orders, type DemoOrder } from './orders.ts'
import { seededRandom } from './seeded-random.ts'

/** Six weeks of orders by the same verbs as a shopper's; those that are there already only get the steps they lack. */
export async function seedOrders(by: Person, day: string): Promise<void> {
  const causes = new Map((await read().select().from(causeRows)).map((row) => [row.slug, row.id]))
  for (const [index, order] of orders.entries()) {
    const number = index + 1
    const placed = await read()
      .select({ id: orderRows.id })
      .from(orderRows)
      .where(eq(orderRows.number, number))
    if (placed.length === 0) await place(order, number, day, causes)
    await follow(order, number, by, day)
  }
}

async function place(
  order: DemoOrder,
  number: number,
  day: string,
  causes: ReadonlyMap<string, string>,
): Promise<void> {
  const random = seededRandom(`order ${number}`)
  const at = moment(day, order.daysAgo, order.hour, order.minute)
  const skus = order.lines.map((line) => line.sku)
  const rows = await read()
    .select({ id: variants.id, sku: variants.sku })
    .from(variants)
    .where(inArray(variants.sku, skus))
  let secret: string | null = null
  for (const { sku, quantity } of order.lines) {
    const variantId = rows.find((row) => row.sku === sku)!.id
    secret = (await addToCart({ secret, variantId, quantity, at }, random)).secret
  }
  const { name, email, lang, address } = customers[order.customer]!
  const { line1, line2, ...place } = address
  await placeOrder(
    {
      secret,
      lang,
      address: { name, email, phone: '', address1: line1, address2: line2 ?? '', ...place },
      deliveryKey: order.delivery,
      causeIds: order.causes.map((slug) => causes.get(slug)!),
      gift:
        order.gift === 'none' || order.gift === 'round-up'
          ? { kind: order.gift }
          : { kind: 'amount', cents: Number(order.gift) },
      termsAccepted: true,
    },
    at,
    random,
  )
}

/** What happened to it since, up to the day before the seeding: each verb is silent when told twice. */
async function follow({ daysAgo, state }: DemoOrder, number: number, by: Person, day: string): Promise<void> {
  const random = seededRandom(`steps of order ${number}`)
  const later = (days: number, hour: number) => moment(day, Math.max(daysAgo - days, 1), hour, number % 60)
  if (state === 'placed') return
  if (state === 'cancelled') return cancelOrder({ by, number, at: later(2, 9) }, random)
  await markPaid({ by, number, at: later(1, 23) }, random)
  if (state === 'paid') return
  await recordStep({ by, number, step: 'packed', at: later(2, 8) }, random)
  await recordStep({ by, number, step: 'shipped', at: later(2, 15) }, random)
  if (state === 'shipped') return
  await recordStep({ by, number, step: 'delivered', at: later(6, 11) }, random)
}
