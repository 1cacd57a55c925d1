import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { startShop, type RunningShop } from '../server.ts'
import { ask } from './raw.ts'

let shop: RunningShop
beforeAll(async () => {
  shop = await startShop()
})
afterAll(() => shop.stop())

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; manifest-src 'self'"

describe('every answer', () => {
  test.each([
    ['a page', { path: '/fr' }, 200],
    ['a redirect', { path: '/' }, 302],
    ['a page that is not there', { path: '/fr/nothing' }, 404],
    ['an address of the open data that is not there', { path: '/api/v1/nothing' }, 404],
    ['a drawing', { path: '/drawings/favicon.svg' }, null],
    ['a refused address', { path: '/%ff' }, 400],
    ['a refused form', { method: 'POST', path: '/fr' }, 403],
    ['a refused method', { method: 'PUT', path: '/fr', headers: { origin: 'null' } }, 405],
    ['health', { path: '/healthz' }, 200],
  ])('carries the strict policy: %s', async (_, asked, status) => {
    const answer = await ask(shop.url, asked)
    if (status !== null) expect(answer.status).toBe(status)
    expect(answer.headers).toMatchObject({
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'strict-origin-when-cross-origin',
    })
    expect(answer.headers).not.toHaveProperty('strict-transport-security')
    expect(answer.headers).not.toHaveProperty('x-powered-by')
  })
})

describe('a page', () => {
  test('comes in the coding that the client prefers, and the same words in each', async () => {
    const path = '/fr/nothing-here'
    const plain = await ask(shop.url, { path })
    const br = await ask(shop.url, { path, headers: { 'accept-encoding': 'gzip, br;q=0.9' } })
    const gzip = await ask(shop.url, { path, headers: { 'accept-encoding': 'gzip, br;q=0' } })
    const none = await ask(shop.url, { path, headers: { 'accept-encoding': 'gzip;q=0' } })
    expect([br.headers['content-encoding'], gzip.headers['content-encoding']]).toEqual(['br', 'gzip'])
    expect([plain.headers['content-encoding'], none.headers['content-encoding']]).toEqual([
      undefined,
      undefined,
    ])
    expect(brotliDecompressSync(br.body).length).toBe(plain.body.length)
    expect(gunzipSync(gzip.body).length).toBe(plain.body.length)
    for (const answer of [plain, br, gzip]) expect(answer.headers['vary']).toContain('Accept-Encoding')
  })

  test('is not sent again to who holds it already', async () => {
    const first = await ask(shop.url, { path: '/fr/products' })
    const tag = first.headers['etag']!
    expect([first.status, first.headers['cache-control']]).toEqual([200, 'private, no-cache'])
    for (const held of [tag, tag.replace('W/', ''), `"other", ${tag}`, '*']) {
      const again = await ask(shop.url, { path: '/fr/products', headers: { 'if-none-match': held } })
      expect([again.status, again.body.length, again.headers['etag']]).toEqual([304, 0, tag])
    }
    const other = await ask(shop.url, { path: '/en/products', headers: { 'if-none-match': tag } })
    expect([other.status, other.headers['etag'] === tag]).toEqual([200, false])
  })

  test('that belongs to one person is kept nowhere', async () => {
    for (const path of ['/fr/cart', '/en/checkout', '/fr/orders/abc'])
      expect((await ask(shop.url, { path })).headers['cache-control']).toContain('no-store')
  })

  test('answers a HEAD as it answers a GET, without its body', async () => {
    const get = await ask(shop.url, { path: '/fr/nothing-here' })
    const head = await ask(shop.url, { method: 'HEAD', path: '/fr/nothing-here' })
    expect([head.status, head.headers['content-length']]).toEqual([get.status, get.headers['content-length']])
    expect(head.body.length).toBe(0)
  })
})

describe('a file', () => {
  test('of the build is kept for a year, under a name that changes with it', async () => {
    const page = (await ask(shop.url, { path: '/fr' })).body.toString()
    const sheets = [...page.matchAll(/href="(\/_astro\/[^"]+\.css)"/g)].map((m) => m[1]!)
    expect(sheets.length).toBeGreaterThan(0)
    for (const path of sheets) {
      const sheet = await ask(shop.url, { path })
      expect(sheet.headers).toMatchObject({
        'content-type': 'text/css; charset=utf-8',
        'cache-control': 'public, max-age=31536000, immutable',
      })
    }
  })

  test('that an owner may change is asked for anew, and not sent again unchanged', async () => {
    const drawing = await ask(shop.url, { path: '/drawings/chemise-en-lin-riviere.svg' })
    expect(drawing.headers).toMatchObject({
      'content-type': 'image/svg+xml; charset=utf-8',
      'cache-control': 'public, no-cache',
    })
    const again = await ask(shop.url, {
      path: '/drawings/chemise-en-lin-riviere.svg',
      headers: { 'if-none-match': drawing.headers['etag']! },
    })
    expect(again.status).toBe(304)
  })

  test('cannot be posted to', async () => {
    const form = { origin: shop.url, 'content-type': 'application/x-www-form-urlencoded' }
    const posted = { method: 'POST', path: '/drawings/chemise-en-lin-riviere.svg', headers: form }
    expect((await ask(shop.url, posted)).status).toBe(405)
  })
})

describe('the door', () => {
  test.each([
    ['fr', 'fr-CH, fr;q=0.9, en;q=0.8', '/fr'],
    ['en', 'de, en-GB;q=0.7, fr;q=0.3', '/en'],
    ['nothing we speak', 'de, *;q=0.1', '/fr'],
    ['nonsense', ';;;=,q', '/fr'],
  ])('opens in the language of who prefers %s', async (_, accepts, to) => {
    const answer = await ask(shop.url, { path: '/', headers: { 'accept-language': accepts } })
    expect([answer.status, answer.headers['location'], answer.headers['vary']]).toEqual([
      302,
      to,
      'Accept-Language',
    ])
  })

  test('an address with a slash at its end leads to the one without', async () => {
    const answer = await ask(shop.url, { path: '/fr/' })
    expect([answer.status, answer.headers['location']]).toEqual([301, '/fr'])
  })
})
