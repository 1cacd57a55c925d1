import { eq, inArray, sum } from 'drizzle-orm'
import type { Writer } from '../../../db/client.ts'
import { stockMovements, variants, type stockReasons } from '../../../db/schema/catalogue.ts'
import { orderLines } from '../../../db/schema/orders.ts'
import type { Refusal } from '../../core/refusal.ts'
import type { Random } from '../../core/id.ts'
import { recordStockIn } from '../catalogue/record-stock.ts'
import type { Person } from '../accounts/person.ts'
import { leftOf } from './refuse-order.ts'

type Move = { orderId: string; at: string; by: Person }

/**
 * Takes the pieces of an order's lines out of the stock; what is sold without counting is left
 * alone. Returns a Refusal for each line that there is too little for, and then has taken nothing.
 */
export async function takeStock(tx: Writer, { orderId, at, by }: Move, random: Random): Promise<Refusal[]> {
  const lines = await tx.select().from(orderLines).where(eq(orderLines.orderId, orderId))
  const known = await tx
    .select({ id: variants.id, stock: variants.stock, tracksStock: variants.tracksStock })
    .from(variants)
    .where(
      inArray(
        variants.id,
        lines.map((line) => line.variantId),
      ),
    )
  const counted = lines.flatMap((line) => {
    const variant = known.find((row) => row.id === line.variantId)
    return variant?.tracksStock ? [{ ...line, left: variant.stock }] : []
  })
  const short = counted.filter((line) => line.left < line.quantity)
  if (short.length > 0) return short.map((line) => leftOf(line.title, line.left))
  for (const { variantId, quantity } of counted)
    await recordStockIn(tx, { variantId, delta: -quantity, reason: 'order', orderId, at, by: by.id }, random)
  return []
}

/** Gives back whatever an order still holds of the stock. Doing it again gives nothing. */
export async function giveStockBack(
  tx: Writer,
  {
    orderId,
    at,
    by,
    reason,
  }: Move & { reason: Extract<(typeof stockReasons)[number], 'expired' | 'cancelled'> },
  random: Random,
): Promise<void> {
  const held = await tx
    .select({ variantId: stockMovements.variantId, delta: sum(stockMovements.delta).mapWith(Number) })
    .from(stockMovements)
    .where(eq(stockMovements.orderId, orderId))
    .groupBy(stockMovements.variantId)
  for (const { variantId, delta } of held)
    if (delta < 0)
      await recordStockIn(tx, { variantId, delta: -delta, reason, orderId, at, by: by.id }, random)
}
