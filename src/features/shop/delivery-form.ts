import type { Currency } from '../../core/money/currency.ts'
import { parseCents } from '../../core/money/parse.ts'
import { formText, formTexts } from '../../core/web/form-text.ts'
import type { DeliveryInput } from './save-delivery.ts'

export const deliveryFields = [
  'title.fr',
  'title.en',
  'carrierName',
  'carrierPlace',
  'carrierCountry',
  'price',
  'freeFrom',
  'transitDaysMin',
  'transitDaysMax',
] as const
export type DeliveryField = (typeof deliveryFields)[number]

/** The form of a way of delivery as typed. */
export type DeliveryForm = { typed: Record<DeliveryField, string>; countries: string[] }

export const readDeliveryForm = (form: FormData): DeliveryForm => ({
  typed: Object.fromEntries(
    deliveryFields.map((field) => [field, formText(form, field)]),
  ) as DeliveryForm['typed'],
  countries: formTexts(form, 'countries'),
})

/** What was typed, in the verb's terms; what is no amount or no number is refused there. */
export function deliveryInput({ typed, countries }: DeliveryForm, currency: Currency): DeliveryInput {
  const days = (text: string) => (/^\s*\d{1,3}\s*$/.test(text) ? Number(text) : Number.NaN)
  const free = typed.freeFrom.trim()
  return {
    title: { fr: typed['title.fr'], en: typed['title.en'] },
    carrier: { name: typed.carrierName, place: typed.carrierPlace.trim(), country: typed.carrierCountry },
    priceCents: parseCents(typed.price, currency),
    freeFromCents: free === '' ? null : (parseCents(free, currency) ?? -1),
    transitDaysMin: days(typed.transitDaysMin),
    transitDaysMax: days(typed.transitDaysMax),
    countries,
  }
}
