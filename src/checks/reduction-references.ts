import { asc, eq } from 'drizzle-orm'
import { prices } from '../../db/schema/costs.ts'
import { readPrices } from '../features/costs/prices.ts'
import { referencePrice } from '../features/costs/reference-price.ts'
import type { Check } from './check.ts'

export const check: Check = {
  name: 'reduction-references',
  title: 'checks.reduction_references',
  run: async (on) => {
    const reduced = await on
      .select()
      .from(prices)
      .where(eq(prices.kind, 'reduction'))
      .orderBy(asc(prices.scopeId), asc(prices.sequence))
    const failures: string[] = []
    for (const [scopeId, ofScope] of Map.groupBy(reduced, (price) => price.scopeId)) {
      const { productId, variantId } = ofScope[0]!
      const ofProduct = await readPrices([productId], on)
      const own = variantId === null ? [] : await readPrices([scopeId], on)
      for (const { id, inForceFromAt, referenceCents, grossCents } of ofScope) {
        const again = referencePrice(ofProduct, own, inForceFromAt)
        if (again !== referenceCents || again === null)
          failures.push(`${scopeId}, ${id}: reference ${referenceCents}, found again ${again}`)
        else if (grossCents >= again)
          failures.push(`${scopeId}, ${id}: ${grossCents} is not below its reference ${again}`)
      }
    }
    return { looked: reduced.length, failures }
  },
}
