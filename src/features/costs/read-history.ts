import { read, type Reader } from '../../../db/client.ts'
import type { PriceStep } from './price-steps.ts'
import { priceHistory } from './prices.ts'
import { readVersions, type ListedVersion } from './read-breakdown.ts'

/**
 * What a scope (a product, or a variant with prices of its own) was, is and will be sold at: its published
 * versions by number, and each price that held or is planned, oldest first, with the groups that explain it.
 */
export async function readHistory(
  scopeId: string,
  at: string,
  on: Reader = read(),
): Promise<{ versions: ListedVersion[]; steps: PriceStep[] }> {
  const versions = await readVersions(scopeId, at, on)
  const byId = new Map(versions.map((version) => [version.versionId, version]))
  const steps = (await priceHistory(scopeId, on)).map(
    ({ inForceFrom, versionNumber, grossCents, versionId }) => ({
      from: inForceFrom,
      version: versionNumber,
      priceCents: grossCents,
      groups: byId.get(versionId ?? '')?.groups ?? null,
    }),
  )
  return { versions, steps }
}
