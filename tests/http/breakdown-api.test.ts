import Database from 'better-sqlite3'
import { parse } from 'csv-parse/sync'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { groups, recipientKinds, evidenceGrades } from '../../src/features/costs/vocabulary.ts'
import { startShop, type RunningShop } from '../server.ts'

let shop: RunningShop
let database: Database.Database

beforeAll(async () => {
  shop = await startShop({ DEMO: 'on' })
  database = new Database(join(shop.dataDir, 'centime.db'), { readonly: true })
})
afterAll(async () => {
  database.close()
  await shop.stop()
})

const get = (path: string, init: RequestInit = {}) =>
  fetch(new URL(path, shop.url), { redirect: 'manual', ...init })
const api = (slug: string, rest = '') => `/api/v1/products/${slug}/breakdown${rest}`
const shirt = 'chemise-en-lin-riviere'

const text = z.strictObject({ fr: z.string(), en: z.string() })
const decimal = z.string().regex(/^-?\d+(\.\d*[1-9])?$/)
const cents = z.int()
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const moment = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{3})?Z$/)
const group = z.enum(groups)
const basis = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('quantity'),
    quantity: decimal,
    unit: z.string(),
    unitCost: decimal,
    per: decimal.optional(),
  }),
  z.strictObject({ kind: z.literal('batch'), batchCost: decimal, batchSize: z.int() }),
  z.strictObject({ kind: z.literal('rate'), rateBp: z.int() }),
  z.strictObject({ kind: z.literal('amount'), amount: decimal }),
  z.strictObject({ kind: z.literal('rest') }),
  z.strictObject({ kind: z.literal('vat'), vatBp: z.int() }),
])
const line = z.strictObject({
  group,
  label: text,
  cents,
  exact: decimal.nullable(),
  basis: basis.nullable(),
  recipient: z
    .strictObject({
      name: z.string(),
      kind: z.enum(recipientKinds),
      place: z.string(),
      country: z.string().length(2),
    })
    .nullable(),
  evidence: z
    .strictObject({
      grade: z.enum(evidenceGrades),
      date: day,
      key: text.optional(),
      documents: z.array(z.string().regex(/^sha256:[0-9a-f]{64}$/)),
    })
    .nullable(),
  disclosure: z.enum(['exact', 'grouped']),
  disclosureReason: text.nullable(),
  note: text.nullable(),
})
/** What outsiders rely on, to the last field: an addition is decided here. */
const breakdown = z.strictObject({
  product: z.string(),
  variant: z.string().nullable(),
  version: z.int().positive(),
  currency: z.literal('EUR'),
  priceCents: cents,
  vatBp: z.int(),
  inForceFrom: moment,
  publishedAt: moment,
  reason: text,
  unknowns: text.nullable(),
  marginPaysFor: text.nullable(),
  reduction: z
    .strictObject({
      referenceCents: cents,
      startsAt: moment,
      endsAt: moment,
      absorbed: z.array(z.strictObject({ group, cents })),
    })
    .nullable(),
  groups: z.array(z.strictObject({ group, cents })).length(8),
  lines: z.array(line).min(2),
})

type Published = { slug: string; variant: string | null; number: number; price: number }
const published = (): Published[] =>
  database
    .prepare(
      `select p.slug, v.variant_id variant, v.number, v.price_cents price from breakdown_versions v
      join products p on p.id = v.product_id join breakdown_publications b on b.version_id = v.id`,
    )
    .all() as Published[]
const queryOf = ({ number, variant }: Published) =>
  `?version=${number}${variant ? `&variant=${variant}` : ''}`

