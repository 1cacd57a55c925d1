import { asc, isNull } from 'drizzle-orm'
import { read, type Reader } from '../../../db/client.ts'
import { deliveryMethods } from '../../../db/schema/shop.ts'
import type { Bilingual } from '../../core/i18n/lang.ts'

/** A way of delivery, priced for a country and an amount of goods. */
export type DeliveryOffer = {
  key: string
  title: Bilingual
  carrier: { name: string; place: string; country: string }
  /** Gross: it contains VAT at the goods' rates. */
  priceCents: number
  /** From which amount of goods it costs nothing; null: never. */
  freeFromCents: number | null
  transitDaysMin: number
  transitDaysMax: number
}

/** Every way of delivery that the shop offers somewhere, in its order. */
export const offeredDelivery = (on: Reader = read()) =>
  on
    .select()
    .from(deliveryMethods)
    .where(isNull(deliveryMethods.archivedAt))
    .orderBy(asc(deliveryMethods.position))

/** The ways of delivery to a country (ISO 3166-1 alpha-2), in the shop's order; none when it is not served. */
export async function deliveryMethodsFor(
  country: string,
  goodsCents: number,
  on: Reader = read(),
): Promise<DeliveryOffer[]> {
  const methods = await offeredDelivery(on)
  return methods
    .filter((method) => method.countries.includes(country))
    .map((method) => ({
      key: method.key,
      title: method.title,
      carrier: { name: method.carrierName, place: method.carrierPlace, country: method.carrierCountry },
      priceCents: method.freeFromCents !== null && goodsCents >= method.freeFromCents ? 0 : method.priceCents,
      freeFromCents: method.freeFromCents,
      transitDaysMin: method.transitDaysMin,
      transitDaysMax: method.transitDaysMax,
    }))
}

/** The cheapest of some ways, the shop's first among equals; null of none. */
export const cheapestOf = (offers: DeliveryOffer[]): DeliveryOffer | null =>
  offers.reduce<DeliveryOffer | null>(
    (best, offer) => (best === null || offer.priceCents < best.priceCents ? offer : best),
    null,
  )

/** The cheapest way to a country for an amount of goods; null when it is not served. */
export const cheapestDelivery = async (
  country: string,
  goodsCents = 0,
  on: Reader = read(),
): Promise<DeliveryOffer | null> => cheapestOf(await deliveryMethodsFor(country, goodsCents, on))

/** Codes of all countries that the shop delivers to. */
export async function servedCountries(on: Reader = read()): Promise<string[]> {
  const methods = await offeredDelivery(on)
  return [...new Set(methods.flatMap((method) => method.countries))]
}
