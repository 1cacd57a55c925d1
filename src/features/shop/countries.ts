import countries from 'i18n-iso-countries'
import en from 'i18n-iso-countries/langs/en.json' with { type: 'json' }
import fr from 'i18n-iso-countries/langs/fr.json' with { type: 'json' }
import type { Lang } from '../../core/i18n/lang.ts'

countries.registerLocale(fr)
countries.registerLocale(en)

/** The name of an ISO 3166-1 alpha-2 country, or the code itself when there is no such country. */
export const countryName = (code: string, lang: Lang): string => countries.getName(code, lang) ?? code

/** Whether it is a country of ISO 3166-1 alpha-2. */
export const isCountry = (code: string): boolean => /^[A-Z]{2}$/.test(code) && countries.isValid(code)

/** The countries that a way of delivery is offered for: the European Union, its small neighbours, and who trades most with it. */
export const deliverableCountries =
  'AD AT BE BG CA CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LI LT LU LV MC MT NL NO PL PT RO SE SI SK SM US'.split(
    ' ',
  )

/** Codes with their names, sorted as the language sorts. */
export function namedCountries(codes: Iterable<string>, lang: Lang): { code: string; name: string }[] {
  const collator = new Intl.Collator(lang)
  return [...new Set(codes)]
    .map((code) => ({ code, name: countryName(code, lang) }))
    .sort((a, b) => collator.compare(a.name, b.name))
}
