import { asc, eq } from 'drizzle-orm'
import { read, write, type Reader } from '../../../db/client.ts'
import { productImages, products, variants } from '../../../db/schema/catalogue.ts'
import type { Bilingual } from '../../core/i18n/lang.ts'
import { Refusal, refuseAll } from '../../core/refusal.ts'
import { changedSince, type FormValues } from '../../core/web/fingerprint.ts'
import { demand, type Person } from '../accounts/person.ts'
import { recordAuditIn } from '../accounts/record-audit.ts'
import { ChangedMeanwhile, productIn } from './edit-product.ts'

export type PictureRow = typeof productImages.$inferSelect

/** What a person says of one picture. */
export type ArrangedPicture = {
  id: string
  alt: Bilingual
  /** Of which variant; null: of the product. */
  variantId: string | null
  /** Where it stands, as typed: `1` comes first, `1.5` between the first and the second. */
  place: string
  removed: boolean
}

export type ArrangePicturesInput = {
  by: Person
  productId: string
  pictures: ArrangedPicture[]
  /** What the form was filled from. */
  seen: string
  at: string
}

const longestAlt = 300

/** A product's pictures in their order, those of which only an outside address is known too. */
export const picturesOf = (productId: string, on: Reader = read()): Promise<PictureRow[]> =>
  on
    .select()
    .from(productImages)
    .where(eq(productImages.productId, productId))
    .orderBy(asc(productImages.position), asc(productImages.id))

/** The fields of the pictures' form, as stored. */
export const pictureValues = (rows: PictureRow[]): FormValues =>
  Object.fromEntries(
    rows.flatMap((row, index) => [
      [`alt_fr_${row.id}`, row.alt.fr],
      [`alt_en_${row.id}`, row.alt.en],
      [`variant_${row.id}`, row.variantId ?? ''],
      [`place_${row.id}`, String(index + 1)],
    ]),
  )

/**
 * Puts a product's pictures in order, describes them, gives them to variants, and takes away those that
 * are to go. Refuses over what somebody else changed meanwhile.
 */
export const arrangePictures = (input: ArrangePicturesInput): Promise<{ removed: number }> =>
  write(async (tx) => {
    const { by, productId, pictures, seen, at } = input
    demand(by, 'edit', 'catalogue')
    await productIn(tx, productId)
    const rows = await picturesOf(productId, tx)
    const changed = changedSince(seen, pictureValues(rows))
    if (changed.length > 0) throw new ChangedMeanwhile(changed)
    const own = await tx.select({ id: variants.id }).from(variants).where(eq(variants.productId, productId))
    const known = new Set(own.map(({ id }) => id))
    const said = new Map(pictures.map((picture) => [picture.id, picture]))
    const kept = rows.filter(({ id }) => !said.get(id)?.removed)
    const found: Refusal[] = []
    const placed = kept.map((row, index) => {
      const picture = said.get(row.id)
      if (!picture) return { row, picture: null, place: index + 1 }
      const place = Number(picture.place.trim().replace(',', '.'))
      if (!/\d/.test(picture.place) || !Number.isFinite(place))
        found.push(new Refusal('refusal.picture_place', {}, `place_${row.id}`))
      for (const lang of ['fr', 'en'] as const)
        if (picture.alt[lang].length > longestAlt)
          found.push(new Refusal('refusal.text_too_long', { most: longestAlt }, `alt_${lang}_${row.id}`))
      if (picture.variantId !== null && !known.has(picture.variantId))
        found.push(new Refusal('refusal.variant_unknown', {}, `variant_${row.id}`))
      return { row, picture, place }
    })
    refuseAll(found)
    placed.sort((a, b) => a.place - b.place)
    for (const [index, { row, picture }] of placed.entries()) {
      const { alt, variantId } = picture ?? row
      const values = { position: index + 1, alt: oneLined(alt), variantId }
      await tx.update(productImages).set(values).where(eq(productImages.id, row.id))
    }
    for (const { id } of rows)
      if (said.get(id)?.removed) await tx.delete(productImages).where(eq(productImages.id, id))
    await tx.update(products).set({ updatedAt: at }).where(eq(products.id, productId))
    const before = pictureValues(rows)
    const after = pictureValues(await picturesOf(productId, tx))
    await recordAuditIn(tx, {
      ...{ by, action: 'product.pictures', subject: { kind: 'product', id: productId }, at },
      before,
      after,
    })
    return { removed: rows.length - kept.length }
  })

const oneLined = ({ fr, en }: Bilingual): Bilingual => ({
  fr: fr.trim().replace(/\s+/g, ' '),
  en: en.trim().replace(/\s+/g, ' '),
})
