import { langs, type Bilingual, type Lang } from '../../core/i18n/lang.ts'
import type { Currency } from '../../core/money/currency.ts'
import { formatBp, formatCents } from '../../core/money/format.ts'

/* Values for the sentences of refusals and reasons, in every language at once. */

export function inEach(text: (lang: Lang) => string): Bilingual {
  return { fr: text('fr'), en: text('en') }
}

export const sayCents = (cents: number, currency: Currency): Bilingual =>
  inEach((lang) => formatCents(cents, currency, lang))

export const sayBp = (bp: number): Bilingual => inEach((lang) => formatBp(bp, lang))

/** A moment as people write it, in the shop's time. */
export const sayMoment = (iso: string): Bilingual =>
  inEach((lang) =>
    new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, {
      dateStyle: 'long',
      timeStyle: 'short',
      timeZone: 'Europe/Paris',
    }).format(new Date(iso)),
  )

/** A label, or where there is none its place: « ligne 3 ». */
export const sayLabel = (label: Bilingual, position: number): Bilingual =>
  inEach((lang) => label[lang].trim() || (lang === 'fr' ? `ligne ${position}` : `line ${position}`))

export const isTold = (text: Bilingual | null): boolean =>
  text !== null && langs.every((lang) => text[lang].trim() !== '')
