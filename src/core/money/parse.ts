import type { Lang } from '../i18n/lang.ts'
import type { Currency } from './currency.ts'
import { scaledOf } from './decimal.ts'

/*
 * What people type or a spreadsheet exports. Comma and dot are both decimal signs; both in one
 * number, the later one is. Spaces and apostrophes may separate thousands. Never through a float.
 */

/** The groups of three that make thousands readable: `1 234`, `12'345`. */
const grouped = (digits: string, sign: string) => {
  const [first, ...rest] = digits.split(sign)
  return /^\d{1,3}$/.test(first!) && rest.every((group) => /^\d{3}$/.test(group))
}

/**
 * The number as a machine's decimal, or null when it is none or could be two: `1,234` is 1.234 to a
 * French reader and 1234 to an English one, so it needs `lang`, or no decimals to be possible.
 */
function machineDecimal(typed: string, decimals: number, lang: Lang | undefined): string | null {
  const match = /^([-−+]?)([\d.,\s'’]+)$/u.exec(typed.trim())
  if (!match) return null
  const sign = /[-−]/.test(match[1]!) ? '-' : ''
  let digits = match[2]!.trim()

  // Spaces and apostrophes can only be thousands.
  const whole = digits.split(/[.,]/)[0]!
  if (/[\s'’]/.test(digits)) {
    const separators = new Set(digits.replace(/[\d.,]/g, ''))
    if (separators.size > 1) return null
    const separator = [...separators][0]!
    if (digits.slice(whole.length).includes(separator) || !grouped(whole, separator)) return null
    digits = digits.replaceAll(separator, '')
    if (digits.replace(/[^.,]/g, '').length > 1) return null
    return plain(sign, digits.replace(',', '.'))
  }

  const commas = digits.split(',').length - 1
  const dots = digits.split('.').length - 1
  if (commas && dots) {
    const decimal = digits.lastIndexOf(',') > digits.lastIndexOf('.') ? ',' : '.'
    const thousands = decimal === ',' ? '.' : ','
    const [units, fraction, ...more] = digits.split(decimal)
    if (more.length || fraction!.includes(thousands) || !grouped(units!, thousands)) return null
    return plain(sign, `${units!.replaceAll(thousands, '')}.${fraction}`)
  }
  if (commas + dots > 1) {
    const separator = commas ? ',' : '.'
    return grouped(digits, separator) ? plain(sign, digits.replaceAll(separator, '')) : null
  }
  if (commas + dots === 0) return plain(sign, digits)

  const thousands = /^[1-9]\d{0,2}[.,]\d{3}$/.test(digits)
  if (thousands && decimals === 0) return plain(sign, digits.replace(/[.,]/, ''))
  if (thousands && lang === undefined) return null
  if (thousands && lang === 'en' && commas) return plain(sign, digits.replace(',', ''))
  return plain(sign, digits.replace(',', '.'))
}

/** Completes `.5` and `5.`; null when no digit is left. */
function plain(sign: string, decimal: string): string | null {
  if (!/\d/.test(decimal)) return null
  const [units, fraction] = decimal.split('.')
  return `${sign}${units || '0'}${fraction ? `.${fraction}` : ''}`
}

function parseScaled(typed: string, decimals: number, lang: Lang | undefined): number | null {
  const decimal = machineDecimal(typed, decimals, lang)
  if (decimal === null) return null
  try {
    return scaledOf(decimal, decimals) + 0
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

// Asking Intl takes longer than all the rest of reading an amount; a file has thousands.
const symbols = new Map<string, string>()

function symbolOf({ code }: Currency): string {
  const known = symbols.get(code)
  if (known !== undefined) return known
  const symbol = new Intl.NumberFormat('en', {
    style: 'currency',
    currency: code,
    currencyDisplay: 'narrowSymbol',
  })
    .formatToParts(0)
    .find((part) => part.type === 'currency')!.value
  symbols.set(code, symbol)
  return symbol
}

/** Leaves out the currency's own code or sign at either end; another currency's stays and is refused. */
function withoutCurrency(typed: string, currency: Currency): string {
  const text = typed.trim()
  for (const mark of [currency.code, symbolOf(currency)]) {
    if (text.endsWith(mark)) return text.slice(0, -mark.length)
    const sign = /^[-−+]/.exec(text)?.[0] ?? ''
    if (text.startsWith(mark, sign.length)) return sign + text.slice(sign.length + mark.length).trim()
  }
  return text
}

/**
 * Minor units of `currency` from what was typed: `8,90`, `8.90`, `1 234,50`, `1,234.50 €`. Null when it
 * is no number, is ambiguous (see `lang`), has more decimals than the currency, or is too large.
 * `lang` settles `1,234`: thousands in English, a decimal comma in French.
 */
export function parseCents(typed: string, currency: Currency, lang?: Lang): number | null {
  return parseScaled(withoutCurrency(typed, currency), currency.decimals, lang)
}

/** Millionths from what was typed, at most six decimals; as `parseCents` otherwise. */
export const parseMicros = (typed: string, lang?: Lang): number | null => parseScaled(typed, 6, lang)

/** Millionths of the currency unit, `8,9012 €`; as `parseMicros` otherwise. */
export const parseUnitCost = (typed: string, currency: Currency, lang?: Lang): number | null =>
  parseScaled(withoutCurrency(typed, currency), 6, lang)

/** Basis points from a percentage: `5,5 %` is 550. At most two decimals; null when negative or no number. */
export function parseBp(typed: string, lang?: Lang): number | null {
  const value = parseScaled(typed.trim().replace(/\s*%$/u, ''), 2, lang)
  return value === null || value < 0 ? null : value
}
