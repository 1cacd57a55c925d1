import { eq, sql } from 'drizzle-orm'
import type { Writer } from '../../../db/client.ts'
import { stockMovements, type VariantOption, variants } from '../../../db/schema/catalogue.ts'
import { newId, systemRandom, type Random } from '../../core/id.ts'
import { Refusal } from '../../core/refusal.ts'
import { inParts } from './in-parts.ts'
import type { StockReason } from './record-stock.ts'
import { indexProductsIn } from './search.ts'

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

type Added = { at: string; by: string; reason?: StockReason }
type Placed = { productId: string; position: number; variant: NewVariant }

/** Adds a variant after the product's others, its stock by a first movement, and indexes the product anew. */
export async function addVariantIn(
  tx: Writer,
  { productId, variant, ...added }: Added & { productId: string; variant: NewVariant },
  random: Random = systemRandom,
): Promise<string> {
  const [last] = await tx
    .select({ position: sql<number>`coalesce(max(${variants.position}), 0)` })
    .from(variants)
    .where(eq(variants.productId, productId))
  const placed = { productId, position: (last?.position ?? 0) + 1, variant }
  const [id] = await insertVariantsIn(tx, { ...added, variants: [placed] }, random)
  await indexProductsIn(tx, [productId])
  return id!
}

/** The rows of variants and of their first stock, of many products at once; indexes nothing. */
export async function insertVariantsIn(
  tx: Writer,
  { variants: placed, at, by, reason = 'opening' }: Added & { variants: Placed[] },
  random: Random = systemRandom,
): Promise<string[]> {
  for (const { variant } of placed) {
    if (!Number.isSafeInteger(variant.stock) || variant.stock < 0) {
      throw new Refusal('refusal.stock_negative', {}, 'stock')
    }
  }
  const rows = placed.map(({ productId, position, variant }) => ({
    id: newId('var', random),
    productId,
    position,
    ...variant,
  }))
  for (const part of inParts(rows, 500)) await tx.insert(variants).values(part)
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
  for (const part of inParts(moves, 500)) await tx.insert(stockMovements).values(part)
  return rows.map((row) => row.id)
}
