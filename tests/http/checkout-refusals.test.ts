import { count } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { read } from '../../db/client.ts'
import { orders } from '../../db/schema/orders.ts'
import { t, type MessageKey } from '../../src/core/i18n/messages.ts'
import { hiddenFields, type Fields, type Visitor, wordsOf } from '../http.ts'
import {
  aminasForm,
  serveMarket,
  shopperWith,
  tagOf,
  textOf,
  typedIn,
  type ServedMarket,
} from '../served-market.ts'

let market: ServedMarket
let amina: Visitor
beforeAll(async () => {
  market = await serveMarket()
  amina = await shopperWith(market, [['chemise-en-lin-riviere', market.shirtM]])
})
afterAll(() => market.close())

const orderCount = async () => (await read().select({ n: count() }).from(orders))[0]!.n
const send = (lang: string, typed: Fields) =>
  amina.post(`/${lang}/checkout`, { ...aminasForm, ...typed, step: 'order' })

/** Each field, what is typed into it, and what is said beside it. */
const text: [field: string, typed: string, key: MessageKey, params?: Record<string, string>][] = [
  ['name', '', 'refusal.order_name'],
  ['name', '\u200b \t', 'refusal.order_name'],
  ['email', 'amina', 'refusal.order_email'],
  ['email', 'amina@exemple', 'refusal.order_email'],
  ['address1', '', 'refusal.order_address'],
  ['address1', 'x'.repeat(101), 'refusal.order_too_long'],
  ['postcode', '', 'refusal.order_postcode_missing'],
  ['postcode', '591', 'refusal.order_postcode', { example: '59100' }],
  ['city', '', 'refusal.order_city'],
  ['phone', 'appelez-moi', 'refusal.order_phone'],
]

describe.each(['fr', 'en'] as const)('in %s', (lang) => {
  test.each(text)('%s, with %j typed, is refused beside its field', async (field, typed, key, params) => {
    const page = await send(lang, { [field]: typed })
    expect(page.status).toBe(422)
    const tag = tagOf(page.text, field)!
    expect(tag).toContain('aria-invalid="true"')
    expect(tag).toContain(`${field}-refusal`)
    expect(tag).toMatch(/\sautofocus/)
    expect(wordsOf(textOf(page.text, `${field}-refusal`)!)).toBe(t(lang, key, params))
    expect(typedIn(page.text, field)).toBe(typed)
    expect(page.text.match(/\sautofocus/g)).toHaveLength(1)
    for (const [name, value] of Object.entries(aminasForm))
      if (name !== field && tagOf(page.text, name)?.includes('class="input"'))
        expect(typedIn(page.text, name), name).toBe(value)
    expect(await orderCount()).toBe(0)
  })

  test.each<[string, Fields, MessageKey]>([
    ['delivery', { delivery: '' }, 'refusal.order_delivery'],
    ['delivery', { delivery: 'home-europe' }, 'refusal.order_delivery'],
    ['country', { country: '' }, 'refusal.order_country'],
    ['country', { country: 'JP' }, 'refusal.order_country_not_served'],
    ['causes', { causes: ['cau_nobody'] }, 'refusal.cause_not_active'],
    ['gift', { gift: 'everything' }, 'refusal.gift_unreadable'],
  ])('%s, with %j, is refused beside it', async (field, typed, key) => {
    const page = await send(lang, typed)
    expect(page.status).toBe(422)
    expect(wordsOf(page.text).split(t(lang, key)).length).toBeGreaterThanOrEqual(3)
    expect(page.text).toContain(`href="#${field}"`)
    expect(page.text.match(/\sautofocus/g)).toHaveLength(1)
    expect(await orderCount()).toBe(0)
  })

  test('four causes are one too many, and a cause that has not agreed is none', async () => {
    const ids = Object.values(market.causes)
    const four = await send(lang, { causes: ids.slice(0, 4) })
    expect(wordsOf(four.text)).toContain(t(lang, 'refusal.causes_at_most', { n: 3 }))
    expect(tagOf(four.text, 'cause-rivieres-vivantes')).toMatch(/\schecked/)
    const silent = await send(lang, { causes: [ids[4]!] })
    expect(wordsOf(silent.text)).toContain(t(lang, 'refusal.cause_not_active'))
    const twice = await send(lang, { causes: [ids[0]!, ids[0]!] })
    expect(wordsOf(twice.text)).toContain(t(lang, 'refusal.cause_twice'))
  })

  test.each(['', 'beaucoup', '-5', '0', '1,234', '5000', '9'.repeat(15), '2,505'])(
    'a gift of %j is refused beside its field, and not counted',
    async (giftAmount) => {
      const page = await send(lang, { gift: 'other', giftAmount })
      expect(page.status).toBe(422)
      expect(tagOf(page.text, 'giftAmount')).toContain('aria-invalid="true"')
      expect(tagOf(page.text, 'giftAmount')).toMatch(/\sautofocus/)
      expect(typedIn(page.text, 'giftAmount')).toBe(giftAmount)
      expect(hiddenFields(page.text)['expectedTotalCents']).toBe('9390')
    },
  )

  test('terms that are not accepted are asked for', async () => {
    const page = await send(lang, { terms: '' })
    expect(textOf(page.text, 'terms-refusal')).toBe(t(lang, 'refusal.order_terms'))
    expect(tagOf(page.text, 'terms')).toMatch(/\sautofocus/)
  })

  test('of several refusals the first field takes the focus, and all are counted above', async () => {
    const page = await send(lang, { email: '', city: '', terms: '' })
    expect(wordsOf(page.text)).toContain(t(lang, 'buying.to_mend', { n: 3 }))
    expect(tagOf(page.text, 'email')).toMatch(/\sautofocus/)
    expect(page.text.match(/\sautofocus/g)).toHaveLength(1)
  })
})
