import { eq, inArray } from 'drizzle-orm'
import { productImages } from '../../../db/schema/catalogue.ts'
import { newId } from '../../core/id.ts'
import { isOwnPicture } from './exported-images.ts'
import type { Batch } from './import-batch.ts'
import type { ImageRow } from './load-known.ts'
import { inBoth, mergeText } from './merge-text.ts'
import type { SourceProduct } from './source-product.ts'

type Wanted = { url: string; alt: string | null; variantId: string | null }

/**
 * Notes the addresses of a product's pictures, in the file's order after the shop's own, and
 * forgets those that the file has no more, unless the shop has the picture itself by now. Says whether
 * anything changed.
 */
export async function keepImages(
  source: SourceProduct,
  product: { id: string; variantIdOf: (importKey: string) => string | null },
  batch: Batch,
): Promise<boolean> {
  const { tx, report, random } = batch
  const ofVariants = source.variants.some((variant) => variant.imageUrl !== undefined)
  if (!source.images && !ofVariants) return false
  const all = batch.known.images.get(product.id) ?? []
  const paths = all.flatMap(({ path }) => (path === null ? [] : [path]))
  // An export of this shop names the pictures that it keeps itself: they are here already.
  const wanted = wantedImages(source, product.variantIdOf).filter(
    ({ url }) => !paths.some((path) => isOwnPicture(url, path)),
  )
  const covered = all.filter(
    (image) =>
      image.sourceUrl !== null && (image.variantId === null ? source.images !== undefined : ofVariants),
  )
  const gone = covered.filter((image) => image.path === null && !wanted.some((one) => isOf(image, one)))
  if (gone.length > 0) {
    const ids = gone.map((image) => image.id)
    await tx.delete(productImages).where(inArray(productImages.id, ids))
  }

  const after = Math.max(0, ...all.filter((image) => !covered.includes(image)).map((image) => image.position))
  const added: (typeof productImages.$inferInsert)[] = []
  let changed = false
  const found = wanted.map((one) => covered.find((image) => isOf(image, one)))
  const inOrder = found.every((image, at) => image && image.position > (found[at - 1]?.position ?? -1))
  for (const [index, one] of wanted.entries()) {
    const image = found[index]
    const position = inOrder && image ? image.position : after + index + 1
    if (!image) {
      const row = { id: newId('img', random), productId: product.id, variantId: one.variantId, position }
      added.push({ ...row, path: null, sourceUrl: one.url, alt: inBoth(one.alt ?? '') })
      continue
    }
    const alt = one.alt === null ? image.alt : (mergeText(image.alt, one.alt) ?? image.alt)
    if (alt === image.alt && position === image.position) continue
    await tx.update(productImages).set({ alt, position }).where(eq(productImages.id, image.id))
    changed = true
  }
  if (added.length > 0) await tx.insert(productImages).values(added)
  report.images.added += added.length
  report.images.removed += gone.length
  return changed || added.length > 0 || gone.length > 0
}

function wantedImages(source: SourceProduct, variantIdOf: (importKey: string) => string | null): Wanted[] {
  const ofProduct = (source.images ?? []).map((image) => ({ ...image, variantId: null }))
  const ofVariants = source.variants.flatMap(({ imageUrl, importKey }) => {
    const variantId = variantIdOf(importKey)
    return imageUrl && variantId ? [{ url: imageUrl, alt: null, variantId }] : []
  })
  return [...ofProduct, ...ofVariants]
}

const isOf = (image: ImageRow, wanted: Wanted): boolean =>
  image.sourceUrl === wanted.url && image.variantId === wanted.variantId
