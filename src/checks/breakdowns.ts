import { asc, eq } from 'drizzle-orm'
import type { Reader } from '../../db/client.ts'
import { breakdownPublications, breakdownVersions } from '../../db/schema/costs.ts'
import { computeBreakdown } from '../features/costs/compute-breakdown.ts'
import { inParts, inputOf, loadVersions, type StoredVersion } from '../features/costs/load-versions.ts'
import { readBreakdowns } from '../features/costs/read-breakdown.ts'
import type { PublicBreakdown } from '../features/costs/public-breakdown.ts'
import type { Currency } from '../core/money/currency.ts'
import { shopCurrency } from '../features/costs/shop-currency.ts'
import type { Check } from './check.ts'

const sum = (parts: { cents: number }[]): number => parts.reduce((total, { cents }) => total + cents, 0)

/** What is wrong with one published version, kept and as shown; null when nothing is. */
function wrong(kept: StoredVersion, shown: PublicBreakdown | undefined, currency: Currency): string | null {
  const { row, lines } = kept
  const again = computeBreakdown(inputOf(kept), currency)
  const keptCents = lines.map(({ cents }) => cents).join(' ')
  const againCents = again.lines.map(({ cents }) => cents).join(' ')
  if (keptCents !== againCents) return `kept as ${keptCents}, computed again ${againCents}`
  if (sum(lines) !== row.priceCents) return `lines sum to ${sum(lines)}, the price is ${row.priceCents}`
  if (!shown) return 'published and not shown'
  if (sum(shown.lines) !== row.priceCents)
    return `shown lines sum to ${sum(shown.lines)}, not ${row.priceCents}`
  for (const { group, cents } of shown.groups) {
    const ofGroup = sum(shown.lines.filter((line) => line.group === group))
    if (ofGroup !== cents) return `${group} is shown as ${cents}, its lines sum to ${ofGroup}`
  }
  return sum(shown.groups) === row.priceCents ? null : `groups sum to ${sum(shown.groups)}`
}

async function publishedIds(on: Reader): Promise<string[]> {
  const rows = await on
    .select({ id: breakdownVersions.id })
    .from(breakdownVersions)
    .innerJoin(breakdownPublications, eq(breakdownPublications.versionId, breakdownVersions.id))
    .orderBy(asc(breakdownVersions.id))
  return rows.map(({ id }) => id)
}

export const check: Check = {
  name: 'breakdowns-sum',
  title: 'checks.breakdowns_sum',
  run: async (on) => {
    const ids = await publishedIds(on)
    const failures: string[] = []
    for (const part of inParts(ids, 500)) {
      const currency = await shopCurrency(on)
      const [kept, shown] = [await loadVersions(part, on), await readBreakdowns(part, on)]
      for (const version of kept.values()) {
        const failure = wrong(version, shown.get(version.row.id), currency)
        const { scopeId, number, id } = version.row
        if (failure) failures.push(`${scopeId} version ${number} (${id}): ${failure}`)
      }
    }
    return { looked: ids.length, failures }
  },
}
