import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contentSecurityPolicy } from '../../src/server/security-headers.ts'
import { visitor, type Page } from '../http.ts'
import { startShop, type RunningShop } from '../server.ts'

/* Follows every link of the demo shop from its two doors and holds each page to what all pages must be. */

let shop: RunningShop
const found = new Map<string, Page>()
/** For each address, a page that leads to it. */
const from = new Map<string, string>()

const isHtml = (page: Page) => (page.headers.get('content-type') ?? '').startsWith('text/html')
const addressesIn = (html: string): string[] =>
  [...html.matchAll(/<(?:a|link|script|img|source|use|image)\b[^>]*?\b(?:href|src)="([^"]+)"/g)].map((m) =>
    m[1]!.replaceAll('&amp;', '&'),
  )

beforeAll(async () => {
  shop = await startShop({ DEMO: 'on' })
  const { get } = visitor(shop.url)
  const queue = ['/fr', '/en']
  for (const path of queue) {
    const page = await get(path)
    found.set(path, page)
    if (!isHtml(page)) continue
    for (const address of addressesIn(page.text)) {
      const { origin, pathname, search } = new URL(address, new URL(path, shop.url))
      const to = pathname + search
      if (origin !== shop.url || from.has(to) || to === '/fr' || to === '/en') continue
      from.set(to, path)
      queue.push(to)
    }
  }
}, 180_000)
afterAll(() => shop.stop())

type Fault = string | string[] | false | undefined
/** The addresses of the pages of which `fault` finds something, with what it finds. */
const faults = (fault: (page: Page, path: string) => Fault): string[] =>
  [...found].flatMap(([path, page]) => {
    const wrong = fault(page, path)
    const what = Array.isArray(wrong) ? wrong.join(' ') : wrong
    return what ? [`${path}: ${what}`] : []
  })
const onPages = (fault: (html: string, path: string) => Fault): string[] =>
  faults((page, path) => isHtml(page) && fault(page.text, path))

describe('every page that the shop leads to', () => {
  test('is there: no link is broken, no file is missing', () => {
    expect(found.size).toBeGreaterThan(100)
    expect(
      faults((page, path) => page.status !== 200 && `${page.status}, linked from ${from.get(path)}`),
    ).toEqual([])
  })

  test('has no script, style or handler in its lines', () => {
    const data = /type="application\/ld\+json"/
    const written = (html: string) => [
      ...(html.match(/<style\b[^>]*>/g) ?? []),
      ...(html.match(/\sstyle="[^"]*"/g) ?? []),
      ...(html.match(/\son[a-z]+="[^"]*"/g) ?? []),
      ...(html.match(/(?:href|src|action)="javascript:[^"]*"/g) ?? []),
      ...(html.match(/<script\b[^>]*>/g) ?? []).filter((tag) => !/\ssrc="/.test(tag) && !data.test(tag)),
    ]
    expect(onPages((html) => written(html))).toEqual([])
  })

  test('comes with the strict policy', () => {
    const policyOf = (page: Page) => page.headers.get('content-security-policy') ?? ''
    expect(faults((page) => isHtml(page) && policyOf(page) !== contentSecurityPolicy && 'another')).toEqual(
      [],
    )
    // Files may have a narrower one.
    expect(faults((page) => !policyOf(page).startsWith("default-src 'none'") && policyOf(page))).toEqual([])
  })

  test('asks nobody else for anything', () => {
    const loaded =
      /<(?:link|script|img|source|iframe|video|audio|object|embed|use|image)\b[^>]*?\b(?:href|src|data|srcset)="([^"]+)"/g
    const foreign = (html: string) =>
      [...html.matchAll(loaded)]
        .filter(([tag]) => !/rel="(canonical|alternate)"/.test(tag))
        .map((m) => m[1]!)
        .filter((address) => /^(https?:)?\/\//.test(address) && !address.startsWith(shop.url))
    expect(onPages((html) => foreign(html))).toEqual([])
  })

  test('says its language, its title and one heading', () => {
    const lacks = (html: string, path: string) => [
      ...(html.includes(`<html lang="${path.slice(1, 3)}"`) ? [] : ['lang']),
      ...(/<title>[^<]{3,}<\/title>/.test(html) ? [] : ['title']),
      ...((html.match(/<h1\b/g) ?? []).length === 1 ? [] : ['h1']),
    ]
    expect(onPages(lacks)).toEqual([])
  })

  test('names each of its elements once', () => {
    const twice = (html: string) => {
      const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map((m) => m[1]!)
      return ids.filter((id, i) => ids.indexOf(id) !== i)
    }
    expect(onPages((html) => twice(html))).toEqual([])
  })

  test('has a twin in the other language', () => {
    const other = { fr: 'en', en: 'fr' }
    const alone = (_: string, path: string) => {
      const lang = path.slice(1, 3) as 'fr' | 'en'
      return !found.has(path.replace(`/${lang}`, `/${other[lang]}`)) && 'no twin'
    }
    expect(onPages(alone)).toEqual([])
  })

  test('shows no gap where a text should be', () => {
    const gaps = (html: string) =>
      html.match(/undefined|\bNaN\b|\[object |Invalid Date|\{(?:shop\.)?\w+\}/g) ?? []
    expect(onPages((html) => gaps(html.replace(/<script\b[\s\S]*?<\/script>/g, '')))).toEqual([])
  })
})

test('nothing broke on the way', () => {
  expect(shop.logs()).not.toContain('something broke')
})
