import Database from 'better-sqlite3'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { currencyOf } from '../../src/core/money/currency.ts'
import { formatCents } from '../../src/core/money/format.ts'
import { visitor, wordsOf, type Visitor } from '../http.ts'
import { startShop, type RunningShop } from '../server.ts'

let shop: RunningShop
let database: Database.Database
const visitors = {} as Record<'fr' | 'en', Visitor>
const langs = ['fr', 'en'] as const

beforeAll(async () => {
  shop = await startShop({ DEMO: 'on' })
  database = new Database(join(shop.dataDir, 'centime.db'), { readonly: true })
  for (const lang of langs) visitors[lang] = visitor(shop.url, lang)
})
afterAll(async () => {
  database.close()
  await shop.stop()
})

const money = (cents: number, lang: 'fr' | 'en') => formatCents(cents, currencyOf('EUR'), lang)
const sum = (values: number[]) => values.reduce((all, value) => all + value, 0)
const column = <T>(query: string): T[] => database.prepare(query).pluck().all() as T[]
const one = <T>(query: string): T => database.prepare(query).pluck().get() as T

/** Every figure under an attribute, in the order of the page. */
const figures = (html: string, attribute: string): number[] =>
  [...html.matchAll(new RegExp(`\\b${attribute}="(-?\\d+)"`, 'g'))].map(([, cents]) => Number(cents))
const tableOf = (html: string, kind: string): string =>
  new RegExp(`<table[^>]*data-totals="${kind}"[\\s\\S]*?</table>`).exec(html)?.[0] ?? ''

/** The orders whose money counts, told apart from the program's own query. */
const paid = `select id from orders where
  exists (select 1 from order_events e where e.order_id = orders.id and e.kind = 'paid') and
  not exists (select 1 from order_events e where e.order_id = orders.id and e.kind = 'cancelled')`