describe('the breakdown as JSON', () => {
  test('has the agreed shape for every version, and adds up', async () => {
    expect(published().length).toBeGreaterThan(40)
    for (const version of published()) {
      const where = `${version.slug}${queryOf(version)}`
      const response = await get(api(version.slug, queryOf(version)))
      expect([where, response.status]).toEqual([where, 200])
      const told = breakdown.parse(await response.json())
      expect(told, where).toMatchObject({
        product: version.slug,
        variant: version.variant,
        version: version.number,
        priceCents: version.price,
      })
      expect(told.groups.map((g) => g.group)).toEqual([...groups])
      for (const { group: name, cents: of } of told.groups) {
        const inGroup = told.lines.filter((l) => l.group === name)
        expect(
          inGroup.reduce((sum, l) => sum + l.cents, 0),
          `${where} ${name}`,
        ).toBe(of)
      }
      expect(
        told.lines.reduce((sum, l) => sum + l.cents, 0),
        where,
      ).toBe(version.price)
    }
  })

  test('is the version in force when none is named', async () => {
    const told = breakdown.parse(await (await get(api(shirt))).json())
    expect(told).toMatchObject({ product: shirt, variant: null, version: 4, priceCents: 8900, vatBp: 2000 })
    const reduced = breakdown.parse(await (await get(api('plaid-en-laine-vanoise'))).json())
    expect(reduced).toMatchObject({ version: 4, priceCents: 11800, reduction: { referenceCents: 12900 } })
  })

  test('a variant without a price of its own shows its product’s, and says so', async () => {
    const variant = database
      .prepare('select v.id from variants v join products p on p.id = v.product_id where p.slug = ?')
      .pluck()
      .get(shirt) as string
    expect(await (await get(api(shirt, `?variant=${variant}`))).json()).toMatchObject({
      variant: null,
      version: 4,
    })
  })

  test('may be read by any page on the web, and is not sent twice', async () => {
    const first = await get(api(shirt))
    expect(first.headers.get('access-control-allow-origin')).toBe('*')
    expect(first.headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(first.headers.get('cache-control')).toBe('public, no-cache')
    const etag = first.headers.get('etag') ?? ''
    expect(etag).toMatch(/^W\/".+"$/)
    const again = await get(api(shirt), { headers: { 'if-none-match': etag } })
    expect([again.status, await again.text()]).toEqual([304, ''])
    expect((await get(api(shirt, '?version=1'))).headers.get('cache-control')).toBe('public, max-age=3600')
    expect((await get(api(shirt, '?version=1'))).headers.get('etag')).not.toBe(etag)
  })
})

describe('the breakdown as CSV', () => {
  test('has the same lines and cents as the JSON, for every version', async () => {
    for (const version of published()) {
      const response = await get(api(version.slug, `.csv${queryOf(version)}`))
      expect(response.status).toBe(200)
      const rows: Record<string, string>[] = parse(await response.text(), { columns: true })
      const told = breakdown.parse(await (await get(api(version.slug, queryOf(version)))).json())
      expect(rows.map((row) => [row['group'], Number(row['cents'])])).toEqual(
        told.lines.map((l) => [l.group, l.cents]),
      )
      expect(rows.reduce((sum, row) => sum + Number(row['cents']), 0)).toBe(Number(rows[0]!['price_cents']))
      for (const row of rows) for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[=+@\t]/)
    }
  })

  test('is saved under a name that says what it is', async () => {
    const { headers } = await get(api(shirt, '.csv'))
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present')
    expect(headers.get('content-disposition')).toBe(`attachment; filename="${shirt}-version-4.csv"`)
    expect(headers.get('access-control-allow-origin')).toBe('*')
  })
})

describe('what can’t be answered is a problem (RFC 9457)', () => {
  const problem = z.object({ status: z.int(), title: z.string().min(1), detail: z.string().min(10) })

  test.each([
    ['a product that does not exist', 'nothing', '', 404],
    ['a product that nobody has explained', 'panier-en-osier-vannerie', '', 404],
    ['a version that does not exist', shirt, '?version=99', 404],
    ['a variant that does not exist', shirt, '?variant=var_00000000000000000000', 404],
    ['version zero', shirt, '?version=0', 400],
    ['a negative version', shirt, '?version=-1', 400],
    ['a version in words', shirt, '?version=four', 400],
    ['a version with an exponent', shirt, '?version=1e1', 400],
    ['an empty version', shirt, '?version=', 400],
    ['two versions', shirt, '?version=1&version=2', 400],
    ['a version beyond all numbers', shirt, '?version=99999999999999999999', 400],
    ['a variant that is no id', shirt, "?variant=' or 1=1", 400],
    ['a slug that climbs', '..%2f..%2fshop', '', 404],
    ['a slug that ends in a dot', '%2e', '', 404],
    ['a very long slug', 'a'.repeat(3500), '', 404],
    ['a slug of signs', '%F0%9F%A7%BE%27%22%3C', '', 404],
  ])('%s', async (_, slug, query, status) => {
    for (const form of ['', '.csv']) {
      const response = await get(api(slug, `${form}${query}`))
      expect(response.status).toBe(status)
      expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/)
      expect(problem.parse(await response.json()).status).toBe(status)
    }
  })

  test('a breakdown takes nothing in', async () => {
    const response = await get(api(shirt), { method: 'POST', body: '{}', headers: { origin: shop.url } })
    expect(response.status).toBe(405)
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/)
  })
})

describe('evidence', () => {
  const documents = (isPublic: 0 | 1) =>
    database.prepare('select sha256 from documents where is_public = ?').pluck().all(isPublic) as string[]

  test('a public document is shown, and can do nothing', async () => {
    for (const sha256 of documents(1)) {
      const response = await get(`/documents/${sha256}`)
      expect(response.status).toBe(200)
      const content = new Uint8Array(await response.arrayBuffer())
      expect(createHash('sha256').update(content).digest('hex')).toBe(sha256)
      expect(Object.fromEntries(response.headers)).toMatchObject({
        'content-type': 'application/pdf',
        'content-disposition': 'inline',
        'x-content-type-options': 'nosniff',
        'content-security-policy': expect.stringMatching(/default-src 'none'.*sandbox/),
        'cache-control': 'public, max-age=31536000, immutable',
      })
    }
    expect(documents(1).length).toBeGreaterThan(2)
  })

  test('of a withheld one only the hash is public, and the answer says so', async () => {
    for (const sha256 of documents(0)) {
      const response = await get(`/documents/${sha256}`, { headers: { 'accept-language': 'fr' } })
      expect(response.status).toBe(404)
      expect(await response.text()).toContain('seule son empreinte (SHA-256) l’est')
    }
    expect(documents(0).length).toBeGreaterThan(0)
  })

  test.each(['0'.repeat(64), 'F'.repeat(64), '..%2fcentime.db', 'a'.repeat(63), 'nothing'])(
    'an unknown hash is a 404: %s',
    async (hash) => {
      expect((await get(`/documents/${hash}`)).status).toBe(404)
    },
  )
})
