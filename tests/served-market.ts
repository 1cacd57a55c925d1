import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { openMigrated, useConnection, type Connection } from '../db/client.ts'
import type { DatabaseAddress } from '../src/core/web/database-address.ts'
import { freshFile } from './database.ts'
import { amina, fillMarket, type Stall } from './features/market.ts'
import { attribute, hiddenFields, unescaped, visitor, type Fields, type Visitor } from './http.ts'
import { scratchFolder } from './scratch.ts'
import { startShop, type RunningShop } from './server.ts'

/** The market of `features/market.ts` behind the built server, which a test can also reach by verbs. */
export type ServedMarket = Stall & {
  shop: RunningShop
  connection: Connection
  /** Stops the server and closes the database. */
  close: () => Promise<void>
}

/** Fills a database, opens it for the verbs of this process, and serves it. */
export async function serveMarket(env: Record<string, string> = {}): Promise<ServedMarket> {
  const dataDir = scratchFolder()
  const file = join(dataDir, 'centime.db')
  copyFileSync(freshFile(), file)
  const connection = useConnection(await openMigrated({ engine: 'sqlite', file }))
  const stall = await fillMarket()
  const shop = await startShop({ DATA_DIR: dataDir, ...env })
  return {
    ...stall,
    shop,
    connection,
    close: async () => {
      await shop.stop()
      await connection.close()
    },
  }
}

/** The market on PostgreSQL behind several processes of the built server, which share it and nothing else. */
export type SeveralShops = Stall & {
  shops: RunningShop[]
  connection: Connection
  close: () => Promise<void>
}

/** Fills the PostgreSQL database at `address` and serves it by so many processes. */
export async function serveSeveral(address: DatabaseAddress, processes: number): Promise<SeveralShops> {
  if (address.engine !== 'postgres') throw new Error('several processes share a PostgreSQL database')
  const connection = useConnection(await openMigrated(address))
  const stall = await fillMarket()
  const env = { DATABASE_URL: address.url, DATABASE_POOL: '5' }
  const shops = await Promise.all(Array.from({ length: processes }, () => startShop(env)))
  return {
    ...stall,
    shops,
    connection,
    close: async () => {
      await Promise.all(shops.map((shop) => shop.stop()))
      await connection.close()
    },
  }
}

/** The time of a verb beside the server: it counts from now on. */
export const now = (): string => new Date().toISOString()

/** A shopper whose cart holds these pieces, each put there from its product's page. */
export async function shopperWith(
  { shop }: { shop: RunningShop },
  pieces: [slug: string, variantId: string][],
  lang: 'fr' | 'en' = 'fr',
): Promise<Visitor> {
  const person = visitor(shop.url, lang)
  for (const [slug, variant] of pieces) {
    const { status } = await person.post(`/${lang}/products/${slug}`, { variant })
    if (status !== 303) throw new Error(`${slug} was not put into the cart: ${status}`)
  }
  return person
}

/** Amina's checkout as her browser sends it: to her door, no cause picked, no gift. */
export const aminasForm: Fields = { ...amina, delivery: 'home', gift: 'none', terms: 'accepted' }

/** What the checkout shows hidden, sent back with what was typed: the total beside the button. */
export async function order(person: Visitor, lang: 'fr' | 'en', typed: Fields = aminasForm) {
  const path = `/${lang}/checkout`
  const shown = await person.post(path, { ...typed, step: 'update' })
  return person.post(path, { ...typed, ...hiddenFields(shown.text), step: 'order' })
}

/** The opening tag of the element with an id, or undefined. */
export const tagOf = (html: string, id: string): string | undefined =>
  [...html.matchAll(/<\w+\b(?:"[^"]*"|[^">])*>/g)]
    .map(([tag]) => tag)
    .find((tag) => tag.includes(` id="${id}"`))

/** What is typed into the field with an id; undefined when there is no such field. */
export const typedIn = (html: string, id: string): string | undefined => {
  const tag = tagOf(html, id)
  return tag && unescaped(attribute(tag, 'value') ?? '')
}

/** The words inside the element with an id, which holds no element of its own kind. */
export function textOf(html: string, id: string): string | undefined {
  const [, name, rest] = new RegExp(`<(\\w+)\\b[^>]* id="${id}"[^>]*>([\\s\\S]*)`).exec(html) ?? []
  return rest
    ?.slice(0, rest.indexOf(`</${name}>`))
    .replace(/<[^>]*>/g, '')
    .trim()
}
