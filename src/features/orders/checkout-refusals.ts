import type { Lang } from '../../core/i18n/lang.ts'
import { t } from '../../core/i18n/messages.ts'
import type { Refusal } from '../../core/refusal.ts'
import { addressFields } from './address.ts'

/** Fields of the checkout's form in the order they are shown. */
const fields: readonly string[] = [...addressFields, 'delivery', 'causes', 'gift', 'terms']

export type CheckoutRefusals = {
  /** Sentences by field. */
  at: Record<string, string>
  /** Those that belong to no field: the cart, a price or the total is not what it was. */
  general: string[]
  /** The field that takes the focus. */
  first: string | null
}

/** Where each sentence of a refused checkout stands. */
export function checkoutRefusals(refusals: Refusal[], lang: Lang): CheckoutRefusals {
  const at: Record<string, string> = {}
  const general: string[] = []
  for (const { code, params, field } of refusals) {
    const sentence = t(lang, code, params)
    if (field === null || !fields.includes(field)) general.push(sentence)
    else at[field] = at[field] ? `${at[field]} ${sentence}` : sentence
  }
  return { at, general, first: fields.find((field) => at[field] !== undefined) ?? null }
}
