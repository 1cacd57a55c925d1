import { and, asc, eq, inArray, lte } from 'drizzle-orm'
import { read, type Reader } from '../../../db/client.ts'
import { products } from '../../../db/schema/catalogue.ts'
import { breakdownPublications, breakdownVersions, prices } from '../../../db/schema/costs.ts'
import { inParts, loadVersions } from './load-versions.ts'
import { priceOfVariant, pricesAt } from './prices.ts'
import { projectBreakdown, type PublicBreakdown } from './public-breakdown.ts'
import { readReductions } from './read-reductions.ts'
import { shopCurrency } from './shop-currency.ts'

type Publication = { versionId: string; slug: string; publishedAt: string; inForceFrom: string }

async function readPublications(versionIds: string[], on: Reader): Promise<Publication[]> {
  return on
    .select({
      versionId: breakdownPublications.versionId,
      slug: products.slug,
      publishedAt: breakdownPublications.at,
      inForceFrom: prices.inForceFromAt,
    })
    .from(breakdownPublications)
    .innerJoin(prices, eq(prices.id, breakdownPublications.priceId))
    .innerJoin(products, eq(products.id, prices.productId))
    .where(inArray(breakdownPublications.versionId, versionIds))
}

/** The public projections of these versions, by id; drafts and unknown ids are left out. */
export async function readBreakdowns(
  versionIds: string[],
  on: Reader = read(),
): Promise<Map<string, PublicBreakdown>> {
  const found = new Map<string, PublicBreakdown>()
  if (versionIds.length === 0) return found
  const currency = await shopCurrency(on)
  for (const ids of inParts([...new Set(versionIds)], 5_000)) {
    const publications = await readPublications(ids, on)
    const published = publications.map((publication) => publication.versionId)
    const versions = await loadVersions(published, on)
    const reductions = await readReductions(published, versions, on)
    for (const { versionId, slug, publishedAt, inForceFrom } of publications) {
      const { row, lines, documents } = versions.get(versionId)!
      found.set(
        versionId,
        projectBreakdown({
          head: {
            product: slug,
            variant: row.variantId,
            versionId,
            version: row.number,
            priceCents: row.priceCents,
            vatBp: row.vatBp,
            inForceFrom,
            publishedAt,
            reason: row.reason,
            unknowns: row.unknownsState === 'told' ? row.unknowns : null,
            marginPaysFor: row.marginPaysFor,
            reduction: reductions.get(versionId) ?? null,
          },
          currency,
          batchSize: row.batchSize,
          lines,
          documents,
        }),
      )
    }
  }
  return found
}

/** Whether a variant has prices of its own, explained or not: then it never shows its product's versions. */
async function hasOwnPrices(variantId: string, at: string, on: Reader): Promise<boolean> {
  const own = await on
    .select({ id: prices.id })
    .from(prices)
    .where(and(eq(prices.scopeId, variantId), lte(prices.setAt, at)))
    .limit(1)
  return own.length > 0
}

async function versionOf(scopeId: string, number: number, at: string, on: Reader): Promise<string | null> {
  const [version] = await on
    .select({ id: breakdownVersions.id })
    .from(breakdownVersions)
    .innerJoin(breakdownPublications, eq(breakdownPublications.versionId, breakdownVersions.id))
    .where(
      and(
        eq(breakdownVersions.scopeId, scopeId),
        eq(breakdownVersions.number, number),
        lte(breakdownPublications.at, at),
      ),
    )
  return version?.id ?? null
}

/**
 * A price's breakdown: version `version`, or without one the version in force at `at`. A variant without
 * prices of its own shows its product's, and `variant` is then null. Null when there is no such
 * version or the price in force is not explained.
 */
export async function readBreakdown(
  {
    productId,
    slug,
    variantId,
    version,
    at,
  }: { productId: string; slug: string; variantId: string | null; version?: number | undefined; at: string },
  on: Reader = read(),
): Promise<PublicBreakdown | null> {
  const own = async () => variantId !== null && (await hasOwnPrices(variantId, at, on))
  const versionId =
    version === undefined
      ? priceOfVariant(await pricesAt([productId], at, on), productId, variantId)?.versionId
      : await versionOf((await own()) ? variantId! : productId, version, at, on)
  if (!versionId) return null
  const breakdown = (await readBreakdowns([versionId], on)).get(versionId)
  return breakdown?.product === slug ? breakdown : null
}

/** A published version; `scheduled` while its price is still to come. */
export type ListedVersion = PublicBreakdown & { scheduled: boolean }

/** Every version of a scope published by `at`, oldest first. */
export async function readVersions(
  scopeId: string,
  at: string,
  on: Reader = read(),
): Promise<ListedVersion[]> {
  const rows = await on
    .select({ id: breakdownVersions.id })
    .from(breakdownVersions)
    .innerJoin(breakdownPublications, eq(breakdownPublications.versionId, breakdownVersions.id))
    .where(and(eq(breakdownVersions.scopeId, scopeId), lte(breakdownPublications.at, at)))
    .orderBy(asc(breakdownVersions.number))
  const found = await readBreakdowns(
    rows.map((row) => row.id),
    on,
  )
  return rows.map((row) => {
    const breakdown = found.get(row.id)!
    return { ...breakdown, scheduled: breakdown.inForceFrom > at }
  })
}
