import { and, asc, eq, inArray, lte, sql } from 'drizzle-orm'
import { read, type Reader } from '../../../db/client.ts'
import { breakdownPublications, breakdownVersions, prices } from '../../../db/schema/costs.ts'
import { inParts } from './load-versions.ts'
import { timeline } from './timeline.ts'

export type PriceInForce = {
  /** The variant's id, or the product's. */
  scopeId: string
  productId: string
  variantId: string | null
  priceId: string
  grossCents: number
  vatBp: number
  kind: 'regular' | 'reduction'
  /** For a reduction: the lowest price of the 30 days before it. */
  referenceCents: number | null
  inForceFrom: string
  sequence: number
  /** Null while the price is not explained. */
  versionId: string | null
  versionNumber: number | null
}

type Row = Omit<PriceInForce, 'kind'> & { kind: string }
const priced = (row: Row): PriceInForce => ({
  ...row,
  kind: row.kind === 'reduction' ? 'reduction' : 'regular',
})

/**
 * The prices in force at a time of these products and of their variants with prices of their own, by
 * scope: the latest `inForceFrom`, then the highest sequence. One query for up to 10,000 products.
 */
export async function pricesAt(
  productIds: string[],
  at: string,
  on: Reader = read(),
): Promise<Map<string, PriceInForce>> {
  const found = new Map<string, PriceInForce>()
  for (const ids of inParts([...new Set(productIds)], 10_000)) {
    const ranked = on
      .select({
        scopeId: prices.scopeId,
        productId: prices.productId,
        variantId: prices.variantId,
        priceId: prices.id,
        grossCents: prices.grossCents,
        vatBp: prices.vatBp,
        kind: prices.kind,
        referenceCents: prices.referenceCents,
        inForceFrom: prices.inForceFromAt,
        sequence: prices.sequence,
        rank: sql<number>`row_number() over (partition by ${prices.scopeId}
          order by ${prices.inForceFromAt} desc, ${prices.sequence} desc)`.as('rank'),
      })
      .from(prices)
      .where(and(inArray(prices.productId, ids), lte(prices.inForceFromAt, at)))
      .as('ranked')
    const rows = await on
      .select({
        scopeId: ranked.scopeId,
        productId: ranked.productId,
        variantId: ranked.variantId,
        priceId: ranked.priceId,
        grossCents: ranked.grossCents,
        vatBp: ranked.vatBp,
        kind: ranked.kind,
        referenceCents: ranked.referenceCents,
        inForceFrom: ranked.inForceFrom,
        sequence: ranked.sequence,
        versionId: breakdownVersions.id,
        versionNumber: breakdownVersions.number,
      })
      .from(ranked)
      .leftJoin(breakdownPublications, eq(breakdownPublications.priceId, ranked.priceId))
      .leftJoin(breakdownVersions, eq(breakdownVersions.id, breakdownPublications.versionId))
      .where(eq(ranked.rank, 1))
    for (const row of rows) found.set(row.scopeId, priced(row))
  }
  return found
}

/** The price a variant is sold at: its own, else its product's, else null. */
export function priceOfVariant(
  inForce: Map<string, PriceInForce>,
  productId: string,
  variantId: string | null,
): PriceInForce | null {
  return (variantId === null ? undefined : inForce.get(variantId)) ?? inForce.get(productId) ?? null
}

/** Every price row of these scopes, planned ones too, in the order of coming into force. */
export async function readPrices(scopeIds: string[], on: Reader = read()): Promise<PriceInForce[]> {
  const rows = await on
    .select({
      scopeId: prices.scopeId,
      productId: prices.productId,
      variantId: prices.variantId,
      priceId: prices.id,
      grossCents: prices.grossCents,
      vatBp: prices.vatBp,
      kind: prices.kind,
      referenceCents: prices.referenceCents,
      inForceFrom: prices.inForceFromAt,
      sequence: prices.sequence,
      versionId: breakdownVersions.id,
      versionNumber: breakdownVersions.number,
    })
    .from(prices)
    .leftJoin(breakdownPublications, eq(breakdownPublications.priceId, prices.id))
    .leftJoin(breakdownVersions, eq(breakdownVersions.id, breakdownPublications.versionId))
    .where(inArray(prices.scopeId, scopeIds))
    .orderBy(asc(prices.inForceFromAt), asc(prices.sequence))
  return rows.map(priced)
}

/**
 * The prices of a scope, oldest first, each with the moment the next one came or comes into force (null
 * for the last). Prices that another replaced before they began are left out; planned ones are there.
 */
export async function priceHistory(
  scopeId: string,
  on: Reader = read(),
): Promise<(PriceInForce & { until: string | null })[]> {
  return timeline(await readPrices([scopeId], on))
}
