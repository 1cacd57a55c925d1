import { eq } from 'drizzle-orm'
import { read, write, type Reader, type Writer } from '../../../db/client.ts'
import { products } from '../../../db/schema/catalogue.ts'
import { systemRandom, type Random } from '../../core/id.ts'
import { Refusal, refuseAll } from '../../core/refusal.ts'
import { demand } from '../accounts/person.ts'
import { recordAuditIn } from '../accounts/record-audit.ts'
import { appendSettings } from '../shop/change-settings.ts'
import { settings, type ShopSettings } from '../shop/settings.ts'
import { tellVatElsewhereIn } from '../shop/tell-vat-elsewhere.ts'
import { continueReductions } from './continue-reductions.ts'
import { planVat, vatModes, type PlannedVat, type VatChange } from './plan-vat.ts'
import { publishSuccessor } from './publish-successor.ts'
import { insertPrice } from './put-in-force.ts'
import { isTold } from './say.ts'

/** How many sentences a person reads before the first is mended. */
const refusalsAtMost = 20

/** What a change of VAT would do, without doing it: every price it touches, and what stands in the way. */
export async function previewVat(
  change: VatChange,
  on: Reader = read(),
): Promise<{ planned: PlannedVat[]; refused: Refusal[] }> {
  demand(change.by, 'change', 'settings')
  refuseAll(refusals(change))
  return planVat(change, await settings(change.at, on), on)
}

/**
 * Changes whether and how much VAT the shop's prices contain: its mode, products' own rates, or both. Every price
 * in force or planned that contains another one now gets a successor, explained ones a new version. All in one
 * transaction: refused as a whole when one would be sold at a loss unconfirmed, its margin would pass the ceiling
 * untold, or, when the amount before VAT is kept, while it is reduced.
 */
export const changeVat = (
  change: VatChange,
  random: Random = systemRandom,
): Promise<{ prices: number; versions: number }> =>
  write(async (tx) => {
    const { by, mode, rates, elsewhere = [], reason, at } = change
    demand(by, 'change', 'settings')
    refuseAll(refusals(change))
    const texts = { fr: 'refusal.costs_reason_fr', en: 'refusal.costs_reason_en' } as const
    if (!isTold(reason)) throw new Refusal(texts[reason.fr.trim() ? 'en' : 'fr'], {}, 'reason')
    const shop = await settings(at, tx)
    const anew = await tellVatElsewhereIn(tx, elsewhere, { by, at }, random)
    const { planned, refused } = await planVat(change, shop, tx)
    const same = planned.length === 0 && anew.length === 0 && shop.vatMode === mode
    if (same && refused.length === 0 && !(await ratesDiffer(tx, rates)))
      throw new Refusal('refusal.vat_nothing', {}, 'mode')
    refuseAll(refused.slice(0, refusalsAtMost))
    if (shop.vatMode !== mode) await writeMode(tx, shop, change, random)
    for (const [productId, vatBp] of rates)
      await tx.update(products).set({ vatBp, updatedAt: at }).where(eq(products.id, productId))
    const successors = new Map<string, string>()
    for (const price of planned) {
      const { scope, version, inForceFrom, referenceCents, after } = price
      const common = { scope, inForceFrom, referenceCents, by: by.id, at }
      if (version) {
        const { input, computed } = version
        const published = await publishSuccessor(tx, { ...common, input, computed }, random)
        successors.set(version.old, published.versionId)
      } else await insertPrice(tx, { ...common, grossCents: after.grossCents, vatBp: after.vatBp }, random)
    }
    await continueReductions(tx, successors, { by, at }, random)
    const audit = { by, action: 'settings.vat', subject: { kind: 'settings', id: 'vat' }, at }
    const after = {
      ...{ mode, keep: change.keep, rates: Object.fromEntries(rates), prices: planned.length },
      ...(anew.length > 0 && { elsewhere: anew }),
    }
    await recordAuditIn(tx, { ...audit, before: { mode: shop.vatMode }, after }, random)
    return { prices: planned.length, versions: successors.size }
  })

function refusals({ mode, rates, keep }: VatChange): Refusal[] {
  if (!vatModes.includes(mode) || !['price', 'net'].includes(keep))
    throw new Refusal('refusal.vat_nothing', {}, 'mode')
  const sound = (bp: number) => Number.isSafeInteger(bp) && bp >= 0 && bp <= 10_000
  return [...rates].flatMap(([id, bp]) =>
    sound(bp) ? [] : [new Refusal('refusal.vat_rate_range', {}, `rate-${id}`)],
  )
}

async function ratesDiffer(tx: Writer, rates: VatChange['rates']): Promise<boolean> {
  if (rates.size === 0) return false
  const rows = await tx.select({ id: products.id, vatBp: products.vatBp }).from(products)
  return rows.some((row) => (rates.get(row.id) ?? row.vatBp) !== row.vatBp)
}

async function writeMode(
  tx: Writer,
  shop: ShopSettings,
  { mode, by, at }: VatChange,
  random: Random,
): Promise<void> {
  const { currency, ...rest } = shop
  const next = { ...rest, currency: currency.code, decimals: currency.decimals, vatMode: mode }
  await appendSettings(tx, next, { by, at }, random)
}
