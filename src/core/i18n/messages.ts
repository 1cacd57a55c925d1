import en from '../../../content/messages/en.json' with { type: 'json' }
import fr from '../../../content/messages/fr.json' with { type: 'json' }
import type { Lang } from './lang.ts'

export type MessageKey = keyof typeof fr
export type MessageParams = Record<string, string | number>

// Each side is checked against the other: a key that lacks one language does not compile.
const messages: Record<Lang, Record<MessageKey, string>> & { fr: Record<keyof typeof en, string> } = { fr, en }

const plurals: Record<Lang, Intl.PluralRules> = {
  fr: new Intl.PluralRules('fr'),
  en: new Intl.PluralRules('en'),
}

/**
 * The text of `key` in `lang`. `{name}` is replaced by `params.name`; a text with a bar,
 * `une pièce|{n} pièces`, is singular | plural by `params.n` and the language's CLDR rule.
 */
export function t(lang: Lang, key: MessageKey, params: MessageParams = {}): string {
  const text = messages[lang][key]
  const forms = text.split('|')
  const chosen = forms.length === 2 && plurals[lang].select(Number(params['n'] ?? 0)) !== 'one' ? forms[1]! : forms[0]!
  return chosen.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name]
    return value === undefined ? whole : String(value)
  })
}
