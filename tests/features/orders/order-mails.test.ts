import { beforeEach, describe, expect, test } from 'vitest'
import { read } from '../../../db/client.ts'
import { outbox } from '../../../db/schema/mail.ts'
import { currencyOf } from '../../../src/core/money/currency.ts'
import { parseCents } from '../../../src/core/money/parse.ts'
import type { Lang } from '../../../src/core/i18n/lang.ts'
import { expireOrders } from '../../../src/features/orders/expire-orders.ts'
import { layOutMail } from '../../../src/features/mail/mail-layout.ts'
import { placeOrder, type OrderAsked } from '../../../src/features/orders/place-order.ts'
import { markPaid } from '../../../src/features/orders/settle-order.ts'
import { amina, asked, cartWith, day, ines, openMarket, type Market } from '../market.ts'

let market: Market
beforeEach(async () => void (market = await openMarket()))

async function mailed(lang: Lang, own: Partial<OrderAsked> = {}) {
  const secret = await cartWith([
    [market.shirtM, 1],
    [market.bowl, 2],
    [market.honey, 1],
  ])
  const placed = await placeOrder(asked(secret, { lang, ...own }), day(1))
  return { ...placed, ...(await read().select().from(outbox)).at(-1)! }
}

/** The amounts of the dotted rows after a heading, up to the next. */
function amountsUnder(text: string, heading: RegExp, lang: Lang): number[] {
  const [, after] = text.split(new RegExp(`^${heading.source}\n-+\n`, 'm'))
  const rows = after!.split(/\n-{4,}\n/)[0]!
  return [...rows.matchAll(/ \.{3,} (.+)$/gm)].map(([, amount]) =>
    parseCents(amount!, currencyOf('EUR'), lang)!,
  )
}
const sum = (amounts: number[]) => amounts.reduce((total, cents) => total + cents, 0)

describe.each([
  ['fr', /Ce que vous avez commandé/, /Où vont ces .*/, /Les causes/],
  ['en', /What you ordered/, /Where these .* go/, /The causes/],
] as const)('the confirmation in %s', (lang, bought, where, causes) => {
  test('has amounts that add up: lines to the total, groups to goods and delivery', async () => {
    const { text } = await mailed(lang, { gift: { kind: 'amount', cents: 200 } })
    const lines = amountsUnder(text, bought, lang)
    expect(lines).toEqual([8900, 4430, 960, 490, 200, 14980])
    expect(sum(lines.slice(0, -1))).toBe(lines.at(-1))
    const groups = amountsUnder(text, where, lang)
    expect(groups.at(-1)).toBe(14780)
    expect(sum(groups.slice(0, -1))).toBe(14780)
    // Three causes share 3.60 of the shop's and 2.00 of the shopper's.
    expect(amountsUnder(text, causes, lang)).toEqual([120, 67, 120, 67, 120, 66])
  })

  test('says how to pay, where the order stands, and what the law wants said', async () => {
    const { text, html, subject, token } = await mailed(lang)
    expect(subject).toContain('C-00001')
    for (const fact of ['FR76 3000 6000 0112 3456 7890 189', 'AGRIFRPP', 'C-00001', '59100 Roubaix'])
      for (const form of [text, html]) expect(form).toContain(fact)
    expect(text).toMatch(new RegExp(`http://[^ ]+/${lang}/orders/${token}\n`))
    expect(text).toContain(`/${lang}/orders/${token}/withdrawal`)
    // The withdrawal's form and the terms stand in the mail itself.
    expect(text).toMatch(lang === 'fr' ? /Je vous fais savoir/ : /I hereby give notice/)
    expect(text).toMatch(lang === 'fr' ? /Le médiateur/ : /[Mm]ediator/)
    expect(text).not.toMatch(/\]\(|\*\*|\{shop\./)
  })

  test('asks nothing of anybody: no picture, no script, no style sheet, and every link is the shop’s', async () => {
    const { html } = await mailed(lang)
    expect(html).not.toMatch(/<(img|script|link|iframe|style)\b|url\(|@import/i)
    const links = [...html.matchAll(/href="([^"]*)"/g)].map((match) => match[1]!)
    expect(links.length).toBeGreaterThan(3)
    for (const link of links)
      expect(link).toMatch(/^(http:\/\/localhost:\d+\/|mailto:bonjour@centime\.example|https:\/\/mediation-)/)
  })
})

test('what a shopper typed can’t become HTML or a further header', async () => {
  const address = { ...amina, name: '<img src=x onerror=alert(1)>', address1: '1 "rue" & <b>cour</b>' }
  const { html, toName, subject } = await mailed('fr', { address })
  expect(html).not.toContain('<img')
  expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;')
  expect(html).toContain('1 &quot;rue&quot; &amp; &lt;b&gt;cour&lt;/b&gt;')
  expect(toName + subject).not.toMatch(/[\r\n]/)
})

test('each thing is told once, in the order’s language', async () => {
  await mailed('en')
  await markPaid({ by: ines, number: 1, receivedCents: 5000, at: day(2) })
  await markPaid({ by: ines, number: 1, receivedCents: 5000, at: day(3) })
  await markPaid({ by: ines, number: 1, at: day(4) })
  await mailed('fr')
  await expireOrders(day(20))
  const told = await read().select().from(outbox)
  expect(told.map((mail) => [mail.lang, mail.subject.replaceAll(/[\u00a0\u202f]/g, ' ')])).toEqual([
    ['en', 'Your order C-00001: €147.80 to transfer'],
    ['en', 'Order C-00001: €97.80 is missing'],
    ['en', 'Order C-00001: €47.80 is missing'],
    ['en', 'Order C-00001: your payment has arrived'],
    ['fr', 'Votre commande C-00002 : 147,80 € à virer'],
    ['fr', 'Commande C-00002 : elle a expiré, vous ne devez rien'],
  ])
})

test('a row too long for its line still shows its amount', () => {
  const { text } = layOutMail('fr', [
    {
      kind: 'amounts',
      rows: [{ label: 'x'.repeat(80), amount: '1,00 €' }],
      total: { label: 'T', amount: '1,00 €' },
    },
  ])
  expect(text.split('\n')[0]).toBe(`${'x'.repeat(80)} ... 1,00 €`)
  expect(text.split('\n')[1]).toHaveLength(64)
})
