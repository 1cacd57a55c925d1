import type { Lang } from '../i18n/lang.ts'
import type { Currency } from './currency.ts'
import { centsText, decimalText, scaledText } from './decimal.ts'

export { decimalText } from './decimal.ts'

const made = new Map<string, Intl.NumberFormat>()

function formatter(lang: Lang, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = lang + JSON.stringify(options)
  const known = made.get(key)
  if (known) return known
  const fresh = new Intl.NumberFormat(lang, options)
  made.set(key, fresh)
  return fresh
}

/** Intl reads a decimal text digit by digit, so nothing passes through a float. */
const write = (decimal: string, lang: Lang, options: Intl.NumberFormatOptions) =>
  formatter(lang, options).format(decimal as `${number}`)

const digits = ({ decimals }: Currency) => ({
  minimumFractionDigits: decimals,
  maximumFractionDigits: decimals,
})

/** An amount with its currency as the language writes it: `89,00 €`, `€89.00`. */
export const formatCents = (cents: number, currency: Currency, lang: Lang): string =>
  write(centsText(cents, currency.decimals), lang, {
    style: 'currency',
    currency: currency.code,
    ...digits(currency),
  })

/** An amount without its currency, for the columns of a table: `89,00`, `89.00`. */
export const formatPlain = (cents: number, currency: Currency, lang: Lang): string =>
  write(centsText(cents, currency.decimals), lang, digits(currency))

/** By how much an amount changed, without its currency: `+4,00`, `−0,35`, `0,00`. */
export const formatChange = (cents: number, currency: Currency, lang: Lang): string =>
  write(centsText(cents, currency.decimals), lang, {
    signDisplay: 'exceptZero',
    ...digits(currency),
  }).replace('-', '−')

/** A machine's decimal as the language writes it, all its digits kept: `8.9012` is `8,9012`. */
export const formatDecimal = (decimal: string, lang: Lang, leastDecimals = 0): string =>
  write(decimal, lang, { minimumFractionDigits: leastDecimals, maximumFractionDigits: 20 })

/** A machine's decimal with the currency, at least its decimals and all the digits there are: `8,9012 €`. */
export const formatUnitCost = (decimal: string, currency: Currency, lang: Lang): string =>
  write(decimal, lang, {
    style: 'currency',
    currency: currency.code,
    minimumFractionDigits: currency.decimals,
    maximumFractionDigits: 20,
  })

/** Micros as the language writes them: `8,9012`; amounts show two decimals at least, quantities may show none. */
export const formatMicros = (micros: number, lang: Lang, leastDecimals = 2): string =>
  formatDecimal(decimalText(micros), lang, leastDecimals)

/** Basis points for a field that says “%” itself: `5,5`, `5.5`. */
export const percentText = (bp: number, lang: Lang): string =>
  write(scaledText(BigInt(bp), 2), lang, { maximumFractionDigits: 2 })

/** Basis points as a percentage: `5,5 %`, `5.5%`. */
export const formatBp = (bp: number, lang: Lang): string =>
  write(scaledText(BigInt(bp), 4), lang, { style: 'percent', maximumFractionDigits: 2 })
