import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Reader } from '../../../db/client.ts'
import { products } from '../../../db/schema/catalogue.ts'
import { breakdownPublications, breakdownVersions } from '../../../db/schema/costs.ts'
import type { Bilingual } from '../../core/i18n/lang.ts'
import { inParts } from '../catalogue/in-parts.ts'
import { explaining, type ExplainingVersion } from './prices-to-come.ts'

export type OpenDraft = {
  scopeId: string
  productId: string
  variantId: string | null
  slug: string
  title: Bilingual
  position: number
  priceCents: number
  vatBp: number
  version: ExplainingVersion
}

/** The drafts of these products and their variants. One query for up to 10,000 products. */
export async function openDrafts(productIds: string[], on: Reader): Promise<OpenDraft[]> {
  const found: OpenDraft[] = []
  for (const ids of inParts([...new Set(productIds)], 10_000))
    found.push(
      ...(await on
        .select({
          scopeId: breakdownVersions.scopeId,
          productId: breakdownVersions.productId,
          variantId: breakdownVersions.variantId,
          slug: products.slug,
          title: products.title,
          position: products.position,
          priceCents: breakdownVersions.priceCents,
          vatBp: breakdownVersions.vatBp,
          version: explaining,
        })
        .from(breakdownVersions)
        .innerJoin(products, eq(products.id, breakdownVersions.productId))
        .leftJoin(breakdownPublications, eq(breakdownPublications.versionId, breakdownVersions.id))
        .where(and(inArray(breakdownVersions.productId, ids), isNull(breakdownPublications.versionId)))),
    )
  return found
}
