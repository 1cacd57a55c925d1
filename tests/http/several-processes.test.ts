import { afterEach, expect, test } from 'vitest'
import { sql } from 'drizzle-orm'
import { read } from '../../db/client.ts'
import { mailAttempts, outbox } from '../../db/schema/mail.ts'
import { runChecksNow } from '../../src/checks/run-checks.ts'
import { dropPostgres, freshPostgres } from '../database.ts'
import { visitor } from '../http.ts'
import { races } from '../races.ts'
import { now, serveSeveral, shopperWith, order, type SeveralShops } from '../served-market.ts'

/* Four processes of the built shop on one PostgreSQL. */

const processes = 4
let several: SeveralShops
let close: () => Promise<void>
afterEach(() => close())

async function open(): Promise<SeveralShops> {
  const address = await freshPostgres()
  several = await serveSeveral(address, processes)
  close = async () => {
    await several.close()
    await dropPostgres(address)
  }
  return several
}
const urls = () => several.shops.map((shop) => shop.url)
const failing = async () => (await runChecksNow(now())).filter((check) => !check.holds)

test.each(races.map((race) => [race.name, race] as const))('over four processes, %s', async (_, race) => {
  await race.run(await open(), urls())
  expect(await failing()).toEqual([])
})

test('what one process writes, the others show at once', async () => {
  const { bowl } = await open()
  const [first, ...others] = urls()
  const person = visitor(first!)
  await person.post('/fr/products/bol-en-gres-maree', { variant: bowl })
  for (const url of others) {
    const elsewhere = visitor(url)
    elsewhere.cookies.set('cart', person.cookies.get('cart')!)
    expect((await elsewhere.get('/fr/cart')).text).toContain('Bol en grès')
  }
})

test('each mail is delivered once, by whichever process', async () => {
  const { bowl, shops } = await open()
  await Promise.all(
    shops.flatMap((shop) =>
      [1, 2].map(async () => order(await shopperWith({ shop }, [['bol-en-gres-maree', bowl]]), 'fr')),
    ),
  )
  const waiting = () =>
    read()
      .select({ id: outbox.id })
      .from(outbox)
      .where(sql`not exists (select 1 from ${mailAttempts} where ${mailAttempts.mailId} = ${outbox.id})`)
  await expect.poll(async () => (await waiting()).length, { timeout: 30_000 }).toBe(0)
  const attempts = await read().select({ mailId: mailAttempts.mailId }).from(mailAttempts)
  expect(attempts).toHaveLength(8)
  expect(new Set(attempts.map((attempt) => attempt.mailId)).size).toBe(8)
  expect(await failing()).toEqual([])
})
