import { asc, eq } from 'drizzle-orm'
import type { Reader } from '../../../db/client.ts'
import { products } from '../../../db/schema/catalogue.ts'
import { breakdownPublications, prices } from '../../../db/schema/costs.ts'
import type { Bilingual } from '../../core/i18n/lang.ts'
import { netAsGross, vatIn } from '../../core/money/vat.ts'
import { Refusal, type RefusalCode } from '../../core/refusal.ts'
import type { Person } from '../accounts/person.ts'
import type { ShopSettings } from '../shop/settings.ts'
import { ratesServed, type RateServed } from '../shop/one-stop-shop.ts'
import type { RateElsewhere } from '../shop/tell-vat-elsewhere.ts'
import { vatInForce } from '../shop/vat-in-force.ts'
import { computeBreakdown, stateOf, type Computed } from './compute-breakdown.ts'
import { inputOf, loadVersions, type StoredVersion } from './load-versions.ts'
import { gate } from './publish-gate.ts'
import type { Scope } from './scope.ts'
import { timeline } from './timeline.ts'
import type { BreakdownInput } from './vocabulary.ts'

export const vatModes = ['domestic', 'one-stop-shop', 'franchise'] as const
export type VatMode = (typeof vatModes)[number]

export type VatChange = {
  by: Person
  mode: VatMode
  /** Products whose own rate changes, in basis points; the others keep theirs. */
  rates: ReadonlyMap<string, number>
  /**
   * `price`: what a shopper pays stays, the margin takes the difference. `net`: what remains before VAT stays, the
   * price moves.
   */
  keep: 'price' | 'net'
  /** Rates of other countries for what is reduced at home; left out, they stay. */
  elsewhere?: readonly RateElsewhere[]
  /** Stands as the reason of every version that it publishes. */
  reason: Bilingual
  at: string
}

/** A price that the change touches, and what it becomes. */
export type PlannedVat = {
  scope: Scope
  slug: string
  title: Bilingual
  inForceFrom: string
  referenceCents: number | null
  before: { grossCents: number; vatBp: number; vatCents: number; marginCents: number | null }
  after: { grossCents: number; vatBp: number; vatCents: number; marginCents: number | null }
  /** The version that explains it, and what follows it; null: a price that nobody has explained. */
  version: { old: string; input: BreakdownInput; computed: Computed } | null
}

const marginOf = (computed: Pick<Computed, 'groups'>): number =>
  computed.groups.find((sum) => sum.group === 'margin')!.cents

/** The gate's "no" said of a product whose owner is not looking at its lines. */
function refusalFor(refusal: Refusal, title: Bilingual): Refusal {
  const codes: Partial<Record<RefusalCode, RefusalCode>> = {
    'refusal.costs_negative_margin': 'refusal.vat_loss',
    'refusal.costs_negative_margin_abroad': 'refusal.vat_loss_abroad',
    'refusal.costs_margin_ceiling': 'refusal.vat_ceiling',
  }
  return new Refusal(codes[refusal.code] ?? 'refusal.vat_other', { ...refusal.params, title }, 'mode')
}

