import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startShop, type RunningShop } from '../server.ts'
import { ask } from './raw.ts'

const form = { 'content-type': 'application/x-www-form-urlencoded' }

/** 403 when the shop takes the form for a stranger's; anything else when it was let in. */
async function statusOf(shop: RunningShop, headers: Record<string, string>): Promise<number> {
  const sent = { method: 'POST', path: '/fr/nothing-here', headers: { ...form, ...headers }, body: 'a=1' }
  return (await ask(shop.url, sent)).status
}
const refused = 403
const letIn = 404

describe('a shop whose owner has set no address', () => {
  let shop: RunningShop
  beforeAll(async () => {
    shop = await startShop()
  })
  afterAll(() => shop.stop())

  test('takes forms from its own pages', async () => {
    expect(await statusOf(shop, { origin: shop.url })).toBe(letIn)
    const port = new URL(shop.url).port
    const others = [`127.0.0.1:${port}`, `[::1]:${port}`, `192.168.1.20:${port}`]
    for (const host of others) expect(await statusOf(shop, { host, origin: `http://${host}` })).toBe(letIn)
  })

  test.each([
    ['another site', 'https://evil.example'],
    ['another port', 'http://localhost:1'],
    ['a page without an origin', 'null'],
    ['a name that only begins like ours', 'http://localhost.evil.example'],
    ['an empty origin', ''],
  ])('refuses forms of %s', async (_, origin) => {
    expect(await statusOf(shop, { origin })).toBe(refused)
  })

  test('refuses forms without an origin, unless the browser vouches for them', async () => {
    expect(await statusOf(shop, {})).toBe(refused)
    for (const site of ['cross-site', 'same-site', 'none'])
      expect(await statusOf(shop, { 'sec-fetch-site': site })).toBe(refused)
    expect(await statusOf(shop, { 'sec-fetch-site': 'same-origin' })).toBe(letIn)
  })

  test('says so in the words of the shop', async () => {
    const sent = { method: 'POST', path: '/fr/cart', headers: form, body: 'a=1' }
    const answer = await ask(shop.url, sent)
    expect(answer.body.toString()).toContain('Cet envoi ne vient pas de notre boutique')
  })
})

describe('a shop behind a proxy that ends TLS', () => {
  let shop: RunningShop
  /** What a proxy sends on: the name that people typed, over plain HTTP. */
  const proxied = {
    host: 'shop.example',
    'x-forwarded-host': 'shop.example',
    'x-forwarded-proto': 'https',
    'x-forwarded-for': '203.0.113.7',
  }
  beforeAll(async () => {
    shop = await startShop({ SITE_URL: 'https://shop.example' })
  })
  afterAll(() => shop.stop())

  test('takes forms from the address that its owner has set', async () => {
    expect(await statusOf(shop, { ...proxied, origin: 'https://shop.example' })).toBe(letIn)
  })

  test('takes them too from a proxy that passes its own name on as Host', async () => {
    expect(await statusOf(shop, { ...proxied, host: 'app-1.internal', origin: 'https://shop.example' })).toBe(
      letIn,
    )
  })

  test('does not believe a stranger who writes X-Forwarded-Host', async () => {
    const stranger = { ...proxied, 'x-forwarded-host': 'evil.example', origin: 'https://evil.example' }
    expect(await statusOf(shop, stranger)).toBe(refused)
    expect(await statusOf(shop, { ...stranger, host: 'evil.example' })).toBe(refused)
    expect(await statusOf(shop, { ...stranger, forwarded: 'host=evil.example;proto=https' })).toBe(refused)
  })

  test('does not take the plain address for the safe one', async () => {
    expect(await statusOf(shop, { ...proxied, origin: 'http://shop.example' })).toBe(refused)
  })

  test('writes no foreign name into any page or redirect', async () => {
    const headers = { host: 'evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' }
    for (const path of ['/', '/fr', '/en', '/fr/', '/fr/nothing', '/healthz', '/fr/products']) {
      const answer = await ask(shop.url, { path, headers })
      expect(`${JSON.stringify(answer.headers)}${answer.body.toString()}`).not.toContain('evil.example')
    }
  })

  test('tells browsers to come by TLS only', async () => {
    const answer = await ask(shop.url, { path: '/fr', headers: proxied })
    expect(answer.headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains')
  })
})
