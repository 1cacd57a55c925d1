import { count, eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { read } from '../db/client.ts'
import { variants } from '../db/schema/catalogue.ts'
import { orderLines, orders } from '../db/schema/orders.ts'
import { cartWith, type Stall } from './features/market.ts'
import { visitor, type Page } from './http.ts'
import { aminasForm, now } from './served-market.ts'

/**
 * What many do at once. Each is run against one process on SQLite and against several on one PostgreSQL:
 * whoever adds something that two could take at the same moment adds its race here.
 */
export type Race = { name: string; run: (stall: Stall, urls: string[]) => Promise<void> }

/** A browser with this cart, at the button that orders. */
export function buyer(url: string, secret: string) {
  const person = visitor(url)
  person.cookies.set('cart', secret)
  return { order: () => person.post('/fr/checkout', { ...aminasForm, step: 'order' }) }
}

export const counted = (pages: Page[]) =>
  Object.fromEntries(Object.entries(Object.groupBy(pages, (p) => p.status)).map(([s, of]) => [s, of!.length]))

export const orderCount = async (): Promise<number> =>
  (await read().select({ n: count() }).from(orders))[0]!.n
const left = async (variantId: string) =>
  (await read().select().from(variants).where(eq(variants.id, variantId)))[0]!.stock

/** The n-th of the processes, round and round. */
const oneOf = (urls: string[], n: number): string => urls[n % urls.length]!

const equalCheckouts: Race = {
  name: '50 equal checkouts at once make one order',
  run: async ({ bowl }, urls) => {
    const secret = await cartWith([[bowl, 2]], now())
    const pages = await Promise.all(
      Array.from({ length: 50 }, (_, n) => buyer(oneOf(urls, n), secret).order()),
    )
    expect(counted(pages)).toEqual({ 303: 50 })
    expect(new Set(pages.map((page) => page.location)).size).toBe(1)
    expect(await orderCount()).toBe(1)
    expect(await left(bowl)).toBe(8)
  },
}

const lastPieces: Race = {
  name: '200 buyers for the last 10 pieces buy exactly 10, and the others are told',
  run: async ({ bowl }, urls) => {
    const secrets: string[] = []
    for (let i = 0; i < 200; i += 1) secrets.push(await cartWith([[bowl, 1]], now()))
    const pages = await Promise.all(secrets.map((secret, n) => buyer(oneOf(urls, n), secret).order()))
    expect(counted(pages)).toEqual({ 303: 10, 422: 190 })
    expect(new Set(pages.flatMap((page) => page.location ?? [])).size).toBe(10)
    for (const page of pages) if (page.status === 422) expect(page.text).toContain('value="fit"')
    expect(await left(bowl)).toBe(0)
    expect((await read().select({ n: count() }).from(orderLines))[0]!.n).toBe(10)
  },
}

const orderNumbers: Race = {
  name: '60 different orders at once have the numbers 1 to 60, each once',
  run: async ({ print }, urls) => {
    const secrets: string[] = []
    for (let i = 0; i < 60; i += 1) secrets.push(await cartWith([[print, 1]], now()))
    const pages = await Promise.all(secrets.map((secret, n) => buyer(oneOf(urls, n), secret).order()))
    expect(counted(pages)).toEqual({ 303: 60 })
    const rows = await read().select({ number: orders.number }).from(orders).orderBy(orders.number)
    expect(rows.map((row) => row.number)).toEqual(Array.from({ length: 60 }, (_, i) => i + 1))
  },
}

export const races: readonly Race[] = [equalCheckouts, lastPieces, orderNumbers]
