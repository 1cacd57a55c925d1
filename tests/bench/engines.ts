/* The same page and the same purchase on SQLite and on PostgreSQL, in one run: `npm run bench -- engines`. */
import { openMigrated, useConnection, write } from '../../db/client.ts'
import { variants } from '../../db/schema/catalogue.ts'
import { databaseAddress, type DatabaseAddress } from '../../src/core/web/database-address.ts'
import { hiddenFields, visitor } from '../http.ts'
import { startPostgres } from '../postgres-server.ts'
import { onServer } from '../test-postgres.ts'
import { startShop, type RunningShop } from '../server.ts'

const rounds = 5
const pages = 60
const purchases = 15
const page = '/fr/products/chemise-en-lin-riviere'
const checkout = '/fr/checkout'
const typed = {
  ...{ name: 'Amina Diallo', email: 'amina@exemple.fr', address1: '12 rue des Tisserands', address2: '' },
  ...{ postcode: '59100', city: 'Roubaix', country: 'FR', phone: '' },
  ...{ delivery: 'home', gift: 'none', terms: 'accepted' },
}

/** A cart, the checkout that shows its total, and the order. */
async function purchase(url: string): Promise<void> {
  const person = visitor(url)
  const variant = /<option value="(var_\w+)"/.exec((await person.get(page)).text)?.[1] ?? ''
  await person.post(page, { variant })
  const shown = await person.post(checkout, { ...typed, step: 'update' })
  const { status } = await person.post(checkout, { ...typed, ...hiddenFields(shown.text), step: 'order' })
  if (status !== 303) throw new Error(`the order was answered with ${status}`)
}

async function timed(count: number, run: () => Promise<unknown>): Promise<number[]> {
  const took: number[] = []
  for (let i = 0; i < count; i += 1) {
    const started = performance.now()
    await run()
    took.push(performance.now() - started)
  }
  return took
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1]!

/** The demo shop, in which nothing sells out. */
async function demo(env: Record<string, string>, address: (dataDir: string) => DatabaseAddress) {
  const shop = await startShop({ DEMO: 'on', ...env })
  const connection = useConnection(await openMigrated(address(shop.dataDir)))
  await write((tx) => tx.update(variants).set({ tracksStock: false }))
  await connection.close()
  return shop
}

const server = await startPostgres([])
try {
  await onServer('create database bench', server.url('postgres'))
  const url = server.url('bench')
  const shops: [string, RunningShop][] = [
    ['SQLite', await demo({}, (dataDir) => databaseAddress(`file:${dataDir}/centime.db`))],
    ['PostgreSQL', await demo({ DATABASE_URL: url }, () => databaseAddress(url, 2))],
  ]
  const seen = shops.map(() => [] as number[])
  const bought = shops.map(() => [] as number[])
  for (let round = 0; round <= rounds; round += 1)
    for (const [i, [, shop]] of shops.entries()) {
      const person = visitor(shop.url)
      const [a, b] = [
        await timed(pages, () => person.get(page)),
        await timed(purchases, () => purchase(shop.url)),
      ]
      // The first round warms up.
      if (round > 0) {
        seen[i]!.push(...a)
        bought[i]!.push(...b)
      }
    }
  console.log(`one visitor, one process, ${rounds} rounds in turn; compare within one run\n`)
  console.log('engine        page ms      ×   purchase ms      ×')
  const [pageBase, buyBase] = [median(seen[0]!), median(bought[0]!)]
  for (const [i, [name]] of shops.entries()) {
    const [p, b] = [median(seen[i]!), median(bought[i]!)]
    const cells = [p.toFixed(1).padStart(8), (p / pageBase).toFixed(2).padStart(7)]
    console.log(name.padEnd(13), ...cells, b.toFixed(1).padStart(12), (b / buyBase).toFixed(2).padStart(7))
  }
  for (const [, shop] of shops) await shop.stop()
} finally {
  await server.stop()
}
process.exit(0)
