import { asc, eq, isNull } from 'drizzle-orm'
import type { Reader } from '../../../db/client.ts'
import { products } from '../../../db/schema/catalogue.ts'
import { breakdownPublications, breakdownVersions, prices } from '../../../db/schema/costs.ts'
import type { Bilingual } from '../../core/i18n/lang.ts'
import { Refusal, refuseAll, type RefusalCode } from '../../core/refusal.ts'
import type { Person } from '../accounts/person.ts'
import { ratesServed } from '../shop/one-stop-shop.ts'
import { settings } from '../shop/settings.ts'
import { computeBreakdown, stateOf, sumGroups } from './compute-breakdown.ts'
import { inputOf, loadVersions } from './load-versions.ts'
import { gate } from './publish-gate.ts'
import type { Successor } from './publish-successor.ts'
import { timeline } from './timeline.ts'
import type { BreakdownInput, Group } from './vocabulary.ts'

export type GivingRateInput = {
  by: Person
  rateBp: number
  /** Stands as the reason of every version that it publishes. */
  reason: Bilingual
  at: string
}

/** The one product whose own rate changes, and the rate in hundredths of a percent that it gave before. */
export type OwnRate = { productId: string; fromBp: number }

/** The prices in force at `at` or planned: of one product, or of those without a giving rate of their own. */
async function pricesToCome(tx: Reader, at: string, own: OwnRate | null) {
  const rows = await tx
    .select({
      scopeId: prices.scopeId,
      productId: prices.productId,
      variantId: prices.variantId,
      title: products.title,
      inForceFrom: prices.inForceFromAt,
      sequence: prices.sequence,
      referenceCents: prices.referenceCents,
      versionId: breakdownVersions.id,
    })
    .from(prices)
    .innerJoin(products, eq(products.id, prices.productId))
    .leftJoin(breakdownPublications, eq(breakdownPublications.priceId, prices.id))
    .leftJoin(breakdownVersions, eq(breakdownVersions.id, breakdownPublications.versionId))
    .where(own ? eq(products.id, own.productId) : isNull(products.givingRateBp))
    .orderBy(asc(products.position), asc(prices.scopeId), asc(prices.sequence))
  return [...Map.groupBy(rows, (row) => row.scopeId).values()]
    .flatMap((ofScope) => timeline(ofScope))
    .filter((price) => price.until === null || price.until > at)
}

const atRate = (input: BreakdownInput, from: number, to: number): BreakdownInput['lines'] =>
  input.lines.map((line) =>
    line.group === 'donation' && line.basis.kind === 'rate' && line.basis.rateBp === from
      ? { ...line, basis: { kind: 'rate', rateBp: to } }
      : line,
  )

const marginOf = (lines: { group: Group; cents: number }[]): number =>
  sumGroups(lines).find((sum) => sum.group === 'margin')!.cents

/** The gate's "no" said of a product whose owner is not looking at its lines. */
function refusalFor(refusal: Refusal, title: Bilingual): Refusal {
  const codes: Partial<Record<RefusalCode, RefusalCode>> = {
    'refusal.costs_negative_margin': 'refusal.costs_giving_rate_loss',
    'refusal.costs_negative_margin_abroad': 'refusal.vat_loss_abroad',
    'refusal.costs_margin_ceiling': 'refusal.costs_giving_rate_ceiling',
  }
  const code = codes[refusal.code] ?? 'refusal.costs_giving_rate_other'
  return new Refusal(code, { ...refusal.params, title }, 'rate')
}

/** A version to publish, and the one it takes over from. */
export type Planned = { old: string; successor: Successor }

/** Every version to publish, in order, for the shop's rate or that of one product; refused as a whole when one of them would not pass the gate. */
export async function planSuccessors(
  tx: Reader,
  { by, rateBp, reason, at }: GivingRateInput,
  own: OwnRate | null = null,
): Promise<Planned[]> {
  const shop = await settings(at, tx)
  const { currency, country, marginCeilingBp, givingRateBp } = shop
  const abroad = await ratesServed(shop, at, tx)
  const toCome = await pricesToCome(tx, at, own)
  const versions = await loadVersions(
    toCome.flatMap((price) => price.versionId ?? []),
    tx,
  )
  const refused: Refusal[] = []
  const planned: Planned[] = []
  for (const price of toCome) {
    if (price.versionId === null) continue
    const before = inputOf(versions.get(price.versionId)!)
    const lines = atRate(before, own?.fromBp ?? givingRateBp, rateBp)
    if (lines.every((line, index) => line === before.lines[index])) continue
    const computed = computeBreakdown({ ...before, lines }, currency, stateOf(country))
    // The owner confirmed the loss that was published, not a deeper one.
    const deeper = marginOf(computed.lines) < marginOf(versions.get(price.versionId)!.lines)
    const negativeMarginConfirmed = before.negativeMarginConfirmed && !deeper
    const input = { ...before, lines, reason, negativeMarginConfirmed }
    const found = gate({
      ...{ input, computed, ceilingBp: marginCeilingBp, currency, abroad: abroad(input.vatBp) },
    })
    refused.push(...found.map((refusal) => refusalFor(refusal, price.title)))
    const { scopeId, productId, variantId, referenceCents } = price
    const inForceFrom = price.inForceFrom > at ? price.inForceFrom : at
    const scope = { scopeId, productId, variantId }
    const successor = { scope, input, computed, inForceFrom, referenceCents, by: by.id, at }
    planned.push({ old: price.versionId, successor })
  }
  refuseAll(refused)
  return planned
}
