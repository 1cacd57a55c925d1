import { asc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { read, write } from '../../../db/client.ts'
import { stockMovements, variants } from '../../../db/schema/catalogue.ts'
import { shopper, system } from '../../../src/features/accounts/person.ts'
import { countStock, readStock } from '../../../src/features/catalogue/count-stock.ts'
import { recordStockIn } from '../../../src/features/catalogue/record-stock.ts'
import { freshDatabase } from '../../database.ts'
import { codesOf, refusalOf } from '../../refusals.ts'
import { add, monday, oneVariant, tuesday } from './products.ts'

const by = system('test')

/** A bowl in three sizes with five of each. */
async function bowl() {
  const { id, variantIds } = await write((tx) =>
    add(tx, 'bol', { variants: [oneVariant, oneVariant, oneVariant] }),
  )
  const count = (typed: string[], how: { note?: string; seen?: number } = {}) =>
    countStock({
      ...{ by, productId: id, note: how.note ?? 'inventaire', at: tuesday },
      counts: typed.map((text, index) => ({
        variantId: variantIds[index]!,
        typed: text,
        seen: how.seen ?? 5,
      })),
    })
  const stock = async () => {
    const rows = await read()
      .select()
      .from(variants)
      .where(eq(variants.productId, id))
      .orderBy(asc(variants.position))
    return rows.map((row) => row.stock)
  }
  return { id, variantIds, count, stock }
}

test('a number is a count, a signed one a change', () => {
  expect(readStock('12')).toEqual({ kind: 'count', pieces: 12 })
  expect(readStock(' + 1 000 ')).toEqual({ kind: 'change', pieces: 1000 })
  expect(readStock('−2')).toEqual({ kind: 'change', pieces: -2 })
  for (const text of ['', 'x', '1.5', '--2', '9999999999']) expect(readStock(text), text).toBeNull()
})

test('counts and changes become movements with their reason, and blank fields none', async () => {
  await freshDatabase()
  const { count, stock } = await bowl()
  expect(await count(['8', '-2', ''])).toEqual({ moved: 2 })
  expect(await stock()).toEqual([8, 3, 5])
  const moves = await read().select().from(stockMovements).where(eq(stockMovements.at, tuesday))
  expect(moves.map(({ delta, reason, note }) => [delta, reason, note]).sort()).toEqual([
    [-2, 'counted', 'inventaire'],
    [3, 'counted', 'inventaire'],
  ])
  // The same count again moves nothing.
  expect(await count(['8', '', ''], { seen: 8 })).toEqual({ moved: 0 })
})

test('a count of what an order has moved since is refused, a change is not', async () => {
  await freshDatabase()
  const { count, stock, variantIds } = await bowl()
  const sold = {
    variantId: variantIds[0]!,
    delta: -1,
    reason: 'order',
    orderId: null,
    at: monday,
    by: 'x',
  } as const
  await write((tx) => recordStockIn(tx, sold))
  const refusal = await refusalOf(() => count(['5']))
  expect(refusal).toMatchObject({
    code: 'refusal.stock_moved',
    params: { seen: 5, now: 4 },
    field: `stock_${variantIds[0]}`,
  })
  await count(['+10'])
  expect(await stock()).toEqual([14, 5, 5])
})

test('nothing is moved when one of the fields is wrong', async () => {
  await freshDatabase()
  const { count, stock } = await bowl()
  expect(await codesOf(() => count(['9', 'many', '-6']))).toEqual(['stock_unreadable', 'stock_short'])
  expect(await codesOf(() => count(['9'], { note: ' ' }))).toEqual(['stock_note'])
  expect(await codesOf(() => count(['', '']))).toEqual(['stock_nothing'])
  expect(await codesOf(() => count(['9'], { note: 'x'.repeat(201) }))).toEqual(['text_too_long'])
  expect(await stock()).toEqual([5, 5, 5])
})

test('only who may edit the catalogue counts, and only what belongs to the product', async () => {
  await freshDatabase()
  const { id, variantIds } = await bowl()
  const counts = [{ variantId: variantIds[0]!, typed: '1', seen: 5 }]
  expect(
    await codesOf(() => countStock({ by: shopper, productId: id, counts, note: 'x', at: tuesday })),
  ).toEqual(['not_allowed'])
  expect(
    await codesOf(() => countStock({ by, productId: 'prd_other', counts, note: 'x', at: tuesday })),
  ).toEqual(['product_unknown'])
})
