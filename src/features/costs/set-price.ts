import { write, type Writer } from '../../../db/client.ts'
import { systemRandom, type Random } from '../../core/id.ts'
import { Refusal, refuseAll } from '../../core/refusal.ts'
import { demand, type Person } from '../accounts/person.ts'
import { recordAuditIn } from '../accounts/record-audit.ts'
import { latestSettings } from '../shop/settings.ts'
import { refuseVatOf } from '../shop/vat-in-force.ts'
import { checkNumbers } from './check-input.ts'
import { readPrices } from './prices.ts'
import { beginning, insertPrice, plannedLater } from './put-in-force.ts'
import { findScope, type ScopeInput } from './scope.ts'

export type SetPriceInput = ScopeInput & {
  by: Person
  grossCents: number
  vatBp: number
  at: string
  inForceFrom?: string | undefined
}

/** `setPrice` inside a transaction that does more. */
export async function setPriceIn(
  tx: Writer,
  { by, grossCents, vatBp, at, inForceFrom, ...asked }: SetPriceInput,
  random: Random = systemRandom,
): Promise<{ priceId: string; changed: boolean }> {
  demand(by, 'edit', 'catalogue')
  const scope = await findScope(asked, tx)
  const shop = await latestSettings(tx)
  refuseAll(checkNumbers({ priceCents: grossCents, vatBp, batchSize: null, lines: [] }, shop.currency))
  refuseVatOf(shop, vatBp)
  const from = beginning(at, inForceFrom)
  // One reading of the few prices of the scope and of its product: an import asks this thousands of times.
  const known = await readPrices([...new Set([scope.scopeId, scope.productId])], tx)
  const own = known.filter((price) => price.scopeId === scope.scopeId)
  const planned = own.find((price) => price.inForceFrom > from)
  if (planned) throw plannedLater(planned.inForceFrom)

  const ofProduct = known.filter((price) => price.scopeId === scope.productId && price.inForceFrom <= from)
  const now = own.at(-1) ?? ofProduct.at(-1)
  if (now?.scopeId === scope.scopeId && now.grossCents === grossCents && now.vatBp === vatBp)
    return { priceId: now.priceId, changed: false }
  if (now?.versionId) throw new Refusal('refusal.costs_explained_price', {}, 'price')
  const lastSequence = Math.max(0, ...own.map((price) => price.sequence))
  const price = { scope, grossCents, vatBp, inForceFrom: from, referenceCents: null, by: by.id, at }
  return { priceId: await insertPrice(tx, { ...price, lastSequence }, random), changed: true }
}

/**
 * A price that is not explained yet. The same price again changes nothing. Refused where the price in
 * force is explained (also by the product's breakdown, for a variant): that takes a new version.
 */
export const setPrice = (
  input: SetPriceInput,
  random: Random = systemRandom,
): Promise<{ priceId: string; changed: boolean }> =>
  write(async (tx) => {
    const set = await setPriceIn(tx, input, random)
    if (!set.changed) return set
    const { by, productId, variantId, grossCents, vatBp, at, inForceFrom = at } = input
    const subject = { kind: variantId === null ? 'product' : 'variant', id: variantId ?? productId }
    const after = { grossCents, vatBp, inForceFrom }
    await recordAuditIn(tx, { by, action: 'price.set', subject, after, at }, random)
    return set
  })
