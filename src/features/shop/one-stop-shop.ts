import { asc, lte } from 'drizzle-orm'
import { read, type Reader } from '../../../db/client.ts'
import { vatElsewhere } from '../../../db/schema/shop.ts'
import { langs, type Bilingual } from '../../core/i18n/lang.ts'
import { countryName } from './countries.ts'
import { servedCountries } from './delivery.ts'
import type { VatRule } from './vat-in-force.ts'
import { isInUnion, vatRatesOf, vatTerritory } from './vat-rates.ts'

/** Whether the shop owes each country of the Union its own VAT (Directive 2006/112/EC, art. 33 and 369a to 369k). */
export const isOneStopShop = ({ vatMode }: VatRule): boolean => vatMode === 'one-stop-shop'

/** A shop's VAT as far as where something goes is concerned. */
export type VatShop = VatRule & { country: string }

/** Whose VAT an order contains, and at which rate what has `ownBp` at home. */
export type VatThere = { country: string; rateOf: (ownBp: number) => number }

/** Whether things that go from the shop to `country` take that country's VAT. */
export const takesVatOf = (shop: VatShop, country: string): boolean =>
  isOneStopShop(shop) && isInUnion(country) && vatTerritory(country) !== vatTerritory(shop.country)

/** What the owner said of reduced rates elsewhere, as of `at`: `550 DE` → 700. */
export async function toldElsewhere(at: string, on: Reader = read()): Promise<Map<string, number>> {
  const rows = await on
    .select()
    .from(vatElsewhere)
    .where(lte(vatElsewhere.at, at))
    .orderBy(asc(vatElsewhere.sequence))
  const told = new Map<string, number>()
  for (const { ownBp, country, rateBp } of rows)
    if (rateBp === null) told.delete(`${ownBp} ${country}`)
    else told.set(`${ownBp} ${country}`, rateBp)
  return told
}

/**
 * The VAT of things by where they go. At home, outside the Union, and in a shop that is not in the one-stop shop, it is
 * the shop's own. Elsewhere the standard rate stays the standard one, in force that day; what is reduced at home takes
 * what the owner said of that country, and its standard rate until then. What has none at home has none.
 */
export async function vatByDestination(
  shop: VatShop,
  at: string,
  on: Reader = read(),
): Promise<(country: string) => VatThere> {
  const told = isOneStopShop(shop) ? await toldElsewhere(at, on) : new Map<string, number>()
  const standardOf = (country: string) => vatRatesOf(country, at.slice(0, 10))[0]?.bp
  const ownStandard = standardOf(shop.country)
  return (country) => {
    const standard = takesVatOf(shop, country) ? standardOf(country) : undefined
    if (standard === undefined) return { country: shop.country, rateOf: (ownBp) => ownBp }
    const rateOf = (ownBp: number) => {
      if (ownBp === 0) return 0
      return ownBp === ownStandard ? standard : (told.get(`${ownBp} ${country}`) ?? standard)
    }
    return { country, rateOf }
  }
}

/** A rate that a price takes somewhere, and where. */
export type RateServed = { country: Bilingual; bp: number }

/** Where else the shop delivers, with what a price of `ownBp` at home contains there; none outside the one-stop shop. */
export async function ratesServed(
  shop: VatShop,
  at: string,
  on: Reader = read(),
): Promise<(ownBp: number) => RateServed[]> {
  if (!isOneStopShop(shop)) return () => []
  const vatTo = await vatByDestination(shop, at, on)
  const served = (await servedCountries(on)).filter((country) => takesVatOf(shop, country)).sort()
  const places = served.map((code) => ({
    country: Object.fromEntries(langs.map((lang) => [lang, countryName(code, lang)])) as Bilingual,
    rateOf: vatTo(code).rateOf,
  }))
  return (ownBp) => places.map(({ country, rateOf }) => ({ country, bp: rateOf(ownBp) }))
}
