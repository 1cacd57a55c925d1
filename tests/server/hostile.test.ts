import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bodyLimit } from '../../src/server/read-body.ts'
import { startShop, type RunningShop } from '../server.ts'
import { ask, speak, type Asked } from './raw.ts'

let shop: RunningShop
let own: Record<string, string>

beforeAll(async () => {
  shop = await startShop()
  own = { origin: shop.url, 'content-type': 'application/x-www-form-urlencoded' }
})
afterAll(() => shop.stop())

const post = (body: string | Buffer, headers: Record<string, string> = {}): Asked => ({
  method: 'POST',
  path: '/fr/cart',
  headers: { ...own, ...headers },
  body,
})

describe('an address', () => {
  test.each([
    ['a stray per cent sign', '/fr/100%'],
    ['half a UTF-8 character', '/fr/%c3'],
    ['an overlong slash', '/fr/%c0%af'],
    ['a surrogate', '/fr/%ed%a0%80'],
    ['a NUL', '/fr/%00'],
    ['a NUL in the query', '/fr/products?q=%00'],
    ['bad UTF-8 in the query', '/fr/products?q=%ff'],
    ['two slashes at its start', '//evil.example/fr'],
    ['a backslash', '/\\evil.example'],
    ['another host in full', 'http://evil.example/fr'],
  ])('with %s is refused as 400', async (_, path) => {
    expect((await ask(shop.url, { path })).status).toBe(400)
  })

  test('of more than 4,096 characters is refused as 414', async () => {
    expect((await ask(shop.url, { path: `/fr/${'a'.repeat(5000)}` })).status).toBe(414)
  })

  test('that names no file or page is 404, however it climbs', async () => {
    for (const path of [
      '/_astro/../../package.json',
      '/drawings/../shop.json',
      '/drawings/%2e%2e/shop.json',
      '/xx',
    ])
      expect((await ask(shop.url, { path })).status).toBe(404)
  })

  test('is refused in the language that it names', async () => {
    const en = await ask(shop.url, { path: '/en/%ff' })
    const fr = await ask(shop.url, { path: '/fr/%ff', headers: { 'accept-language': 'en' } })
    expect(en.body.toString()).toContain('<html lang="en"')
    expect(fr.body.toString()).toContain('<html lang="fr"')
  })
})

describe('a body', () => {
  test('larger than the limit is refused as 413 when announced', async () => {
    expect((await ask(shop.url, post('a'.repeat(bodyLimit + 1)))).status).toBe(413)
  })

  test('larger than the limit is refused as 413 when it is not announced', async () => {
    const head = `POST /fr/cart HTTP/1.1\r\nhost: localhost\r\norigin: http://localhost\r\ncontent-type: application/x-www-form-urlencoded\r\ntransfer-encoding: chunked\r\n\r\n`
    const chunk = `${(100_000).toString(16)}\r\n${'a'.repeat(100_000)}\r\n`
    const heard = await speak(shop.url, head + chunk.repeat(11))
    expect(heard).toMatch(/^HTTP\/1\.1 413 /)
  })

  test('that the client asks leave to send is refused before it is sent', async () => {
    const head = `POST /fr/cart HTTP/1.1\r\nhost: localhost\r\norigin: http://localhost\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: 900000000\r\nexpect: 100-continue\r\n\r\n`
    expect(await speak(shop.url, head)).toMatch(/^HTTP\/1\.1 413 /)
  })

  test.each([
    ['JSON where a form is wanted', '{}', 'application/json', 415],
    ['no type at all', 'a=1', '', 415],
    ['a multipart form without its boundary', 'a=1', 'multipart/form-data', 400],
    ['a multipart form that breaks off', '--x\r\ncontent-disp', 'multipart/form-data; boundary=x', 400],
    ['bad UTF-8', 'a=%ff', 'application/x-www-form-urlencoded', 400],
    ['a stray per cent sign', 'a=100%', 'application/x-www-form-urlencoded', 400],
    ['a NUL', 'a=%00', 'application/x-www-form-urlencoded', 400],
  ])('of %s is refused', async (_, body, type, status) => {
    expect((await ask(shop.url, post(body, { 'content-type': type }))).status).toBe(status)
  })
})

describe('a method', () => {
  test.each(['PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND'])(
    '%s is refused as 405 that says which are taken',
    async (method) => {
      const answer = await ask(shop.url, { method, path: '/fr', headers: own })
      expect([answer.status, answer.headers['allow']]).toEqual([405, 'GET, HEAD, POST, OPTIONS'])
    },
  )

  test('POST to a page that takes no form is refused as 405', async () => {
    const answer = await ask(shop.url, { ...post('a=1'), path: '/fr' })
    expect([answer.status, answer.headers['allow']]).toEqual([405, 'GET, HEAD'])
  })

  test('POST to the open data is refused as 405 in problem JSON', async () => {
    const answer = await ask(shop.url, { ...post('{}'), path: '/api/v1/products' })
    expect([answer.status, answer.headers['content-type']]).toEqual([
      405,
      'application/problem+json; charset=utf-8',
    ])
    expect(JSON.parse(answer.body.toString())).toMatchObject({ status: 405 })
  })

  test('OPTIONS says which are taken', async () => {
    const answer = await ask(shop.url, { method: 'OPTIONS', path: '/api/v1/products' })
    expect([answer.status, answer.headers['allow']]).toEqual([204, 'GET, HEAD, OPTIONS'])
  })
})

describe('a connection', () => {
  test('that does not speak HTTP is told so and hung up on', async () => {
    expect(await speak(shop.url, 'HELLO\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /)
  })

  test('with too large a head is told so', async () => {
    const heard = await speak(
      shop.url,
      `GET /fr HTTP/1.1\r\nhost: localhost\r\nx: ${'a'.repeat(20_000)}\r\n\r\n`,
    )
    expect(heard).toMatch(/^HTTP\/1\.1 431 /)
  })

  test('without a Host is refused', async () => {
    expect(await speak(shop.url, 'GET /fr HTTP/1.1\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /)
  })

  test('whose head never ends is hung up on', async () => {
    expect(await speak(shop.url, 'GET /fr HTTP/1.1\r\nhost: localhost\r\nx: ')).toMatch(/^HTTP\/1\.1 408 /)
  })
})

test('none of this is a bug in the log', () => {
  expect(shop.logs()).not.toContain('something broke')
})
