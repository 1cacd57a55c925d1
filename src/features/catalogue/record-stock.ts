import { and, eq, sql } from 'drizzle-orm'
import type { Writer } from '../../../db/client.ts'
import { stockMovements, type stockReasons, variants } from '../../../db/schema/catalogue.ts'
import { newId, type Random } from '../../core/id.ts'
import { Refusal } from '../../core/refusal.ts'

export type StockReason = (typeof stockReasons)[number]

export type StockMovement = {
  variantId: string
  /** Pieces that came (positive) or went; zero records nothing. */
  delta: number
  reason: StockReason
  orderId: string | null
  at: string
  /** `Person.id` of who moved it. */
  by: string
  /** Why, in their words. */
  note?: string | null
}

/** Movements that a sale causes: they pass by a variant that is sold without counting. */
const ofSales: readonly StockReason[] = ['order', 'expired', 'cancelled', 'returned']

/**
 * Moves stock: the movement and the new count, in one transaction. Refuses with
 * `refusal.out_of_stock` ({left}) when fewer pieces are left than are taken. A sale of a variant
 * that is sold without counting moves nothing.
 */
export async function recordStockIn(tx: Writer, move: StockMovement, random?: Random): Promise<void> {
  if (!Number.isSafeInteger(move.delta)) throw new RangeError(`a stock movement of ${move.delta} pieces`)
  if (move.delta === 0) return
  const [variant] = await tx
    .select({ stock: variants.stock, tracksStock: variants.tracksStock })
    .from(variants)
    .where(eq(variants.id, move.variantId))
  if (!variant) throw new Error(`no variant ${move.variantId}`)
  if (!variant.tracksStock && ofSales.includes(move.reason)) return
  if (variant.stock + move.delta < 0)
    throw new Refusal('refusal.out_of_stock', { left: variant.stock }, 'quantity')
  await tx.insert(stockMovements).values({ id: newId('mov', random), ...move })
  await tx
    .update(variants)
    .set({ stock: sql`${variants.stock} + ${move.delta}` })
    .where(and(eq(variants.id, move.variantId)))
}
