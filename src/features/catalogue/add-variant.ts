import { eq, sql } from 'drizzle-orm'
import type { Writer } from '../../../db/client.ts'
import { stockMovements, type VariantOption, variants } from '../../../db/schema/catalogue.ts'
import { newId, type Random } from '../../core/id.ts'
import { Refusal } from '../../core/refusal.ts'
import type { StockReason } from './record-stock.ts'
import { indexProductsIn } from './search-sqlite.ts'

export type NewVariant = {
  options: VariantOption[]
  sku: string | null
  barcode: string | null
  weightGrams: number | null
  /** Pieces at hand from the start. */
  stock: number
  tracksStock: boolean
  importKey: string | null
}

type Added = { productId: string; at: string; by: string; reason?: StockReason }

/** Adds a variant after the product's others, its stock by a first movement, and indexes the product anew. */
export async function addVariantIn(
  tx: Writer,
  added: Added & { variant: NewVariant },
  random?: Random,
): Promise<string> {
  const [last] = await tx
    .select({ position: sql<number>`coalesce(max(${variants.position}), 0)` })
    .from(variants)
    .where(eq(variants.productId, added.productId))
  const [id] = await insertVariantsIn(
    tx,
    { ...added, variants: [added.variant], from: last?.position ?? 0 },
    random,
  )
  await indexProductsIn(tx, [added.productId])
  return id!
}

/** The rows of variants and of their first stock, from position `from` + 1 on; indexes nothing. */
export async function insertVariantsIn(
  tx: Writer,
  added: Added & { variants: NewVariant[]; from: number },
  random?: Random,
): Promise<string[]> {
  for (const { stock } of added.variants) {
    if (!Number.isSafeInteger(stock) || stock < 0) throw new Refusal('refusal.stock_negative', {}, 'stock')
  }
  if (added.variants.length === 0) return []
  const { productId, at, by, reason = 'opening' } = added
  const rows = added.variants.map((variant, index) => ({
    id: newId('var', random),
    productId,
    position: added.from + index + 1,
    ...variant,
  }))
  await tx.insert(variants).values(rows)
  const moves = rows
    .filter((row) => row.stock > 0)
    .map((row) => ({
      id: newId('mov', random),
      variantId: row.id,
      delta: row.stock,
      reason,
      orderId: null,
      at,
      by,
    }))
  if (moves.length > 0) await tx.insert(stockMovements).values(moves)
  return rows.map((row) => row.id)
}
