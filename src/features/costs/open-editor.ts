import { and, desc, eq } from 'drizzle-orm'
import { read, type Reader } from '../../../db/client.ts'
import { products, variants, type VariantOption } from '../../../db/schema/catalogue.ts'
import { breakdownPublications, breakdownVersions } from '../../../db/schema/costs.ts'
import type { Bilingual } from '../../core/i18n/lang.ts'
import { demand, type Person } from '../accounts/person.ts'
import { settings } from '../shop/settings.ts'
import { sumGroups } from './compute-breakdown.ts'
import { firstInput, nextInput } from './first-input.ts'
import type { VersionBefore } from './line-before.ts'
import { inputOf, loadVersions, type StoredVersion } from './load-versions.ts'
import { priceOfVariant, pricesAt } from './prices.ts'
import { readDraft, type Draft } from './read-draft.ts'
import type { BreakdownInput } from './vocabulary.ts'
import type { EditorFrame } from './work-out.ts'

export type Editor = {
  product: { id: string; slug: string; title: Bilingual; isShown: boolean }
  /** The variants of the product, each of which may have a breakdown of its own. */
  variants: { id: string; options: VariantOption[] }[]
  variantId: string | null
  draft: Draft | null
  /** What the form opens with: the draft, or what the next version begins from. */
  input: BreakdownInput
  /** The number that publishing will give. */
  number: number
  before: VersionBefore | null
  frame: EditorFrame
}

/** The newest published version of a scope, or null. */
async function newestOf(scopeId: string, on: Reader): Promise<StoredVersion | null> {
  const [newest] = await on
    .select({ id: breakdownVersions.id, number: breakdownVersions.number })
    .from(breakdownVersions)
    .innerJoin(breakdownPublications, eq(breakdownPublications.versionId, breakdownVersions.id))
    .where(eq(breakdownVersions.scopeId, scopeId))
    .orderBy(desc(breakdownVersions.number))
    .limit(1)
  return newest ? (await loadVersions([newest.id], on)).get(newest.id)! : null
}

const beforeOf = ({ row, lines }: StoredVersion): VersionBefore => ({
  number: row.number,
  priceCents: row.priceCents,
  groups: sumGroups(lines),
  lines: lines.map(({ group, label, cents }) => ({ group, label, cents })),
})

/**
 * All that the breakdown editor of a product, or of one of its variants, begins with. A variant without a
 * breakdown of its own begins with its product's. Null when there is no such product or variant.
 */
export async function openEditor(
  { by, slug, variantId, at }: { by: Person; slug: string; variantId: string | null; at: string },
  on: Reader = read(),
): Promise<Editor | null> {
  demand(by, 'edit', 'breakdown')
  const [product] = await on.select().from(products).where(eq(products.slug, slug))
  if (!product) return null
  const own = await on
    .select({ id: variants.id, options: variants.options, position: variants.position })
    .from(variants)
    .where(and(eq(variants.productId, product.id)))
    .orderBy(variants.position)
  if (variantId !== null && !own.some((variant) => variant.id === variantId)) return null

  const scopeId = variantId ?? product.id
  const shop = await settings(at, on)
  const draft = await readDraft(scopeId, on)
  const newest = await newestOf(scopeId, on)
  const model = newest ?? (variantId === null ? null : await newestOf(product.id, on))
  const price = priceOfVariant(await pricesAt([product.id], at, on), product.id, variantId)
  const first = () =>
    firstInput({
      priceCents: price?.grossCents ?? 0,
      vatBp: price?.vatBp ?? product.vatBp,
      givingRateBp: product.givingRateBp ?? shop.givingRateBp,
      country: shop.country,
      day: at.slice(0, 10),
    })
  return {
    product: {
      id: product.id,
      slug: product.slug,
      title: product.title,
      isShown: product.publishedAt !== null && product.publishedAt <= at && product.archivedAt === null,
    },
    variants: own.map(({ id, options }) => ({ id, options })),
    variantId,
    draft,
    input: draft?.input ?? (model ? nextInput(inputOf(model)) : first()),
    number: draft?.number ?? (newest?.row.number ?? 0) + 1,
    before: newest ? beforeOf(newest) : null,
    frame: { currency: shop.currency, country: shop.country, marginCeilingBp: shop.marginCeilingBp },
  }
}
