import known from './vat-rates.json' with { type: 'json' }

/** The kinds of rate, the highest first as laws name them. */
export const vatCategories = [
  'standard',
  'parking',
  'reduced',
  'reduced1',
  'reduced2',
  'super_reduced',
] as const
export type VatCategory = (typeof vatCategories)[number]

export type VatRate = { category: VatCategory; bp: number }

/** Monaco applies France's VAT (Convention of 18 May 1963). */
const sameAs: Record<string, string> = { MC: 'FR', EL: 'GR' }

/** Countries that have one VAT are one: Monaco is France. */
export const vatTerritory = (country: string): string => sameAs[country] ?? country

/** Whether a country's VAT is that of a member of the European Union. */
export const isInUnion = (country: string): boolean =>
  vatTerritory(country) !== 'GB' && vatTerritory(country) in known

/**
 * The VAT rates of a country of the European Union, the United Kingdom or Monaco on a day (`2026-11-24`), highest
 * first; none for a country that is not known. From ibericode/vat-rates (MIT), trimmed, with the changes
 * of 1 January 2026 in Finland and Lithuania as the Commission publishes them; as of November 2026. National law decides.
 */
export function vatRatesOf(country: string, day: string): VatRate[] {
  const all: Record<string, { from: string; rates: Partial<Record<VatCategory, number>> }[]> = known
  const entries = all[vatTerritory(country)] ?? []
  const inForce = entries.find((entry) => entry.from <= day)
  return vatCategories
    .flatMap((category): VatRate[] => {
      const bp = inForce?.rates[category]
      return bp === undefined ? [] : [{ category, bp }]
    })
    .sort((a, b) => b.bp - a.bp)
}
