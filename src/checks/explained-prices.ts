import { asc, eq, sql } from 'drizzle-orm'
import type { Reader } from '../../db/client.ts'
import { breakdownPublications, breakdownVersions, prices } from '../../db/schema/costs.ts'
import type { Check } from './check.ts'

const readExplained = (on: Reader) =>
  on
    .select({
      id: breakdownVersions.id,
      scopeId: breakdownVersions.scopeId,
      number: breakdownVersions.number,
      cents: breakdownVersions.priceCents,
      vatBp: breakdownVersions.vatBp,
      priceScope: prices.scopeId,
      grossCents: prices.grossCents,
      priceVatBp: prices.vatBp,
      explainedBy: sql<number>`count(*) over (partition by ${prices.id})`.mapWith(Number),
    })
    .from(breakdownPublications)
    .innerJoin(breakdownVersions, eq(breakdownVersions.id, breakdownPublications.versionId))
    .innerJoin(prices, eq(prices.id, breakdownPublications.priceId))
    .orderBy(asc(breakdownVersions.scopeId), asc(breakdownVersions.number))

export const check: Check = {
  name: 'explained-prices',
  title: 'checks.explained_prices',
  run: async (on) => {
    const rows = await readExplained(on)
    const failures: string[] = []
    const counted = new Map<string, number>()
    for (const row of rows) {
      const name = `${row.scopeId} version ${row.number} (${row.id})`
      const expected = (counted.get(row.scopeId) ?? 0) + 1
      counted.set(row.scopeId, row.number)
      if (row.number !== expected) failures.push(`${name} should be version ${expected}`)
      if (row.explainedBy !== 1) failures.push(`${name}: ${row.explainedBy} versions explain its price`)
      if (row.cents !== row.grossCents || row.vatBp !== row.priceVatBp || row.scopeId !== row.priceScope)
        failures.push(`${name} explains ${row.cents} at ${row.vatBp} bp, its price is ${row.grossCents}`)
    }
    return { looked: rows.length, failures }
  },
}
