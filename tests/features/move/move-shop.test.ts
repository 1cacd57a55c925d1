import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { openMigrated, useConnection, write, type Connection } from '../../../db/client.ts'
import { products } from '../../../db/schema/catalogue.ts'
import { openDatabase } from '../../../src/server/open-database.ts'
import { readEnvironment } from '../../../src/core/web/environment.ts'
import { removeLine } from '../../../src/features/cart/remove-line.ts'
import { saveDraftIn } from '../../../src/features/costs/save-draft.ts'
import { compareWith } from '../../../src/features/move/compare-with.ts'
import { movedTables } from '../../../src/features/move/moved-tables.ts'
import { placeOrder } from '../../../src/features/orders/place-order.ts'
import { markPaid } from '../../../src/features/orders/settle-order.ts'
import { freshAddress } from '../../database.ts'
import { refusalOf } from '../../refusals.ts'
import { outsider } from '../../outsider.ts'
import { shirt } from '../../vectors/shirt.ts'
import { asked, cartWith, day, fillMarket, ines } from '../market.ts'
import { emptySide, livingShop, move, proofs } from './two-databases.ts'

/** The code of the refusal and the table it names. */
const refused = async (act: () => Promise<unknown>) => {
  const { code, params } = await refusalOf(act)
  const table = typeof params['table'] === 'string' ? ` ${params['table']}` : ''
  return code.replace('refusal.', '') + table
}

/** A connection whose writes end, as when the line is cut, after so many. */
function cutAfter(writes: number, whole: Connection): Connection {
  let left = writes
  return {
    ...whole,
    write: async (fn) => {
      if (left-- <= 0) throw new Error('the line was cut')
      return whole.write(fn)
    },
  }
}

/** Sells, fills a cart, empties another, saves a draft anew: what a shop does while it is copied. */
async function goOn(shop: Awaited<ReturnType<typeof livingShop>>): Promise<void> {
  const { stall } = shop
  const secret = await cartWith([[stall.bowl, 1]], day(4))
  const { number } = await placeOrder(asked(secret), day(4))
  await markPaid({ by: ines, number, at: day(5) })
  const other = await cartWith([[stall.honey, 1]], day(4))
  await removeLine({ secret: other, variantId: stall.honey, at: day(4) })
  await write((tx) => tx.update(products).set({ position: 9 }).where(eq(products.id, stall.products.print)))
}

const draftAt = (productId: string, revision: number | null, at: string) =>
  write((tx) => saveDraftIn(tx, { by: ines, productId, variantId: null, revision, at, input: shirt }))

describe('a shop that moves', () => {
  test('is the same at the other end, and again when it comes back', async () => {
    const shop = await livingShop()
    const far = await emptySide()
    const home = await emptySide('sqlite')
    const there = await move(shop, far)
    expect(await move(far, home)).toEqual(there)
    expect(await compareWith(shop.connection, home.connection)).toEqual(there)
    const rows = Object.fromEntries(there.map(({ table, rows }) => [table, rows]))
    expect(rows).toMatchObject({ orders: 3, products: 4, order_cause_picks: 1, breakdown_publications: 2 })
    expect(there.find(({ table }) => table === 'orders')!.sums['total_cents']).toBeGreaterThan(0n)
  })

  test('tells how far it is, up to its last row', async () => {
    const shop = await livingShop()
    const told: [number, number][] = []
    const totals = await move(shop, await emptySide(), { onProgress: (...far) => told.push(far) })
    const rows = totals.reduce((sum, table) => sum + table.rows, 0)
    expect(told.at(-1)).toEqual([rows, rows])
    expect(told).toHaveLength(rows)
  })

  test('is copied as it was when the copy began, whatever is sold meanwhile', async () => {
    const shop = await livingShop()
    const far = await emptySide()
    let selling: Promise<void> | undefined
    const totals = await move(shop, far, { onProgress: () => void (selling ??= goOn(shop)) })
    await selling
    expect(totals.find(({ table }) => table === 'orders')!.rows).toBe(3)
    expect(await refused(() => compareWith(shop.connection, far.connection))).toContain('move_')
    expect((await move(shop, far)).find(({ table }) => table === 'orders')!.rows).toBe(4)
  })

  test('brings only what differs when it is moved again', async () => {
    const shop = await livingShop()
    const far = await emptySide()
    const honey = shop.stall.products.honey
    const { revision } = await draftAt(honey, null, day(3))
    await move(shop, far)
    await goOn(shop)
    await draftAt(honey, revision, day(5))
    await move(shop, far)
    let writes = 0
    const counted: Connection = { ...far.connection, write: (fn) => (writes++, far.connection.write(fn)) }
    await move(shop, { ...far, connection: counted })
    // Its marks (seen, unseen, begun, ended) and its index (emptied twice, made anew): no page of rows.
    expect(writes).toBe(7)
  })

  test('takes an address over from a product that has another now', async () => {
    const shop = await livingShop()
    const far = await emptySide()
    await move(shop, far)
    const { shirt: first, bowl: second } = shop.stall.products
    const slugs = { chemise: 'chemise-en-lin-riviere', bol: 'bol-en-gres-maree' }
    await write(async (tx) => {
      const rename = (id: string, slug: string) =>
        tx.update(products).set({ slug }).where(eq(products.id, id))
      await rename(first, 'parked')
      await rename(second, slugs.chemise)
      await rename(first, slugs.bol)
    })
    await move(shop, far)
    const [row] = await far.connection.read.select().from(products).where(eq(products.id, first))
    expect(row!.slug).toBe(slugs.bol)
  })
})

