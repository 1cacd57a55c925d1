import { asc, eq } from 'drizzle-orm'
import { snapshot, type Reader } from '../../../db/client.ts'
import { products } from '../../../db/schema/catalogue.ts'
import { breakdownVersions, reductions } from '../../../db/schema/costs.ts'
import type { Bilingual } from '../../core/i18n/lang.ts'
import { demand, type Person } from '../accounts/person.ts'
import { loadVersions } from './load-versions.ts'
import { pricesAt } from './prices.ts'
import type { Reduction } from './public-breakdown.ts'
import { readReductions } from './read-reductions.ts'

export type ListedReduction = Reduction & {
  id: string
  title: Bilingual
  slug: string
  /** Set for a variant's own. */
  variantId: string | null
  priceCents: number
  state: 'planned' | 'running' | 'over'
}

const stateOf = ({ startsAt, endsAt }: Reduction, at: string): ListedReduction['state'] =>
  at < startsAt ? 'planned' : at < endsAt ? 'running' : 'over'

async function listed(at: string, on: Reader): Promise<ListedReduction[]> {
  const rows = await on
    .select({
      id: reductions.id,
      scopeId: reductions.scopeId,
      startsAt: reductions.startsAt,
      endsAt: reductions.endsAt,
      versionId: reductions.startVersionId,
      title: products.title,
      slug: products.slug,
      variantId: breakdownVersions.variantId,
      priceCents: breakdownVersions.priceCents,
    })
    .from(reductions)
    .innerJoin(breakdownVersions, eq(breakdownVersions.id, reductions.startVersionId))
    .innerJoin(products, eq(products.id, breakdownVersions.productId))
    .orderBy(asc(reductions.announcedAt), asc(reductions.id))
  // A change of costs lets a reduction go on under other versions: its last word counts.
  const last = new Map(rows.map((row) => [`${row.scopeId} ${row.startsAt} ${row.endsAt}`, row]))
  const ids = [...last.values()].map(({ versionId }) => versionId)
  const said = await readReductions(ids, await loadVersions(ids, on), on)
  return [...last.values()]
    .map(({ versionId, scopeId: _, ...row }) => {
      const reduction = said.get(versionId)!
      return { ...row, ...reduction, state: stateOf(reduction, at) }
    })
    .sort((a, b) => (a.startsAt < b.startsAt ? 1 : -1))
}

/** Every reduction that was announced, the latest beginning first, with who absorbs how much of it. */
export const listReductions = (by: Person, at: string): Promise<ListedReduction[]> => {
  demand(by, 'edit', 'breakdown')
  return snapshot((on) => listed(at, on))
}

/** The products whose price in force is explained, in the order of the shop: those that can be reduced. */
export const reducibleProducts = (
  at: string,
): Promise<{ productId: string; title: Bilingual; priceCents: number }[]> =>
  snapshot(async (on) => {
    const rows = await on
      .select({ productId: products.id, title: products.title })
      .from(products)
      .orderBy(asc(products.position), asc(products.id))
    const inForce = await pricesAt(
      rows.map(({ productId }) => productId),
      at,
      on,
    )
    return rows.flatMap((row) => {
      const price = inForce.get(row.productId)
      return price?.versionId ? { ...row, priceCents: price.grossCents } : []
    })
  })
