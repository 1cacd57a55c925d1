import countries from 'i18n-iso-countries'
import en from 'i18n-iso-countries/langs/en.json' with { type: 'json' }
import fr from 'i18n-iso-countries/langs/fr.json' with { type: 'json' }
import type { Lang } from '../../core/i18n/lang.ts'

countries.registerLocale(fr)
countries.registerLocale(en)

/** The name of an ISO 3166-1 alpha-2 country, or the code itself when there is no such country. */
export const countryName = (code: string, lang: Lang): string => countries.getName(code, lang) ?? code

/** Codes with their names, sorted as the language sorts. */
export function namedCountries(codes: Iterable<string>, lang: Lang): { code: string; name: string }[] {
  const collator = new Intl.Collator(lang)
  return [...new Set(codes)]
    .map((code) => ({ code, name: countryName(code, lang) }))
    .sort((a, b) => collator.compare(a.name, b.name))
}
