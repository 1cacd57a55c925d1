import { isLang, type Lang } from './lang.ts'

/** The shop's own language, for who states no preference that it has. */
export const defaultLang: Lang = 'fr'

/**
 * The language a browser prefers, by its Accept-Language header (RFC 9110, section 12.5.4). Ties go to
 * the first named; `*` and languages the shop does not speak count for nothing.
 */
export function pickLang(acceptLanguage: string | null | undefined): Lang {
  let best: { lang: Lang; quality: number } | null = null
  for (const range of (acceptLanguage ?? '').slice(0, 1000).split(',')) {
    const [tag = '', ...params] = range.trim().toLowerCase().split(';')
    const lang = tag.split('-')[0]
    if (!isLang(lang)) continue
    const stated = params.map((p) => /^\s*q=(\d(?:\.\d{0,3})?)\s*$/.exec(p)?.[1]).find((q) => q !== undefined)
    const quality = stated === undefined ? 1 : Number(stated)
    if (quality > 0 && (!best || quality > best.quality)) best = { lang, quality }
  }
  return best?.lang ?? defaultLang
}

/** The language that an address names, `/en/…`, or null. */
export function langOfPath(pathname: string): Lang | null {
  const first = pathname.split('/')[1]
  return isLang(first) ? first : null
}