/** Every price in force at `at` or planned whose VAT changes, and a sentence for each that can't become so. */
export async function planVat(
  change: VatChange,
  shop: ShopSettings,
  on: Reader,
): Promise<{ planned: PlannedVat[]; refused: Refusal[] }> {
  const { mode, rates, keep, at } = change
  const abroad = await ratesServed({ ...shop, vatMode: mode }, at, on)
  const all = await pricesToCome(on, at)
  const toCome = all.flatMap((price) => {
    const vatBp = vatInForce({ vatMode: mode }, rates.get(price.productId) ?? price.productVatBp)
    return vatBp === price.vatBp ? [] : { ...price, toVatBp: vatBp }
  })
  const versions = await loadVersions(
    toCome.flatMap((price) => price.versionId ?? []),
    on,
  )
  const staying = all.filter((price) => !toCome.some((one) => one.priceId === price.priceId))
  const refused = await lossesAbroad(staying, abroad, shop, on)
  const planned = toCome.flatMap((price): PlannedVat[] => {
    const { title, grossCents, vatBp, toVatBp, referenceCents } = price
    if (keep === 'net' && referenceCents !== null) {
      refused.push(new Refusal('refusal.vat_reduction', { title }, 'keep'))
      return []
    }
    const toGross = keep === 'net' ? netAsGross(grossCents - vatIn(grossCents, vatBp), toVatBp) : grossCents
    const stored = price.versionId === null ? null : versions.get(price.versionId)!
    const version = stored && successorOf(stored, { ...change, toGross, toVatBp }, shop, abroad(toVatBp))
    if (version) refused.push(...version.refused.map((refusal) => refusalFor(refusal, title)))
    return [
      {
        scope: { scopeId: price.scopeId, productId: price.productId, variantId: price.variantId },
        ...{ slug: price.slug, title, referenceCents },
        inForceFrom: price.inForceFrom > at ? price.inForceFrom : at,
        before: {
          ...{ grossCents, vatBp, vatCents: vatIn(grossCents, vatBp) },
          marginCents:
            stored && stored.lines.reduce((sum, l) => sum + (l.group === 'margin' ? l.cents : 0), 0),
        },
        after: {
          ...{ grossCents: toGross, vatBp: toVatBp, vatCents: vatIn(toGross, toVatBp) },
          marginCents: version && marginOf(version.computed),
        },
        version: version && { old: price.versionId!, input: version.input, computed: version.computed },
      },
    ]
  })
  return { planned, refused }
}

function successorOf(
  stored: StoredVersion,
  { reason, toGross, toVatBp }: VatChange & { toGross: number; toVatBp: number },
  { currency, country, marginCeilingBp: ceilingBp }: ShopSettings,
  abroad: RateServed[],
): { input: BreakdownInput; computed: Computed; refused: Refusal[] } {
  const before = inputOf(stored)
  const after = { ...before, priceCents: toGross, vatBp: toVatBp, reason }
  const computed = computeBreakdown(after, currency, stateOf(country))
  const kept = stored.lines.reduce((sum, line) => sum + (line.group === 'margin' ? line.cents : 0), 0)
  // The owner confirmed the loss that was published, not a deeper one.
  const negativeMarginConfirmed = before.negativeMarginConfirmed && marginOf(computed) >= kept
  const input = { ...after, negativeMarginConfirmed }
  return { input, computed, refused: gate({ input, computed, ceilingBp, currency, abroad }) }
}

/** What stays as it is at home and would be sold at a loss by the VAT of a country that is served. */
async function lossesAbroad(
  staying: { title: Bilingual; vatBp: number; versionId: string | null }[],
  abroad: (ownBp: number) => RateServed[],
  { currency, country, marginCeilingBp: ceilingBp }: ShopSettings,
  on: Reader,
): Promise<Refusal[]> {
  const asked = staying.filter(({ vatBp }) => abroad(vatBp).length > 0)
  const versions = await loadVersions(
    asked.flatMap(({ versionId }) => versionId ?? []),
    on,
  )
  return asked.flatMap(({ title, vatBp, versionId }) => {
    if (versionId === null) return []
    const input = inputOf(versions.get(versionId)!)
    const computed = computeBreakdown(input, currency, stateOf(country))
    return gate({ input, computed, ceilingBp, currency, abroad: abroad(vatBp) })
      .filter(({ code }) => code === 'refusal.costs_negative_margin_abroad')
      .map((refusal) => refusalFor(refusal, title))
  })
}

async function pricesToCome(on: Reader, at: string) {
  const rows = await on
    .select({
      priceId: prices.id,
      scopeId: prices.scopeId,
      productId: prices.productId,
      variantId: prices.variantId,
      slug: products.slug,
      title: products.title,
      productVatBp: products.vatBp,
      grossCents: prices.grossCents,
      vatBp: prices.vatBp,
      inForceFrom: prices.inForceFromAt,
      sequence: prices.sequence,
      referenceCents: prices.referenceCents,
      versionId: breakdownPublications.versionId,
    })
    .from(prices)
    .innerJoin(products, eq(products.id, prices.productId))
    .leftJoin(breakdownPublications, eq(breakdownPublications.priceId, prices.id))
    .orderBy(asc(products.position), asc(prices.scopeId), asc(prices.sequence))
  return [...Map.groupBy(rows, (row) => row.scopeId).values()]
    .flatMap((ofScope) => timeline(ofScope))
    .filter((price) => price.until === null || price.until > at)
}
