import type { Lang } from '../../core/i18n/lang.ts'
import type { Currency } from '../../core/money/currency.ts'
import { parseCents } from '../../core/money/parse.ts'
import { formText, formTexts } from '../../core/web/form-text.ts'
import { addressFields, type AddressField } from './address.ts'
import type { OrderAsked } from './place-order.ts'
import type { GiftAsked } from './refuse-order.ts'

/** A checkout's form as typed; it is shown again as it came. */
export type CheckoutForm = {
  address: Record<AddressField, string>
  delivery: string
  causeIds: string[]
  /** `none`, `round-up`, whole units of the currency, or `other` for what `giftAmount` says. */
  gift: string
  giftAmount: string
  terms: boolean
  /** The total that the page showed beside the button. */
  expectedTotalCents: number | null
}

/** The whole units of the currency that a gift is offered in. */
export const giftUnits = ['1', '2'] as const

/** What was sent; a field that is missing counts as empty, nothing is chosen in its place. */
export function readCheckoutForm(form: FormData): CheckoutForm {
  const total = formText(form, 'expectedTotalCents')
  return {
    address: Object.fromEntries(addressFields.map((field) => [field, formText(form, field)])) as Record<
      AddressField,
      string
    >,
    delivery: formText(form, 'delivery'),
    causeIds: formTexts(form, 'causes'),
    gift: formText(form, 'gift') || 'none',
    giftAmount: formText(form, 'giftAmount'),
    terms: formText(form, 'terms') !== '',
    expectedTotalCents: /^\d{1,12}$/.test(total) ? Number(total) : null,
  }
}

/** The form as it opens: nobody's name, no cause, no gift. */
export const openingForm = (country: string): CheckoutForm => {
  const form = readCheckoutForm(new FormData())
  return { ...form, address: { ...form.address, country } }
}

/** The gift that was chosen, in minor units; null cents when it can't be read as an amount. */
export function giftOf({ gift, giftAmount }: CheckoutForm, currency: Currency, lang: Lang): GiftAsked {
  if (gift === 'none' || gift === 'round-up') return { kind: gift }
  if ((giftUnits as readonly string[]).includes(gift))
    return { kind: 'amount', cents: Number(gift) * 10 ** currency.decimals }
  return { kind: 'amount', cents: gift === 'other' ? parseCents(giftAmount, currency, lang) : null }
}

/** What the form asks `placeOrder` for. */
export const orderAsked = (
  form: CheckoutForm,
  { secret, lang, currency }: { secret: string | null; lang: Lang; currency: Currency },
): OrderAsked => ({
  secret,
  lang,
  address: form.address,
  deliveryKey: form.delivery,
  causeIds: form.causeIds,
  gift: giftOf(form, currency, lang),
  termsAccepted: form.terms,
  expectedTotalCents: form.expectedTotalCents,
})
