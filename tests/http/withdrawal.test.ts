import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { read, write } from '../../db/client.ts'
import { variants } from '../../db/schema/catalogue.ts'
import { outbox } from '../../db/schema/mail.ts'
import { t } from '../../src/core/i18n/messages.ts'
import { orderLabel } from '../../src/features/orders/number.ts'
import { placeOrder } from '../../src/features/orders/place-order.ts'
import { recordStep } from '../../src/features/orders/record-step.ts'
import { markPaid } from '../../src/features/orders/settle-order.ts'
import { asked, cartWith, day, ines } from '../features/market.ts'
import { hiddenFields, visitor, wordsOf } from '../http.ts'
import { now, serveMarket, tagOf, textOf, typedIn, type ServedMarket } from '../served-market.ts'

let market: ServedMarket
beforeAll(async () => {
  market = await serveMarket()
  // As many orders as the tests like.
  await write((tx) => tx.update(variants).set({ stock: 1000 }).where(eq(variants.id, market.bowl)))
})
afterAll(() => market.close())

const paidOrder = async (at = now()) => {
  const secret = await cartWith(
    [
      [market.print, 3],
      [market.bowl, 1],
    ],
    at,
  )
  const placed = await placeOrder(asked(secret), at)
  await markPaid({ by: ines, number: placed.number, at })
  return { ...placed, label: orderLabel(placed.number) }
}
const mailsOf = async (label: string) =>
  (await read().select().from(outbox).where(eq(outbox.toAddress, 'amina@exemple.fr'))).filter(
    (mail) => mail.onceKey.startsWith('order-withdrawal:') && mail.text.includes(label),
  )

describe.each(['fr', 'en'] as const)('in %s', (lang) => {
  test('an order is withdrawn from in two steps, from its own page', async () => {
    const { token, label } = await paidOrder()
    const path = `/${lang}/orders/${token}/withdrawal`
    const amina = visitor(market.shop.url, lang)
    expect((await amina.get(`/${lang}/orders/${token}`)).text).toContain(`href="${path}"`)
    expect(wordsOf((await amina.get(path)).text)).toContain(t(lang, 'orders.withdrawal_all'))

    const typed = { scope: 'some', 'pieces-1': 2, 'pieces-2': 0, statement: 'Trop <grand>.' }
    const check = await amina.post(path, { ...typed, step: 'check' })
    expect(check.status).toBe(200)
    expect(wordsOf(check.text)).toContain('2 × ')
    expect(await mailsOf(label)).toEqual([])

    const sent = await amina.post(path, { ...hiddenFields(check.text), step: 'confirm' })
    expect([sent.status, sent.location]).toEqual([303, `${path}?done`])
    expect(wordsOf((await amina.get(sent.location!)).text)).toContain(t(lang, 'orders.withdrawal_done_title'))
    const [mail, ...more] = await mailsOf(label)
    expect(more).toEqual([])
    expect(mail!.text).toContain('Trop <grand>.')
    await amina.post(path, { ...hiddenFields(check.text), step: 'confirm' })
    expect(await mailsOf(label)).toHaveLength(1)
  })

  test('a number and an e-mail are enough, without an account', async () => {
    const { number, label, token } = await paidOrder()
    const path = `/${lang}/withdrawal`
    const amina = visitor(market.shop.url, lang)
    const known = { number: ` c ${number}`, email: 'AMINA@exemple.fr' }
    const choose = await amina.post(path, { ...known, step: 'choose' })
    expect(choose.status).toBe(200)
    expect(wordsOf(choose.text)).toContain(label)
    const check = await amina.post(path, { ...hiddenFields(choose.text), scope: 'all', step: 'check' })
    const done = await amina.post(path, { ...hiddenFields(check.text), step: 'confirm' })
    expect(wordsOf(done.text)).toContain(t(lang, 'orders.withdrawal_done_title'))
    expect(await mailsOf(label)).toHaveLength(1)
    for (const { text, headers } of [choose, check, done]) {
      expect(text).not.toContain(token)
      expect(text).not.toContain('Tisserands')
      expect(headers.get('cache-control')).toBe('private, no-store')
    }
  })

  test('whether the number or the e-mail is wrong is not told, and both are kept as typed', async () => {
    const { number } = await paidOrder()
    const amina = visitor(market.shop.url, lang)
    const answers = []
    for (const known of [
      { number: '99999', email: 'amina@exemple.fr' },
      { number: String(number), email: 'someone@exemple.fr' },
      { number: 'C-', email: '' },
      { number: '1e99', email: "' or 1=1 --" },
    ]) {
      const page = await amina.post(`/${lang}/withdrawal`, { ...known, step: 'choose' })
      expect(page.status).toBe(422)
      expect(typedIn(page.text, 'number')).toBe(known.number)
      expect(typedIn(page.text, 'email')).toBe(known.email)
      expect(tagOf(page.text, 'number')).toMatch(/\sautofocus/)
      answers.push(textOf(page.text, 'number-refusal'))
    }
    expect(new Set(answers)).toEqual(new Set([t(lang, 'refusal.order_not_found')]))
  })

  test.each<[string, string, 'refusal.withdrawal_quantity' | 'refusal.withdrawal_no_lines']>([
    ['pieces-1', '4', 'refusal.withdrawal_quantity'],
    ['pieces-1', '-1', 'refusal.withdrawal_quantity'],
    ['pieces-1', '1.5', 'refusal.withdrawal_quantity'],
    ['pieces-2', 'NaN', 'refusal.withdrawal_quantity'],
    ['pieces-1', '0', 'refusal.withdrawal_no_lines'],
  ])('%s of %s pieces is refused beside its field', async (field, typed, key) => {
    const { token, label } = await paidOrder()
    const amina = visitor(market.shop.url, lang)
    for (const step of ['check', 'confirm']) {
      const form = { scope: 'some', [field]: typed, statement: 'Bonjour', step }
      const page = await amina.post(`/${lang}/orders/${token}/withdrawal`, form)
      expect(page.status).toBe(422)
      expect(textOf(page.text, `${field}-refusal`)).toBe(t(lang, key))
      expect(tagOf(page.text, field)).toMatch(/\sautofocus/)
      expect(typedIn(page.text, field)).toBe(typed)
      expect(page.text).toContain('Bonjour</textarea>')
    }
    expect(await mailsOf(label)).toEqual([])
  })

  test('after the period it says so, and the page of the law stays readable', async () => {
    const { token, number } = await paidOrder(day(1))
    await recordStep({ by: ines, number, step: 'shipped', at: day(2) })
    await recordStep({ by: ines, number, step: 'delivered', at: day(4) })
    const amina = visitor(market.shop.url, lang)
    const words = wordsOf((await amina.get(`/${lang}/orders/${token}/withdrawal`)).text)
    expect(words).toContain(lang === 'fr' ? 'Le délai a pris fin le' : 'The period ended on')
    const sent = await amina.post(`/${lang}/orders/${token}/withdrawal`, { scope: 'all', step: 'confirm' })
    expect(sent.status).toBe(422)
    const rights = wordsOf((await amina.get(`/${lang}/withdrawal`)).text)
    expect(rights).toContain('L221-18')
    expect(rights).toContain('4 rue du Compte-Rond')
  })
})
