import Database from 'better-sqlite3'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { visitor, wordsOf, type Visitor } from '../http.ts'
import { startShop, type RunningShop } from '../server.ts'

let shop: RunningShop
let database: Database.Database
let reader: Visitor

beforeAll(async () => {
  shop = await startShop({ DEMO: 'on' })
  database = new Database(join(shop.dataDir, 'centime.db'), { readonly: true })
  reader = visitor(shop.url, 'en')
})
afterAll(async () => {
  database.close()
  await shop.stop()
})

type Version = { slug: string; variant: string | null; number: number; price: number; scope: string }
const versions = (): Version[] =>
  database
    .prepare(
      `select p.slug, v.variant_id variant, v.number, v.price_cents price, v.scope_id scope
      from breakdown_versions v join products p on p.id = v.product_id
      join breakdown_publications b on b.version_id = v.id order by p.slug, v.scope_id, v.number`,
    )
    .all() as Version[]

const table = (html: string): string => /<table class="difference[\s\S]*?<\/table>/.exec(html)![0]
const rows = (html: string, mark: string): string[] =>
  html.split(/<tr\b/).filter((row) => row.slice(0, 200).includes(mark))
/** The figures of a row in cents: before, after, change. A dash is nothing. */
const cents = (row: string): number[] =>
  [...row.matchAll(/<td[^>]*>([\s\S]*?)<\/td>/g)].map(([, cell]) => {
    const text = wordsOf(cell!).replace('−', '-').replace('+', '').replaceAll(',', '')
    return text === '–' ? 0 : Math.round(Number(text) * 100)
  })
const sumColumns = (all: number[][]) => [0, 1, 2].map((i) => all.reduce((sum, row) => sum + row[i]!, 0))

test('the difference between any two versions adds up, by line, by group and to the prices', async () => {
  let compared = 0
  for (const from of versions())
    for (const to of versions().filter(({ scope }) => scope === from.scope)) {
      const query = new URLSearchParams({ from: String(from.number), to: String(to.number) })
      if (from.variant) query.set('variant', from.variant)
      const { status, text } = await reader.get(`/en/products/${from.slug}/history?${query}`)
      const where = `${from.slug} ${from.number} to ${to.number}`
      expect(status, where).toBe(200)
      if (!text.includes('<table class="difference')) {
        expect(text, where).toContain('There is only one version')
        continue
      }
      compared += 1
      const expected = [from.price, to.price, to.price - from.price]
      const groups = rows(table(text), 'data-group').map(cents)
      const lines = rows(table(text), 'data-kind').map(cents)
      expect(sumColumns(groups), where).toEqual(expected)
      expect(sumColumns(lines), where).toEqual(expected)
      expect(cents(table(text).split('<tfoot')[1]!), where).toEqual(expected)
      for (const [before, after, change] of [...groups, ...lines])
        expect(after! - before!, where).toBe(change)
      if (from === to) expect(text).toContain('nothing changes')
    }
  expect(compared).toBeGreaterThan(60)
})

test('the table over time has every price with its groups, which sum to it', async () => {
  const { text } = await reader.get('/en/products/plaid-en-laine-vanoise/history')
  const html = /<figure[\s\S]*?<\/figure>/.exec(text)![0]
  const steps = rows(html, 'data-at').map((row) =>
    [...row.matchAll(/data-value="(-?\d+)"/g)].map(([, v]) => Number(v)),
  )
  expect(steps.map(([price]) => price)).toEqual([13500, 12900, 13700, 11800, 13700])
  for (const [price, ...groups] of steps) expect(groups.reduce((sum, value) => sum + value, 0)).toBe(price)
})

test('a planned version is announced as such, and the one in force is compared first', async () => {
  const { text } = await reader.get('/en/products/plaid-en-laine-vanoise/history')
  expect(wordsOf(text)).toMatch(/From \d+ \w+ 20\d\d the price will be €137\.00\./)
  expect(wordsOf(text)).toMatch(/Version 5 \d+ \w+ 20\d\d to come/)
  const chosen = [...text.matchAll(/<option value="(\d)" selected/g)].map(([, number]) => number)
  expect(chosen).toEqual(['3', '4'])
})

test('a price below cost shows its loss in the table', async () => {
  const { text } = await reader.get('/en/products/tablier-de-cuisine-fournil/history')
  expect(/<figure[\s\S]*?<\/figure>/.exec(text)![0]).toMatch(/data-value="-\d+"/)
})

test('a price that nobody has explained has no versions, and says so', async () => {
  const { status, text } = await reader.get('/en/products/panier-en-osier-vannerie/history')
  expect(status).toBe(200)
  expect(wordsOf(text)).toContain('not explained yet')
  expect(text).not.toContain('<table class="difference')
})

test.each([
  'from=99',
  'to=0',
  'from=abc',
  'from=-1',
  'to=1e1',
  'from=1%27',
  'variant=var_nothing',
  `variant=${'v'.repeat(500)}`,
  'from=99999999999999999999',
])('what is asked for and is not there is a 404: %s', async (query) => {
  const { status } = await reader.get(`/en/products/chemise-en-lin-riviere/history?${query}`)
  expect(status).toBe(404)
})

test('empty fields of the form count as not asked', async () => {
  expect((await reader.get('/en/products/chemise-en-lin-riviere/history?from=&to=&variant=')).status).toBe(
    200,
  )
})
