import { asc, eq, inArray, sql } from 'drizzle-orm'
import type { Reader } from '../../../db/client.ts'
import { products } from '../../../db/schema/catalogue.ts'
import { breakdownPublications, breakdownVersions, prices } from '../../../db/schema/costs.ts'
import type { Bilingual } from '../../core/i18n/lang.ts'
import { inParts } from '../catalogue/in-parts.ts'

/** A price in force at a moment, or planned after it. */
export type PriceToCome = {
  scopeId: string
  productId: string
  variantId: string | null
  slug: string
  title: Bilingual
  /** The product's place in the shop. */
  position: number
  inForceFrom: string
  /** When the next one of its scope begins; null for the last. */
  until: string | null
  sequence: number
  /** Set for a reduction. */
  referenceCents: number | null
  grossCents: number
  vatBp: number
  /** The version that explains it; null while nothing does. */
  version: ExplainingVersion | null
}

/** What a version says besides its lines, as far as a change of costs asks. */
export type ExplainingVersion = {
  id: string
  number: number
  revision: number
  batchSize: number | null
  marginPaysFor: Bilingual | null
  negativeMarginConfirmed: boolean
}

/** The columns of an `ExplainingVersion`. */
export const explaining = {
  id: breakdownVersions.id,
  number: breakdownVersions.number,
  revision: breakdownVersions.revision,
  batchSize: breakdownVersions.batchSize,
  marginPaysFor: breakdownVersions.marginPaysFor,
  negativeMarginConfirmed: breakdownVersions.negativeMarginConfirmed,
}

/**
 * The prices of these products and their variants that are in force at `from` or planned, by product and
 * scope, oldest first. One query for up to 10,000 products.
 */
export async function pricesToCome(productIds: string[], from: string, on: Reader): Promise<PriceToCome[]> {
  const found: PriceToCome[] = []
  for (const ids of inParts([...new Set(productIds)], 10_000)) {
    const ordered = on
      .select({
        id: prices.id,
        scopeId: prices.scopeId,
        productId: prices.productId,
        variantId: prices.variantId,
        sequence: prices.sequence,
        referenceCents: prices.referenceCents,
        grossCents: prices.grossCents,
        vatBp: prices.vatBp,
        inForceFrom: prices.inForceFromAt,
        until: sql<string | null>`lead(${prices.inForceFromAt}) over (partition by ${prices.scopeId}
          order by ${prices.inForceFromAt}, ${prices.sequence})`.as('until'),
      })
      .from(prices)
      .where(inArray(prices.productId, ids))
      .as('ordered')
    const rows = await on
      .select({
        scopeId: ordered.scopeId,
        productId: ordered.productId,
        variantId: ordered.variantId,
        slug: products.slug,
        title: products.title,
        position: products.position,
        inForceFrom: ordered.inForceFrom,
        until: ordered.until,
        sequence: ordered.sequence,
        referenceCents: ordered.referenceCents,
        grossCents: ordered.grossCents,
        vatBp: ordered.vatBp,
        version: explaining,
      })
      .from(ordered)
      .innerJoin(products, eq(products.id, ordered.productId))
      .leftJoin(breakdownPublications, eq(breakdownPublications.priceId, ordered.id))
      .leftJoin(breakdownVersions, eq(breakdownVersions.id, breakdownPublications.versionId))
      // Of several that begin together only the last ever is in force.
      .where(
        sql`(${ordered.until} is null or (${ordered.until} > ${from} and ${ordered.until} <> ${ordered.inForceFrom}))`,
      )
      .orderBy(
        asc(products.position),
        asc(ordered.productId),
        asc(ordered.scopeId),
        asc(ordered.inForceFrom),
        asc(ordered.sequence),
      )
    found.push(...rows)
  }
  return found
}

/**
 * Of these prices, the versions whose price is a promise already made: those in force or planned up to the end
 * of a reduction that was announced. Another price before it would move its reference price.
 */
export function promisedVersions(toCome: PriceToCome[]): Set<string> {
  const promised = new Set<string>()
  for (const ofProduct of Map.groupBy(toCome, ({ productId }) => productId).values()) {
    const reductions = ofProduct.filter(({ referenceCents }) => referenceCents !== null)
    const last = reductions
      .map(({ inForceFrom }) => inForceFrom)
      .sort()
      .at(-1)
    if (last === undefined) continue
    for (const { version, inForceFrom } of ofProduct)
      if (version && inForceFrom <= last) promised.add(version.id)
  }
  return promised
}
