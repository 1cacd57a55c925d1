import { write, type Writer } from '../../../db/client.ts'
import { systemRandom, type Random } from '../../core/id.ts'
import { Refusal, refuseAll } from '../../core/refusal.ts'
import { demand, type Person } from '../accounts/person.ts'
import { checkNumbers } from './check-input.ts'
import { priceOfVariant, pricesAt } from './prices.ts'
import { beginning, insertPrice, refusePlanned } from './put-in-force.ts'
import { findScope, type ScopeInput } from './scope.ts'
import { shopCurrency } from './shop-currency.ts'

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
  refuseAll(
    checkNumbers({ priceCents: grossCents, vatBp, batchSize: null, lines: [] }, await shopCurrency(tx)),
  )
  const from = beginning(at, inForceFrom)
  await refusePlanned(scope.scopeId, from, tx)

  const inForce = await pricesAt([scope.productId], from, tx)
  const now = priceOfVariant(inForce, scope.productId, scope.variantId)
  const same = now?.scopeId === scope.scopeId && now.grossCents === grossCents && now.vatBp === vatBp
  if (now && same) return { priceId: now.priceId, changed: false }
  if (now?.versionId) throw new Refusal('refusal.costs_explained_price', {}, 'price')
  const price = { scope, grossCents, vatBp, inForceFrom: from, referenceCents: null, by: by.id, at }
  return { priceId: await insertPrice(tx, price, random), changed: true }
}

/**
 * A price that is not explained yet. The same price again changes nothing. Refused where the price in
 * force is explained (also by the product's breakdown, for a variant): that takes a new version.
 */
export const setPrice = (
  input: SetPriceInput,
  random: Random = systemRandom,
): Promise<{ priceId: string; changed: boolean }> => write((tx) => setPriceIn(tx, input, random))
