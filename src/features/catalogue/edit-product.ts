import { and, eq, ne } from 'drizzle-orm'
import type { Writer } from '../../../db/client.ts'
import { categories, manufacturers, products } from '../../../db/schema/catalogue.ts'
import type { Lang } from '../../core/i18n/lang.ts'
import { Refusal } from '../../core/refusal.ts'
import { changedSince } from '../../core/web/fingerprint.ts'
import { demand, type Person } from '../accounts/person.ts'
import { recordAuditIn } from '../accounts/record-audit.ts'
import { differences } from './differences.ts'
import { slugPattern } from './add-product.ts'
import { typedFrom, type ProductEdit } from './product-form.ts'
import { indexProductsIn } from './search.ts'

export type EditProductInput = {
  by: Person
  productId: string
  edit: ProductEdit
  /** What the form was filled from (core/web/fingerprint), in the language `lang`. */
  seen: string
  lang: Lang
  at: string
}

/** Somebody else has saved fields of this product since the form was opened; `fields` names them. */
export class ChangedMeanwhile extends Refusal {
  readonly fields: string[]

  constructor(fields: string[]) {
    super('refusal.changed_meanwhile', { n: fields.length }, fields[0] ?? null)
    this.fields = fields
  }
}

/** The fields that somebody else has saved meanwhile, where that is what was refused. */
export const changedFieldsOf = (refusal: Refusal): string[] =>
  refusal.code === 'refusal.changed_meanwhile' && 'fields' in refusal && Array.isArray(refusal.fields)
    ? refusal.fields.map(String)
    : []

/**
 * Saves a product's texts, address, category, manufacturer and rates, and indexes it anew; answers with the
 * row as it was. Refuses over what somebody else saved meanwhile (`ChangedMeanwhile`), and an address that is
 * wrong, taken, or no longer free to change since the product was published: links and search engines know it.
 */
export async function editProductIn(
  tx: Writer,
  { by, productId, edit, seen, lang, at }: EditProductInput,
): Promise<typeof products.$inferSelect> {
  demand(by, 'edit', 'catalogue')
  const stored = await productIn(tx, productId)
  const changed = changedSince(seen, typedFrom(stored, lang))
  if (changed.length > 0) throw new ChangedMeanwhile(changed)
  await refuseSlug(tx, stored, edit.slug)
  await refuseStrangers(tx, edit)
  await tx
    .update(products)
    .set({ ...edit, updatedAt: at })
    .where(eq(products.id, productId))
  const { before, after } = differences(stored, { ...stored, ...edit })
  const subject = { kind: 'product', id: productId }
  await recordAuditIn(tx, { by, action: 'product.edit', subject, before, after, at })
  await indexProductsIn(tx, [productId])
  return stored
}

/** The row of a product. Refuses when there is none: it was never there, or the address is wrong. */
export async function productIn(tx: Writer, productId: string): Promise<typeof products.$inferSelect> {
  const [row] = await tx.select().from(products).where(eq(products.id, productId))
  if (!row) throw new Refusal('refusal.product_unknown')
  return row
}

async function refuseSlug(tx: Writer, stored: typeof products.$inferSelect, slug: string): Promise<void> {
  if (slug === stored.slug) return
  if (stored.publishedAt !== null) throw new Refusal('refusal.slug_fixed', { slug: stored.slug }, 'slug')
  if (!slugPattern.test(slug) || slug.length > 100) throw new Refusal('refusal.slug_wrong', { slug }, 'slug')
  const taken = await tx
    .select({ id: products.id })
    .from(products)
    .where(and(eq(products.slug, slug), ne(products.id, stored.id)))
  if (taken.length > 0) throw new Refusal('refusal.slug_taken', { slug }, 'slug')
}

/** A category or manufacturer that is gone, or never was. */
async function refuseStrangers(tx: Writer, { categoryId, manufacturerId }: ProductEdit): Promise<void> {
  if (categoryId !== null) {
    const [found] = await tx
      .select({ id: categories.id })
      .from(categories)
      .where(eq(categories.id, categoryId))
    if (!found) throw new Refusal('refusal.category_unknown', {}, 'category')
  }
  if (manufacturerId !== null) {
    const [found] = await tx
      .select({ id: manufacturers.id })
      .from(manufacturers)
      .where(eq(manufacturers.id, manufacturerId))
    if (!found) throw new Refusal('refusal.manufacturer_unknown', {}, 'manufacturer')
  }
}
