import type { Lang } from '../../core/i18n/lang.ts'
import type { Currency } from '../../core/money/currency.ts'
import { parseCents } from '../../core/money/parse.ts'
import { formText } from '../../core/web/form-text.ts'
import type { ReductionInput } from './announce-reduction.ts'

const dayMs = 24 * 60 * 60 * 1000

/** The fields of the form of a reduction. */
export const reductionFields = ['product', 'price', 'startsAt', 'endsAt', 'reason.fr', 'reason.en'] as const

/** The end of a typed day; nothing typed is no moment, which the verb refuses. */
function endOf(day: string): string {
  const time = Date.parse(`${day}T00:00:00.000Z`)
  return Number.isNaN(time) ? '' : new Date(time + dayMs).toISOString()
}

/** What was typed into the form of a reduction; without a first day it begins at `at`. */
export function reductionInput(
  form: FormData,
  { at, lang, currency }: { at: string; lang: Lang; currency: Currency },
): Omit<ReductionInput, 'by'> {
  const text = (name: string) => formText(form, name).trim()
  const starts = text('startsAt')
  return {
    productId: text('product'),
    variantId: null,
    startsAt: starts ? `${starts}T00:00:00.000Z` : at,
    endsAt: endOf(text('endsAt')),
    input: {
      priceCents: parseCents(text('price'), currency, lang) ?? Number.NaN,
      reason: { fr: text('reason.fr'), en: text('reason.en') },
      negativeMarginConfirmed: form.get('loss') === 'on',
    },
    at,
  }
}
