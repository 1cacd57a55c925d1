import { describe, expect, it } from 'vitest'
import { catalogue } from '../../db/demo/catalogue.ts'
import { customers } from '../../db/demo/customers.ts'
import { orders } from '../../db/demo/orders.ts'

const ordered = new Map<string, number>()
for (const line of orders.flatMap((order) => order.lines)) {
  ordered.set(line.sku, (ordered.get(line.sku) ?? 0) + line.quantity)
}

describe('the demo’s past orders', () => {
  it('cover six weeks, oldest first, in every state an order can be in', () => {
    expect(orders.length).toBeGreaterThanOrEqual(60)
    const days = orders.map((order) => order.daysAgo)
    expect(days).toEqual([...days].sort((a, b) => b - a))
    expect([days[0], days.at(-1)]).toEqual([42, 1])
    expect([...new Set(orders.map((order) => order.state))].sort()).toEqual([
      'cancelled',
      'delivered',
      'paid',
      'placed',
      'shipped',
    ])
    for (const order of orders) if (order.state === 'placed') expect(order.daysAgo).toBeLessThanOrEqual(3)
  })

  it('leave at least one piece of everything that is in stock', () => {
    const stock = new Map(catalogue.flatMap((p) => p.variants.map((v) => [v.sku, v.stock] as const)))
    for (const [sku, quantity] of ordered)
      expect([sku, quantity < (stock.get(sku) ?? 0)]).toEqual([sku, true])
  })

  it('are of products that had a price by then', () => {
    for (const product of catalogue) {
      const since = product.versions[0]?.daysAgo ?? product.unexplainedPrice!.daysAgo
      expect(since, product.slug).toBeGreaterThan(42)
    }
  })

  it('name each cause and each product of an order once, and at most three causes', () => {
    for (const order of orders) {
      expect(new Set(order.causes).size).toBe(order.causes.length)
      expect(order.causes.length).toBeLessThanOrEqual(3)
      expect(new Set(order.lines.map((line) => line.sku)).size).toBe(order.lines.length)
      expect(order.lines.length).toBeGreaterThan(0)
    }
  })

  it('come from invented people and go abroad by the method that goes abroad', () => {
    for (const order of orders) {
      const customer = customers[order.customer]!
      expect(customer.email).toMatch(/^[a-z.]+@[a-z]+\.example$/)
      expect(order.delivery === 'home-europe').toBe(customer.address.country !== 'FR')
    }
  })
})
