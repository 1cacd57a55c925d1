import type { Currency } from '../../core/money/currency.ts'
import { parseCents } from '../../core/money/parse.ts'
import type { MessageParams } from '../../core/i18n/messages.ts'
import type { WeightUnit } from './recognise-columns.ts'
import type { RowRefusal } from './source-product.ts'

export type Wrong = { code: RowRefusal; params: MessageParams }

/** What is shown of a cell that can't be read. */
const shown = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text)

/** Dearest price that is believed: ten million units of the currency. */
const mostUnits = 10_000_000

/** A price in minor units; a reason when it is none, ambiguous, negative, too fine or beyond belief. */
export function readPrice(text: string, currency: Currency): number | Wrong {
  const cents = parseCents(text, currency)
  const params = { text: shown(text) }
  if (cents !== null) {
    if (cents < 0) return { code: 'import.refused.price_negative', params }
    if (cents > mostUnits * 10 ** currency.decimals) return { code: 'import.refused.price_huge', params }
    return cents
  }
  if (/^\D{0,4}[\d\s.,'’]{16,}\D{0,4}$/u.test(text)) return { code: 'import.refused.price_huge', params }
  if (parseCents(text, { ...currency, decimals: 6 }) !== null) {
    return { code: 'import.refused.price_decimals', params: { ...params, decimals: currency.decimals } }
  }
  const ambiguous = parseCents(text, { ...currency, decimals: 6 }, 'fr') !== null
  return { code: ambiguous ? 'import.refused.price_ambiguous' : 'import.refused.price_unreadable', params }
}

/** A cost in micros of the currency unit, four or six decimals as bookkeepers have them; null when it is none. */
export function readCost(text: string, currency: Currency): number | null {
  const micros = parseCents(text, { ...currency, decimals: 6 }, 'fr')
  return micros !== null && micros >= 0 && micros <= mostUnits * 1_000_000 ? micros : null
}

/** Whole pieces, negative ones too ("-3", "12.0"); null when it is no count that can be believed. */
export function readPieces(text: string): number | null {
  const match = /^(-?)(\d{1,9})(?:[.,]0+)?$/.exec(text.replace(/[\s\u00a0\u202f]/g, ''))
  return match ? Number(`${match[1]}${match[2]}`) + 0 : null
}

/** Grams in one unit, in micrograms: the pound is 0.45359237 kg exactly (international yard and pound agreement, 1959). */
const microgramsIn: Record<WeightUnit, bigint> = {
  g: 1_000_000n,
  kg: 1_000_000_000n,
  lb: 453_592_370n,
  oz: 28_349_523n,
}

/** Whole grams, halves up; null when blank, zero or no weight. Shopify writes up to ten decimals; the first six count. */
export function readGrams(text: string, unit: WeightUnit): number | null {
  const match = /^(\d{0,9})(?:[.,](\d{1,20}))?$/.exec(text.replace(/\s/g, ''))
  if (!match || text === '') return null
  const micros = BigInt(`${match[1]}${(match[2] ?? '').slice(0, 6).padEnd(6, '0')}`)
  const grams = (micros * microgramsIn[unit] + 500_000_000_000n) / 1_000_000_000_000n
  return grams > 0n && grams <= 100_000_000n ? Number(grams) : null
}

/** Whether a text says "none": blank, or zeros. */
export const isNothing = (text: string): boolean => /^[\s0.,]*$/.test(text)

const yes = new Set(['1', 'true', 'yes', 'oui', 'vrai', 'y', 'x', 'on'])
const no = new Set(['0', '-1', 'false', 'no', 'non', 'faux', 'n', 'off'])

/** A yes or no as spreadsheets of either language write it; null when it is neither. */
export function readFlag(text: string): boolean | null {
  const word = text.toLowerCase()
  return yes.has(word) ? true : no.has(word) ? false : null
}

/** Text on one line, spaces single. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** An http(s) address of a picture; null when it is none. */
export function readAddress(text: string): string | null {
  if (text.length > 2_000 || !URL.canParse(text)) return null
  return /^https?:$/.test(new URL(text).protocol) ? text : null
}
