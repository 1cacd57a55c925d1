import { and, asc, eq, isNull, lt, sql, type SQL } from 'drizzle-orm'
import { read, type Reader } from '../../../db/client.ts'
import { products, variants } from '../../../db/schema/catalogue.ts'
import { breakdownLines, breakdownPublications, breakdownVersions, prices } from '../../../db/schema/costs.ts'
import type { Bilingual } from '../../core/i18n/lang.ts'
import { addDays } from '../../core/time/days.ts'
import { isOffered, isShown } from '../catalogue/shown.ts'

/** Products that somebody should look at: how many, and the first few. */
export type ToMend = { n: number; first: { id: string; slug: string; title: Bilingual }[] }

export type PricesToMend = {
  /** Breakdowns begun and not published. */
  drafts: ToMend
  /** Shown products whose price in force nothing explains. */
  unexplained: ToMend
  /** Whose breakdown in force leans on evidence older than a year. */
  stale: ToMend
  /** Sold at a loss. */
  losses: ToMend
  /** With a variant that is counted and of which few are left. */
  lowStock: ToMend
}

/** At most so many pieces left are few. */
export const fewPieces = 3
const firstFew = 5

/** The price of a scope that is in force: nothing of the scope came after it, until `at`. */
export const inForce = (at: string): SQL => sql`${prices.inForceFromAt} <= ${at} and not exists (
  select 1 from ${prices} later where later.scope_id = ${prices.scopeId} and later.in_force_from_at <= ${at}
  and (later.in_force_from_at > ${prices.inForceFromAt}
    or (later.in_force_from_at = ${prices.inForceFromAt} and later.sequence > ${prices.sequence})))`

/** What a list names a product by; its order's column is among them. */
const named = { id: products.id, position: products.position, slug: products.slug, title: products.title }

/** What of the shown products' prices, breakdowns and stock needs a look. */
export async function pricesToMend(at: string, on: Reader = read()): Promise<PricesToMend> {
  const explained = on
    .selectDistinct(named)
    .from(prices)
    .innerJoin(products, eq(products.id, prices.productId))
    .innerJoin(breakdownPublications, eq(breakdownPublications.priceId, prices.id))
    .innerJoin(breakdownLines, eq(breakdownLines.versionId, breakdownPublications.versionId))
  const aYearAgo = addDays(at.slice(0, 10), -365)
  return {
    drafts: few(
      await on
        .selectDistinct(named)
        .from(breakdownVersions)
        .innerJoin(products, eq(products.id, breakdownVersions.productId))
        .leftJoin(breakdownPublications, eq(breakdownPublications.versionId, breakdownVersions.id))
        .where(and(isNull(breakdownPublications.versionId), isNull(products.archivedAt)))
        .orderBy(asc(products.position), asc(products.slug)),
    ),
    unexplained: few(
      await on
        .selectDistinct(named)
        .from(prices)
        .innerJoin(products, eq(products.id, prices.productId))
        .leftJoin(breakdownPublications, eq(breakdownPublications.priceId, prices.id))
        .where(and(isShown(at), inForce(at), isNull(breakdownPublications.versionId)))
        .orderBy(asc(products.position), asc(products.slug)),
    ),
    stale: few(
      await explained
        .where(and(isShown(at), inForce(at), lt(breakdownLines.evidenceOn, aYearAgo)))
        .orderBy(asc(products.position), asc(products.slug)),
    ),
    losses: few(await sellingAtALoss(at, on)),
    lowStock: few(
      await on
        .selectDistinct(named)
        .from(variants)
        .innerJoin(products, eq(products.id, variants.productId))
        .where(and(isShown(at), isOffered, eq(variants.tracksStock, true), lt(variants.stock, fewPieces + 1)))
        .orderBy(asc(products.position), asc(products.slug)),
    ),
  }
}

const sellingAtALoss = (at: string, on: Reader) =>
  on
    .selectDistinct(named)
    .from(prices)
    .innerJoin(products, eq(products.id, prices.productId))
    .innerJoin(breakdownPublications, eq(breakdownPublications.priceId, prices.id))
    .innerJoin(breakdownLines, eq(breakdownLines.versionId, breakdownPublications.versionId))
    .where(and(isShown(at), inForce(at), eq(breakdownLines.group, 'margin'), lt(breakdownLines.cents, 0)))
    .orderBy(asc(products.position), asc(products.slug))

const few = (rows: ToMend['first']): ToMend => ({
  n: rows.length,
  first: rows.slice(0, firstFew).map(({ id, slug, title }) => ({ id, slug, title })),
})
