import { asc, gt, sql } from 'drizzle-orm'
import { engineOf, type Connection } from '../../../db/client.ts'
import { products } from '../../../db/schema/catalogue.ts'
import { indexProductsIn } from './search.ts'

const atOnce = 200

/** Empties the search's index, which holds on to its products. */
export async function forgetIndex(on: Connection): Promise<void> {
  await on.write(async (tx) => {
    await tx.run(sql`delete from product_search`)
    // Where FTS5 keeps the number of each product's row.
    if (engineOf(tx) === 'sqlite') await tx.run(sql`delete from product_search_rows`)
  })
}

/** Makes the search's index anew, from nothing, a part of the products in each transaction. */
export async function indexEveryProduct(on: Connection): Promise<void> {
  await forgetIndex(on)
  for (let last = ''; ;) {
    const rows = await on.read
      .select({ id: products.id })
      .from(products)
      .where(gt(products.id, last))
      .orderBy(asc(products.id))
      .limit(atOnce)
    const ids = rows.map(({ id }) => id)
    if (ids.length > 0) await on.write((tx) => indexProductsIn(tx, ids))
    if (ids.length < atOnce) return
    last = ids.at(-1)!
  }
}
