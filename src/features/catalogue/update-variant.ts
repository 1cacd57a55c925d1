import { eq } from 'drizzle-orm'
import type { Writer } from '../../../db/client.ts'
import { variants } from '../../../db/schema/catalogue.ts'
import type { NewVariant } from './add-variant.ts'
import { indexProductsIn } from './search.ts'

export type VariantChanges = Partial<Omit<NewVariant, 'stock'>> & { archivedAt?: string | null }

/** Changes a variant; its stock moves by `recordStockIn` only. Indexes its product anew. */
export async function updateVariantIn(
  tx: Writer,
  variantId: string,
  productId: string,
  changes: VariantChanges,
): Promise<void> {
  await changeVariantIn(tx, variantId, changes)
  await indexProductsIn(tx, [productId])
}

/** The row alone, for who indexes many products at once. */
export async function changeVariantIn(tx: Writer, variantId: string, changes: VariantChanges): Promise<void> {
  if (Object.keys(changes).length === 0) return
  await tx.update(variants).set(changes).where(eq(variants.id, variantId))
}
