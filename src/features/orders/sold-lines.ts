import { inArray } from 'drizzle-orm'
import type { Reader } from '../../../db/client.ts'
import { products } from '../../../db/schema/catalogue.ts'
import { t } from '../../core/i18n/messages.ts'
import type { Currency } from '../../core/money/currency.ts'
import type { CartLine } from '../cart/cart-view.ts'
import { breakdownAbroad } from '../costs/breakdown-abroad.ts'
import { vatLabel } from '../costs/compute-breakdown.ts'
import { loadVersions } from '../costs/load-versions.ts'
import type { PublicBreakdown } from '../costs/public-breakdown.ts'
import { readBreakdowns } from '../costs/read-breakdown.ts'
import { unexplainedParts } from '../costs/unexplained.ts'
import type { Recipient } from '../costs/vocabulary.ts'
import type { SoldLine, UnitPart } from './priced-order.ts'

export type Ground = {
  currency: Currency
  /** Basis points, for products without a rate of their own. */
  givingRateBp: number
  /** Who receives the VAT. */
  state: Recipient
  /** The rate where the order goes, of what has this one at home. */
  vatOf: (ownBp: number) => number
  /** The shop itself: it keeps a margin that names nobody. */
  shop: Recipient
}

/**
 * What is sold when these lines are ordered now, with the breakdowns in force of one unit each, as they are by the VAT
 * of where the order goes.
 */
export async function soldLines(lines: CartLine[], ground: Ground, on: Reader): Promise<SoldLine[]> {
  const ids = [...new Set(lines.flatMap((line) => line.versionId ?? []))]
  const versions = await readBreakdowns(ids, on)
  const isAbroad = lines.some(({ vatBp }) => ground.vatOf(vatBp) !== vatBp)
  const kept = isAbroad ? await loadVersions(ids, on) : null
  const rates = await givingRates(
    lines.filter((line) => line.versionId === null),
    on,
  )
  return lines.map((line) => {
    const { variantId, productId, slug, title, options, quantity, unitPriceCents } = line
    const vatBp = ground.vatOf(line.vatBp)
    const what = { variantId, productId, slug, title, options, quantity, unitPriceCents, vatBp }
    if (line.versionId === null)
      return { ...what, ...unexplained({ ...line, vatBp }, rates.get(productId) ?? null, ground) }
    const version = versions.get(line.versionId)
    if (!version || version.priceCents !== unitPriceCents || version.vatBp !== line.vatBp)
      throw new Error(`breakdown ${line.versionId} does not explain the price in force of ${slug}`)
    if (!kept || vatBp === line.vatBp) return { ...what, ...explained(version, ground) }
    const there = { vatBp, state: ground.state, currency: ground.currency }
    return { ...what, ...explained(breakdownAbroad(version, kept.get(line.versionId)!, there), ground) }
  })
}

type UnitAmounts = Pick<SoldLine, 'unitVatCents' | 'unitShareCents' | 'versionId' | 'versionNumber' | 'parts'>

const explained = (version: PublicBreakdown, { shop }: Ground): UnitAmounts => ({
  unitVatCents: version.vatCents,
  unitShareCents: version.shareCents,
  versionId: version.versionId,
  versionNumber: version.version,
  parts: version.lines.map(({ group, label, recipient, cents }) => ({
    group,
    label,
    recipient: recipient ?? (group === 'margin' ? shop : null),
    unitCents: cents,
  })),
})

function unexplained(line: CartLine, ownRateBp: number | null, ground: Ground): UnitAmounts {
  const { unitPriceCents: priceCents, vatBp } = line
  const givingRateBp = ownRateBp ?? ground.givingRateBp
  const { unexplainedCents, shareCents, vatCents } = unexplainedParts(
    { priceCents, vatBp, givingRateBp },
    ground.currency,
  )
  const label = (key: 'orders.unexplained_part' | 'orders.share_part') => ({
    fr: t('fr', key),
    en: t('en', key),
  })
  const parts: UnitPart[] = [
    {
      group: 'unexplained',
      label: label('orders.unexplained_part'),
      recipient: null,
      unitCents: unexplainedCents,
    },
    { group: 'donation', label: label('orders.share_part'), recipient: null, unitCents: shareCents },
    { group: 'vat', label: vatLabel(vatBp), recipient: ground.state, unitCents: vatCents },
  ]
  return { unitVatCents: vatCents, unitShareCents: shareCents, versionId: null, versionNumber: null, parts }
}

async function givingRates(lines: CartLine[], on: Reader): Promise<Map<string, number | null>> {
  const ids = [...new Set(lines.map((line) => line.productId))]
  if (ids.length === 0) return new Map()
  const rows = await on
    .select({ id: products.id, rateBp: products.givingRateBp })
    .from(products)
    .where(inArray(products.id, ids))
  return new Map(rows.map((row) => [row.id, row.rateBp]))
}