describe.each(langs)('in %s', (lang) => {
  const pages = [
    ...['money', 'causes', 'causes/rivieres-vivantes', 'checks', 'rounding'],
    ...['about', 'charter', 'legal-notice', 'terms', 'privacy', 'delivery', 'guarantee', 'mediator'],
    ...['accessibility', 'credits', 'products/plaid-en-laine-vanoise/history'],
  ]

  test.each(pages)('/%s answers in its language, with every text in place', async (page) => {
    const { status, text, headers } = await visitors[lang].get(`/${lang}/${page}`)
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(text).toContain(`<html lang="${lang}">`)
    expect(text.match(/<h1[\s>]/g)).toHaveLength(1)
    expect(text).not.toMatch(/\sstyle="|<script(?![^>]*\b(src|type="application\/(ld\+)?json"))/)
    const words = wordsOf(text)
    expect(words).not.toMatch(/\{[\w.]+\}|undefined|NaN|\[object/)
    expect(words).not.toMatch(/\b(history|causes|money|checks|rounding|lost|product|site|shop)\.[a-z_]+\b/)
  })

  test('/money is the sum of what was paid: by group, by recipient, gifts apart', async () => {
    const { text } = await visitors[lang].get(`/${lang}/money`)
    const sales = one<number>(`select sum(goods_cents + delivery_cents) from orders where id in (${paid})`)
    const gifts = one<number>(`select sum(gift_cents) from orders where id in (${paid})`)
    expect(sales).toBeGreaterThan(100_000)
    expect(gifts).toBeGreaterThan(0)
    expect(sum(figures(tableOf(text, 'groups'), 'data-cents'))).toBe(sales)
    const recipients = tableOf(text, 'recipients')
    expect(sum(figures(recipients, 'data-cents'))).toBe(sales)
    const unnamed = one<number>(`select sum(p.unit_cents * l.quantity) from order_line_parts p
      join order_lines l on l.id = p.order_line_id
      where p.recipient_name is null and p.group_name <> 'donation' and l.order_id in (${paid})`)
    expect(sum(figures(recipients, 'data-name-cents'))).toBe(sales - (unnamed ?? 0))
    expect(sum(figures(tableOf(text, 'gifts'), 'data-cents'))).toBe(gifts)
    for (const cents of [sales, gifts, sales + gifts]) expect(wordsOf(text)).toContain(money(cents, lang))
    const orders = one<number>(`select count(*) from orders where id in (${paid})`)
    expect(wordsOf(text)).toContain(lang === 'fr' ? `${orders} commandes payées` : `${orders} paid orders`)
  })

  test('the causes show what paid orders pledged to them, to the cent', async () => {
    const { text } = await visitors[lang].get(`/${lang}/causes`)
    for (const slug of column<string>('select slug from causes')) {
      const share = one<number>(`select sum(s.share_cents) from order_line_shares s
        join causes c on c.id = s.cause_id join order_lines l on l.id = s.order_line_id
        where c.slug = '${slug}' and l.order_id in (${paid})`)
      const gift = one<number>(`select coalesce(sum(g.gift_cents), 0) from order_gift_parts g
        join causes c on c.id = g.cause_id where c.slug = '${slug}' and g.order_id in (${paid})`)
      const row = new RegExp(`<tr data-cause="${slug}"[\\s\\S]*?</tr>`).exec(text)?.[0] ?? ''
      expect(figures(row, 'data-cents').slice(0, 3), slug).toEqual([share, gift, share + gift])

      const own = (await visitors[lang].get(`/${lang}/causes/${slug}`)).text
      const values = figures(/<table[\s\S]*?<\/table>/.exec(own)![0], 'data-value')
      expect(sum(values), slug).toBe(share + gift)
      expect(wordsOf(own)).toContain(money(share + gift, lang))
    }
  })

  test('a cause says when and by whom it agreed to be named', async () => {
    const { text } = await visitors[lang].get(`/${lang}/causes/toit-pour-toutes`)
    expect(wordsOf(text)).toMatch(
      lang === 'fr' ? /A donné son accord .* le \d/ : /Agreed to be named here on \d/,
    )
  })

  test('/checks shows each invariant with its result, and all of them hold', async () => {
    const { text } = await visitors[lang].get(`/${lang}/checks`)
    const results = [...text.matchAll(/data-holds="(\w+)"/g)].map(([, holds]) => holds)
    expect(results.length).toBeGreaterThanOrEqual(6)
    expect(new Set(results)).toEqual(new Set(['true']))
    expect(results).toHaveLength(one<number>('select count(*) from check_results'))
  })

  test('/rounding works an example whose lines make its price, and names what brands’ sums lack', async () => {
    const words = wordsOf((await visitors[lang].get(`/${lang}/rounding`)).text)
    for (const cents of [2450, 408, 2042, 183]) expect(words).toContain(money(cents, lang))
    expect(words).toContain(lang === 'fr' ? '0,22 USD' : '0.22 USD')
    expect(words).toContain(lang === 'fr' ? '0,031 EUR' : '0.031 EUR')
  })

  test('who is lost is told so in their language, with a way on', async () => {
    const lost = [
      `/${lang}/nothing`,
      `/${lang}/products/nothing`,
      `/${lang}/products/nothing/history`,
      `/${lang}/causes/nothing`,
    ]
    for (const path of lost) {
      // The address decides, not what the browser prefers.
      const { status, text } = await visitors[lang === 'fr' ? 'en' : 'fr'].get(path)
      expect([path, status]).toEqual([path, 404])
      expect(text).toContain(`<html lang="${lang}">`)
      expect(wordsOf(text)).toContain(
        lang === 'fr' ? 'Il n’y a rien à cette adresse' : 'There is nothing at this address',
      )
      expect(text).toMatch(new RegExp(`<form[^>]*action="/${lang}/products"`))
    }
    const { text } = await visitors[lang].get('/nothing')
    expect(text).toContain(`<html lang="${lang}">`)
  })
})

test.each(['..%2f..%2fshop', 'about.md', 'About', 'a'.repeat(3000), '%F0%9F%A7%BE', "'", '%3Cscript%3E'])(
  'a page of a strange name is not there: %.20s',
  async (name) => {
    for (const path of [`/fr/${name}`, `/fr/causes/${name}`, `/fr/products/${name}/history`]) {
      const { status, text } = await visitors.fr.get(path)
      expect(status).toBeGreaterThanOrEqual(400)
      expect(status).toBeLessThan(500)
      expect(text).not.toContain('<script>')
    }
  },
)

test('search engines are kept out of what belongs to one person', async () => {
  const { status, text } = await visitors.en.get('/robots.txt')
  expect(status).toBe(200)
  for (const path of ['/fr/cart', '/en/checkout', '/fr/orders/'])
    expect(text).toContain(`Disallow: ${path}\n`)
})
