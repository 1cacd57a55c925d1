import { sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { read, write } from '../../db/client.ts'
import { variants } from '../../db/schema/catalogue.ts'
import type { Check } from '../../src/checks/check.ts'
import { check as productsCanBeSold } from '../../src/checks/products-can-be-sold.ts'
import { check as searchFindsEveryProduct } from '../../src/checks/search-finds-every-product.ts'
import { check as stockIsCounted } from '../../src/checks/stock-is-counted.ts'
import { add } from '../features/catalogue/products.ts'
import { emptyShop, take, today, vector } from '../features/imports/importing.ts'

const result = (check: Check) => check.run(read(), today)
const all = [productsCanBeSold, stockIsCounted, searchFindsEveryProduct]

beforeEach(() => emptyShop({ checked: false }))

test('the catalogue’s invariants hold after every import', async () => {
  for (const name of ['shopify-old.csv', 'woocommerce-en.csv', 'shopify-new.csv', 'shopify-old.csv']) {
    await take(vector(name))
    for (const check of all) {
      const { looked, failures } = await result(check)
      expect(failures, `${name} ${check.name}`).toEqual([])
      expect(looked).toBeGreaterThan(0)
    }
  }
})

test('a product on show without a price or without a variant is named', async () => {
  const { variantIds } = await write((tx) => add(tx, 'bol'))
  expect((await result(productsCanBeSold)).failures).toEqual([
    `bol is shown without a price for ${variantIds[0]}`,
  ])
  await write((tx) => tx.update(variants).set({ archivedAt: today }))
  expect((await result(productsCanBeSold)).failures).toEqual(['bol is shown without a variant'])
})

test('a product that the search does not know is named', async () => {
  await take(vector('shopify-new.csv'))
  await write((tx) => tx.run(sql`delete from product_search`))
  expect((await result(searchFindsEveryProduct)).failures.sort()).toEqual([
    "savon can't be found by searching",
    "theiere-boule can't be found by searching",
  ])
})
