import { expect, test } from 'vitest'
import { currencyOf } from '../../../src/core/money/currency.ts'
import {
  giftOf,
  openingForm,
  orderAsked,
  readCheckoutForm,
} from '../../../src/features/orders/checkout-form.ts'

const formOf = (fields: Record<string, string | Blob>): FormData => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  return form
}
const gift = (fields: Record<string, string>, code = 'EUR', lang: 'fr' | 'en' = 'fr') =>
  giftOf(readCheckoutForm(formOf(fields)), currencyOf(code), lang)

test('the form opens with the shop’s country and nothing else: no name, no cause, no gift', () => {
  const form = openingForm('FR')
  expect(form).toMatchObject({
    delivery: '',
    causeIds: [],
    gift: 'none',
    terms: false,
    expectedTotalCents: null,
  })
  expect(Object.entries(form.address).filter(([, typed]) => typed !== '')).toEqual([['country', 'FR']])
})

test('a gift is counted in the currency’s own minor units', () => {
  expect(gift({ gift: '2' })).toEqual({ kind: 'amount', cents: 200 })
  expect(gift({ gift: '2' }, 'JPY')).toEqual({ kind: 'amount', cents: 2 })
  expect(gift({ gift: '1' }, 'TND')).toEqual({ kind: 'amount', cents: 1000 })
  expect(gift({ gift: 'other', giftAmount: '2,50' })).toEqual({ kind: 'amount', cents: 250 })
  expect(gift({ gift: 'other', giftAmount: '2.50' }, 'EUR', 'en')).toEqual({ kind: 'amount', cents: 250 })
})

test('a gift that was not chosen is none, whatever stands in the amount', () => {
  expect(gift({ gift: 'none', giftAmount: '50' })).toEqual({ kind: 'none' })
  expect(gift({ giftAmount: '50' })).toEqual({ kind: 'none' })
  expect(gift({ gift: 'round-up', giftAmount: '50' })).toEqual({ kind: 'round-up' })
})

test.each(['3', '-1', 'toString', 'NONE', ' '])('a gift of the unknown kind %j has no amount', (kind) => {
  expect(gift({ gift: kind, giftAmount: '50' })).toEqual({ kind: 'amount', cents: null })
})

test.each(['', '-1', '1.5', '1e3', 'NaN', ' 12', '9999999999999'])(
  'a total of %j was not shown by us',
  (typed) => {
    expect(readCheckoutForm(formOf({ expectedTotalCents: typed })).expectedTotalCents).toBeNull()
  },
)

test('files and repeated names do no harm: the first text counts', () => {
  const form = formOf({ name: new Blob(['Amina']) })
  form.append('email', 'amina@exemple.fr')
  form.append('email', 'someone@exemple.fr')
  const asked = orderAsked(readCheckoutForm(form), { secret: null, lang: 'fr', currency: currencyOf('EUR') })
  expect(asked.address).toMatchObject({ name: '', email: 'amina@exemple.fr' })
  expect(asked.termsAccepted).toBe(false)
})
