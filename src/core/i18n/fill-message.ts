import type { Bilingual, Lang } from './lang.ts'

/** A value that reads differently in each language (a label, an amount, a date) is given in both. */
export type MessageParams = Record<string, string | number | Bilingual>

const plurals: Record<Lang, Intl.PluralRules> = {
  fr: new Intl.PluralRules('fr'),
  en: new Intl.PluralRules('en'),
}

/** A message's text with its values; see `t`. Apart, so that a script can fill the few texts it was given. */
export function fillMessage(text: string, lang: Lang, params: MessageParams = {}): string {
  const forms = text.split('|')
  const chosen =
    forms.length === 2 && plurals[lang].select(Number(params['n'] ?? 0)) !== 'one' ? forms[1]! : forms[0]!
  return chosen.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name]
    return value === undefined ? whole : String(typeof value === 'object' ? value[lang] : value)
  })
}
