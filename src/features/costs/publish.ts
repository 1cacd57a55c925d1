import { isDeepStrictEqual } from 'node:util'
import { eq } from 'drizzle-orm'
import { write, type Writer } from '../../../db/client.ts'
import { breakdownPublications } from '../../../db/schema/costs.ts'
import { systemRandom, type Random } from '../../core/id.ts'
import { Refusal, refuseAll } from '../../core/refusal.ts'
import { demand, type Person } from '../accounts/person.ts'
import { settings } from '../shop/settings.ts'
import { ratesServed } from '../shop/one-stop-shop.ts'
import { refuseVatOf } from '../shop/vat-in-force.ts'
import { auditBreakdownIn } from './audit-breakdown.ts'
import { computeDraft, stateOf } from './compute-breakdown.ts'
import { inputOf, loadVersions } from './load-versions.ts'
import { gate } from './publish-gate.ts'
import { beginning, putInForce, refusePlanned } from './put-in-force.ts'
import { refuseStale } from './save-draft.ts'

export type PublishInput = {
  by: Person
  versionId: string
  /** The revision that was read before publishing; left out, the latest. */
  revision?: number | undefined
  at: string
  /** Left out, it comes into force at `at`. */
  inForceFrom?: string | undefined
}

export type Published = { versionId: string; number: number; priceId: string; inForceFrom: string }

/** `publish` inside a transaction that does more. */
export async function publishIn(
  tx: Writer,
  { by, versionId, revision, at, inForceFrom }: PublishInput,
  random: Random = systemRandom,
): Promise<Published> {
  demand(by, 'publish', 'breakdown')
  const version = (await loadVersions([versionId], tx)).get(versionId)
  if (!version) throw new Refusal('refusal.costs_no_version')
  const { row, lines } = version
  const published = await tx
    .select({ versionId: breakdownPublications.versionId })
    .from(breakdownPublications)
    .where(eq(breakdownPublications.versionId, versionId))
  if (published.length > 0) throw new Refusal('refusal.costs_already_published', { number: row.number })
  if (revision !== undefined) refuseStale(row, revision)

  const shop = await settings(at, tx)
  const { currency, country, marginCeilingBp } = shop
  const input = inputOf(version)
  refuseVatOf(shop, input.vatBp)
  const computed = computeDraft(input, currency, stateOf(country))
  const abroad = (await ratesServed(shop, at, tx))(input.vatBp)
  refuseAll(gate({ input, computed, ceilingBp: marginCeilingBp, currency, abroad }))
  const kept = lines.map((line) => line.cents)
  const again = computed.lines.map((line) => line.cents)
  if (!isDeepStrictEqual(kept, again))
    throw new Error(`version ${versionId} was kept with ${kept.join()}, computed again it is ${again.join()}`)

  const from = beginning(at, inForceFrom)
  await refusePlanned(row.scopeId, from, tx)
  const scope = { productId: row.productId, variantId: row.variantId, scopeId: row.scopeId }
  const price = { scope, grossCents: row.priceCents, vatBp: row.vatBp, inForceFrom: from }
  const priceId = await putInForce(tx, versionId, { ...price, referenceCents: null, by: by.id, at }, random)
  return { versionId, number: row.number, priceId, inForceFrom: from }
}

/**
 * Makes a draft public for ever, with its price, from `inForceFrom` on. Refused with one sentence for
 * each thing that is left to explain (publish-gate.ts), for a moment that is past, and while a later
 * price is planned.
 */
export const publish = (input: PublishInput, random: Random = systemRandom): Promise<Published> =>
  write(async (tx) => {
    const published = await publishIn(tx, input, random)
    const { row } = (await loadVersions([input.versionId], tx)).get(input.versionId)!
    const { number, inForceFrom } = published
    const of = { by: input.by, productId: row.productId, variantId: row.variantId, at: input.at }
    const after = { number, priceCents: row.priceCents, inForceFrom, reason: row.reason }
    await auditBreakdownIn(tx, 'publish', of, after)
    return published
  })
