import type { Lang } from './lang.ts'

const locale: Record<Lang, string> = { fr: 'fr-FR', en: 'en-GB' }

type Style = 'day' | 'month' | 'minute'

const styles: Record<Style, Intl.DateTimeFormatOptions> = {
  day: { day: 'numeric', month: 'long', year: 'numeric' },
  month: { month: 'short', year: 'numeric' },
  minute: { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' },
}

const formats = new Map<string, Intl.DateTimeFormat>()

/**
 * A moment (ISO 8601) or a calendar day (`2026-02-11`) as the language writes it. Moments are shown
 * in Europe/Paris, days as they are. French writes the first day of a month `1er`.
 */
export function formatDate(iso: string, lang: Lang, style: Style = 'day'): string {
  const timeZone = iso.length > 10 ? 'Europe/Paris' : 'UTC'
  const key = `${lang}:${style}:${timeZone}`
  let format = formats.get(key)
  if (!format) {
    format = new Intl.DateTimeFormat(locale[lang], { ...styles[style], timeZone })
    formats.set(key, format)
  }
  const text = format.format(new Date(iso))
  return lang === 'fr' ? text.replace(/^1 /, '1er ') : text
}