describe('a move that is cut short', () => {
  test('leaves a database on which no shop opens, and goes on when it is run again', async () => {
    const shop = await livingShop()
    const address = await freshAddress()
    const open = async () => ({ connection: await openMigrated(address), shell: () => outsider(address) })
    const far = await open()
    for (const writes of [5, 9, 20]) {
      const cut = { ...far, connection: cutAfter(writes, far.connection) }
      await expect(move(shop, cut)).rejects.toThrow('the line was cut')
    }
    const name = address.engine === 'sqlite' ? `file:${address.file}` : address.url
    const env = readEnvironment({ DATABASE_URL: name })
    await expect(openDatabase(env)).rejects.toThrow('half a shop: its copy from the first shop')

    const totals = await move(shop, far)
    expect(totals.find(({ table }) => table === 'orders')!.rows).toBe(3)
    await far.connection.close()
    const opened = await openDatabase(env)
    await opened.close()
  })

  test('comes to the same wherever it was cut', async () => {
    const shop = await livingShop()
    const far = await emptySide()
    for (let writes = 0; writes < 300; writes += 3) {
      const cut = { ...far, connection: cutAfter(writes, far.connection) }
      const ended = await move(shop, cut).then(
        () => true,
        () => false,
      )
      if (ended) break
    }
    expect(await compareWith(shop.connection, far.connection)).toHaveLength(movedTables.length)
  })
})

describe('a move is refused', () => {
  test('into a database that holds another shop', async () => {
    const shop = await livingShop()
    const other = await livingShop()
    expect(await refused(() => move(shop, other))).toBe('move_other_shop')
  })

  test('into its own database', async () => {
    const shop = await livingShop()
    expect(await refused(() => move(shop, shop))).toBe('move_same')
  })

  test('without a shop', async () => {
    const [nothing, far] = [await emptySide('sqlite'), await emptySide()]
    expect(await refused(() => move(nothing, far))).toBe('move_no_shop')
  })

  test('into a copy that has sold something by itself, of which nothing is changed', async () => {
    const shop = await livingShop()
    const other = await emptySide('sqlite')
    await move(shop, other)
    await move(other, await emptySide())
    await goOn(shop)
    expect(await refused(() => move(other, shop))).toMatch(/^move_ahead (orders|stock_movements|outbox)/)
    await move(shop, other)
  })

  test('when a check does not hold on it', async () => {
    const shop = await livingShop()
    const broken = { name: 'sums', run: async () => ({ failures: ['a cent is missing'] }) }
    const { code, params } = await refusalOf(async () =>
      move(shop, await emptySide(), { proofs: [...proofs, broken] }),
    )
    expect([code, params]).toEqual([
      'refusal.move_check_here',
      { check: 'sums', failure: 'a cent is missing' },
    ])
  })
})

describe('what was changed in a copy behind the shop’s back', () => {
  test.each([
    ['update variants set stock = stock + 1 where stock = 10', 'move_row_differs variants'],
    ['update cart_lines set seen_price_cents = seen_price_cents + 1', 'move_sum_differs cart_lines'],
    ['delete from order_contacts', 'move_rows_differ order_contacts'],
  ])('is noticed: %s', async (sql, told) => {
    const shop = await livingShop()
    const far = await emptySide()
    await move(shop, far)
    await far.shell().exec(sql)
    expect(await refused(() => compareWith(shop.connection, far.connection))).toBe(told)
    await move(shop, far)
    await compareWith(shop.connection, far.connection)
  })

  test('is noticed in what never changes, and not written over', async () => {
    const shop = await livingShop()
    const far = await emptySide()
    await move(shop, far)
    const shell = far.shell()
    await shell.dropGuards()
    await shell.exec("update order_events set note = 'paid twice' where kind = 'paid'")
    expect(await refused(() => move(shop, far))).toBe('move_ahead order_events')
  })

  test('ends the move while it runs', async () => {
    const shop = await livingShop()
    const far = await emptySide()
    const shell = far.shell()
    const tampering: Connection = {
      ...far.connection,
      write: async (fn) => {
        const done = await far.connection.write(fn)
        await shell.exec('update variants set stock = 77 where stock = 10')
        return done
      },
    }
    expect(await refused(() => move(shop, { ...far, connection: tampering }))).toBe(
      'move_row_differs variants',
    )
  })
})

test('an untouched market moves into a database that was used for nothing else', async () => {
  const from = await emptySide('sqlite')
  useConnection(from.connection)
  await fillMarket()
  expect((await move(from, await emptySide())).length).toBe(movedTables.length)
})
