import type { Lang } from '../../core/i18n/lang.ts'
import { t } from '../../core/i18n/messages.ts'
import type { Currency } from '../../core/money/currency.ts'
import { formatCents } from '../../core/money/format.ts'

/** The difference of a year's running costs in a sentence; `cents` is what sales paid less what they really cost. */
export function differenceText(year: number, cents: number, currency: Currency, lang: Lang): string {
  const amount = formatCents(Math.abs(cents), currency, lang)
  if (cents === 0) return t(lang, 'overheads.even', { year })
  return t(lang, cents > 0 ? 'overheads.more' : 'overheads.less', { year, amount })
}
