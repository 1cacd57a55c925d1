import { inArray } from 'drizzle-orm'
import type { Writer } from '../../../db/client.ts'
import { prices } from '../../../db/schema/costs.ts'
import { newId, systemRandom, type Random } from '../../core/id.ts'
import { refuseAll } from '../../core/refusal.ts'
import { demand, type Person } from '../accounts/person.ts'
import { checkNumbers } from './check-input.ts'
import { inParts } from './load-versions.ts'
import type { ScopeInput } from './scope.ts'
import { shopCurrency } from './shop-currency.ts'

export type FirstPrice = ScopeInput & { grossCents: number; vatBp: number }

/**
 * What `setPriceIn` does for scopes that never had a price, for many at once: a catalogue just
 * imported, a seed. The products and variants exist. Throws when a scope has a price already: that one
 * may be explained.
 */
export async function setFirstPricesIn(
  tx: Writer,
  { by, at, prices: first }: { by: Person; at: string; prices: FirstPrice[] },
  random: Random = systemRandom,
): Promise<void> {
  demand(by, 'edit', 'catalogue')
  const currency = await shopCurrency(tx)
  for (const part of inParts(first, 500)) {
    const rows = part.map(({ productId, variantId, grossCents, vatBp }) => {
      refuseAll(checkNumbers({ priceCents: grossCents, vatBp, batchSize: null, lines: [] }, currency))
      return {
        id: newId('pri', random),
        productId,
        variantId,
        scopeId: variantId ?? productId,
        sequence: 1,
        grossCents,
        vatBp,
        kind: 'regular',
        referenceCents: null,
        inForceFromAt: at,
        setAt: at,
        setBy: by.id,
      }
    })
    const scopes = rows.map((row) => row.scopeId)
    const [priced] = await tx
      .select({ id: prices.scopeId })
      .from(prices)
      .where(inArray(prices.scopeId, scopes))
    if (priced) throw new Error(`${priced.id} has a price already`)
    await tx.insert(prices).values(rows)
  }
}
