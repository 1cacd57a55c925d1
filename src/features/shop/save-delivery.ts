import { eq, max } from 'drizzle-orm'
import { write } from '../../../db/client.ts'
import { deliveryMethods } from '../../../db/schema/shop.ts'
import { newId, systemRandom, type Random } from '../../core/id.ts'
import { slugOf } from '../../core/i18n/fold.ts'
import type { Bilingual } from '../../core/i18n/lang.ts'
import { Refusal, refuseAll } from '../../core/refusal.ts'
import { demand, type Person } from '../accounts/person.ts'
import { recordAuditIn } from '../accounts/record-audit.ts'
import { isCountry } from './countries.ts'

export type DeliveryInput = {
  title: Bilingual
  carrier: { name: string; place: string; country: string }
  /** Gross minor units; null: what was typed is no amount. */
  priceCents: number | null
  /** Free from this total of goods on; null: never. */
  freeFromCents: number | null
  transitDaysMin: number
  transitDaysMax: number
  /** ISO 3166-1 alpha-2. */
  countries: string[]
}

/**
 * Adds a way of delivery, or changes one (`key`) for orders to come: those placed keep what was frozen. From then on
 * `content/shop.json` does not speak of it any more. Refused beside each field. Returns its key.
 */
export const saveDelivery = (
  { by, key, input, at }: { by: Person; key: string | null; input: DeliveryInput; at: string },
  random: Random = systemRandom,
): Promise<string> =>
  write(async (tx) => {
    demand(by, 'change', 'settings')
    refuseAll(refusalsOf(input))
    const { carrier, countries, ...rest } = input
    const row = {
      ...rest,
      priceCents: input.priceCents!,
      title: { fr: input.title.fr.trim(), en: input.title.en.trim() },
      ...{
        carrierName: carrier.name.trim(),
        carrierPlace: carrier.place.trim(),
        carrierCountry: carrier.country,
      },
      countries: [...new Set(countries)],
      ...{ archivedAt: null, editedAt: at, editedBy: by.id },
    }
    if (key !== null) {
      const known = await tx.select().from(deliveryMethods).where(eq(deliveryMethods.key, key))
      if (known.length === 0) throw new Refusal('refusal.settings_delivery_unknown')
      await tx.update(deliveryMethods).set(row).where(eq(deliveryMethods.key, key))
      const { archivedAt: _archived, editedAt: _at, editedBy: _by, ...before } = known[0]!
      const audit = { by, action: 'delivery.change', subject: { kind: 'delivery', id: key }, at }
      await recordAuditIn(tx, { ...audit, before, after: input }, random)
      return key
    }
    const [last] = await tx.select({ position: max(deliveryMethods.position) }).from(deliveryMethods)
    // `new` is the address of the form that adds one.
    const known = await tx.select({ key: deliveryMethods.key }).from(deliveryMethods)
    const own = freeKey(slugOf(input.title.en) || 'delivery', new Set(['new', ...known.map((m) => m.key)]))
    await tx
      .insert(deliveryMethods)
      .values({ id: newId('dlv', random), key: own, position: (last?.position ?? 0) + 1, ...row })
    const audit = { by, action: 'delivery.add', subject: { kind: 'delivery', id: own }, at }
    await recordAuditIn(tx, { ...audit, after: input }, random)
    return own
  })

function freeKey(wanted: string, taken: Set<string>): string {
  let key = wanted
  for (let n = 2; taken.has(key); n += 1) key = `${wanted}-${n}`
  return key
}

const isAmount = (cents: number | null): boolean =>
  cents !== null && Number.isSafeInteger(cents) && cents >= 0 && cents <= 1_000_000_000

function refusalsOf(input: DeliveryInput): Refusal[] {
  const { title, carrier, priceCents, freeFromCents, transitDaysMin, transitDaysMax, countries } = input
  const found: Refusal[] = []
  const need = (holds: boolean, code: Refusal['code'], field: string) => {
    if (!holds) found.push(new Refusal(code, {}, field))
  }
  for (const lang of ['fr', 'en'] as const)
    need(
      title[lang].trim() !== '' && title[lang].length <= 80,
      'refusal.settings_field_empty',
      `title.${lang}`,
    )
  need(carrier.name.trim() !== '' && carrier.name.length <= 80, 'refusal.settings_field_empty', 'carrierName')
  need(isCountry(carrier.country), 'refusal.settings_country', 'carrierCountry')
  need(isAmount(priceCents), 'refusal.settings_amount', 'price')
  need(freeFromCents === null || isAmount(freeFromCents), 'refusal.settings_amount', 'freeFrom')
  const days = [transitDaysMin, transitDaysMax]
  need(
    days.every((n) => Number.isSafeInteger(n) && n >= 0 && n <= 90),
    'refusal.settings_transit',
    'transitDaysMin',
  )
  need(!(transitDaysMax < transitDaysMin), 'refusal.settings_transit_order', 'transitDaysMax')
  need(countries.length > 0 && countries.every(isCountry), 'refusal.settings_countries', 'countries')
  return found
}
