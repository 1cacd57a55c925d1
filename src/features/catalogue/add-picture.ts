import { eq, sql } from 'drizzle-orm'
import { write } from '../../../db/client.ts'
import { productImages, products } from '../../../db/schema/catalogue.ts'
import { newId, systemRandom, type Random } from '../../core/id.ts'
import { picturePath } from '../../core/pictures/picture-path.ts'
import { demand, type Person } from '../accounts/person.ts'
import { recordAuditIn } from '../accounts/record-audit.ts'
import { productIn } from './edit-product.ts'
import { makePicture } from './make-picture.ts'
import { keepPicture } from './picture-file.ts'

export type AddPictureInput = {
  by: Person
  productId: string
  bytes: Uint8Array
  /** The shop's data folder. */
  dataDir: string
  at: string
}

/**
 * Adds a picture after a product's others, described by the product's title until somebody does better.
 * Its files are on the disk before the row that names them. The same picture again changes nothing.
 */
export async function addPicture(
  { by, productId, bytes, dataDir, at }: AddPictureInput,
  random: Random = systemRandom,
): Promise<{ id: string; added: boolean }> {
  demand(by, 'edit', 'catalogue')
  const made = await makePicture(bytes)
  await keepPicture(dataDir, made)
  const path = picturePath(made.picture)
  return write(async (tx) => {
    const product = await productIn(tx, productId)
    const own = await tx.select().from(productImages).where(eq(productImages.productId, productId))
    const known = own.find((image) => image.path === path)
    if (known) return { id: known.id, added: false }
    const id = newId('img', random)
    const last = sql<number>`(select coalesce(max(position), 0) + 1 from product_images where product_id = ${productId})`
    await tx
      .insert(productImages)
      .values({ id, productId, variantId: null, position: last, path, sourceUrl: null, alt: product.title })
    await tx.update(products).set({ updatedAt: at }).where(eq(products.id, productId))
    await recordAuditIn(tx, {
      by,
      action: 'product.picture_add',
      subject: { kind: 'product', id: productId },
      after: { path },
      at,
    })
    return { id, added: true }
  })
}
