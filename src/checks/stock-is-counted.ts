import { asc, count, sql } from 'drizzle-orm'
import { stockMovements, variants } from '../../db/schema/catalogue.ts'
import type { Check } from './check.ts'

const moved = sql`(select coalesce(sum(${stockMovements.delta}), 0) from ${stockMovements}
  where ${stockMovements.variantId} = ${variants.id})`

/** The stock of every variant is what its movements come to, and never below nothing. */
export const check: Check = {
  name: 'stock-is-counted',
  title: 'checks.stock_is_counted',
  run: async (on) => {
    const [all] = await on.select({ n: count() }).from(variants)
    const wrong = await on
      .select({ id: variants.id, stock: variants.stock, moved: sql`${moved}`.mapWith(Number) })
      .from(variants)
      .where(sql`${variants.stock} <> ${moved} or ${variants.stock} < 0`)
      .orderBy(asc(variants.id))
    return {
      looked: all?.n ?? 0,
      failures: wrong.map((row) => `${row.id}: ${row.stock} at hand, ${row.moved} by its movements`),
    }
  },
}
