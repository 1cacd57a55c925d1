import { and, asc, eq, inArray, ne } from 'drizzle-orm'
import { isDeepStrictEqual } from 'node:util'
import { read, write, type Reader, type Writer } from '../../../db/client.ts'
import { products, variants } from '../../../db/schema/catalogue.ts'
import { systemRandom, type Random } from '../../core/id.ts'
import { Refusal, refuseAll } from '../../core/refusal.ts'
import { changedSince } from '../../core/web/fingerprint.ts'
import { demand, type Person } from '../accounts/person.ts'
import { recordAuditIn } from '../accounts/record-audit.ts'
import { addVariantIn } from '../catalogue/add-variant.ts'
import { differences } from '../catalogue/differences.ts'
import { ChangedMeanwhile, productIn } from '../catalogue/edit-product.ts'
import { indexProductsIn } from '../catalogue/search.ts'
import { changeVariantIn } from '../catalogue/update-variant.ts'
import {
  newRow,
  parseVariants,
  typedVariants,
  type EditedVariant,
  type TypedVariants,
  type VariantRow,
} from '../catalogue/variants-form.ts'
import { refuseUnsellableIn } from './can-be-shown.ts'

export type SaveVariantsInput = {
  by: Person
  productId: string
  typed: TypedVariants
  /** What the form was filled from. */
  seen: string
  at: string
}

/** A product's variants in their order, put away ones too. */
export const variantsOf = (productId: string, on: Reader = read()): Promise<VariantRow[]> =>
  on
    .select()
    .from(variants)
    .where(eq(variants.productId, productId))
    .orderBy(asc(variants.position), asc(variants.id))

/**
 * Saves a product's variants on offer, and adds the one that was typed into the new row; its stock is
 * counted afterwards. Refuses over what somebody else saved meanwhile, a reference that another variant has,
 * and, of a product that is shown, a variant without a price.
 */
export const saveVariants = (
  { by, productId, typed, seen, at }: SaveVariantsInput,
  random: Random = systemRandom,
): Promise<{ added: number; changed: number }> =>
  write(async (tx) => {
    demand(by, 'edit', 'catalogue')
    await productIn(tx, productId)
    const offered = (await variantsOf(productId, tx)).filter((row) => row.archivedAt === null)
    const changedFields = changedSince(seen, typedVariants(offered).values)
    if (changedFields.length > 0) throw new ChangedMeanwhile(changedFields)
    const edited = parseVariants(typed)
    if (edited.some(({ id }) => id !== null && !offered.some((row) => row.id === id)))
      throw new Refusal('refusal.variant_unknown')
    await refuseTakenSkus(tx, edited, offered)
    let changed = 0
    for (const { id, ...values } of edited) {
      const row = offered.find((one) => one.id === id)
      if (!row || isDeepStrictEqual({ ...row, ...values }, row)) continue
      await changeVariantIn(tx, row.id, values)
      changed += 1
    }
    const fresh = edited.filter(({ id }) => id === null)
    for (const { id: _, ...values } of fresh) {
      const variant = { ...values, stock: 0, importKey: null }
      await addVariantIn(tx, { productId, variant, at, by: by.id }, random)
    }
    await tx.update(products).set({ updatedAt: at }).where(eq(products.id, productId))
    await indexProductsIn(tx, [productId])
    await refuseUnsellableIn(tx, productId, at)
    const now = (await variantsOf(productId, tx)).filter((row) => row.archivedAt === null)
    const { before, after } = differences(typedVariants(offered).values, typedVariants(now).values)
    await recordAuditIn(tx, {
      ...{ by, action: 'product.variants', subject: { kind: 'product', id: productId }, at },
      before,
      after,
    })
    return { added: fresh.length, changed }
  })

/** Only of references that are new here: an import may have brought the same one twice. */
async function refuseTakenSkus(tx: Writer, edited: EditedVariant[], offered: VariantRow[]): Promise<void> {
  const before = new Map(offered.map((row) => [row.id, row.sku]))
  const asked = edited.filter(({ id, sku }) => sku !== null && (id === null || before.get(id) !== sku))
  const found: Refusal[] = []
  for (const { id, sku } of asked) {
    const field = `sku_${id ?? newRow}`
    const [other] = await tx
      .select({ title: products.title })
      .from(variants)
      .innerJoin(products, eq(products.id, variants.productId))
      .where(and(inArray(variants.sku, [sku!]), id === null ? undefined : ne(variants.id, id)))
      .limit(1)
    if (other) found.push(new Refusal('refusal.sku_taken', { sku: sku!, product: other.title }, field))
    else if (edited.some((one) => one.sku === sku && one.id !== id))
      found.push(new Refusal('refusal.sku_twice', { sku: sku! }, field))
  }
  refuseAll(found)
}
