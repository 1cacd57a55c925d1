import { eq } from 'drizzle-orm'
import { write } from '../../../db/client.ts'
import { products } from '../../../db/schema/catalogue.ts'
import { Refusal } from '../../core/refusal.ts'
import { demand, type Person } from '../accounts/person.ts'
import { recordAuditIn } from '../accounts/record-audit.ts'
import { updateVariantIn } from '../catalogue/update-variant.ts'
import { refuseUnsellableIn } from './can-be-shown.ts'
import { variantsOf } from './save-variants.ts'

export type ArchiveVariantInput = {
  by: Person
  productId: string
  variantId: string
  /** False: it is offered again. */
  archived: boolean
  at: string
}

/**
 * Takes a variant off the shelf, or puts it back. Refuses to take the last one (archive the product
 * instead), and to put back one that says the same as another, or has no price in a product that is shown.
 */
export const archiveVariant = ({
  by,
  productId,
  variantId,
  archived,
  at,
}: ArchiveVariantInput): Promise<void> =>
  write(async (tx) => {
    demand(by, 'edit', 'catalogue')
    const own = await variantsOf(productId, tx)
    const variant = own.find(({ id }) => id === variantId)
    if (!variant) throw new Refusal('refusal.variant_unknown')
    const others = own.filter((row) => row.id !== variantId && row.archivedAt === null)
    if (archived && others.length === 0) throw new Refusal('refusal.variant_last')
    const says = (row: typeof variant) => row.options.map(({ value }) => value.fr.toLowerCase()).join('\n')
    if (!archived && others.some((row) => says(row) === says(variant)))
      throw new Refusal('refusal.variant_twin')
    await updateVariantIn(tx, variantId, productId, { archivedAt: archived ? at : null })
    await tx.update(products).set({ updatedAt: at }).where(eq(products.id, productId))
    const action = archived ? 'product.variant_archive' : 'product.variant_restore'
    await recordAuditIn(tx, {
      by,
      action,
      subject: { kind: 'product', id: productId },
      after: { variantId },
      at,
    })
    await refuseUnsellableIn(tx, productId, at)
  })
