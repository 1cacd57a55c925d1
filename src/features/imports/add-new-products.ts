import {
  insertProductsIn,
  type AddedProduct,
  type NewImage,
  type NewProduct,
} from '../catalogue/add-product.ts'
import { changeVariantIn } from '../catalogue/update-variant.ts'
import { saveFirstDraftsIn } from '../costs/save-first-drafts.ts'
import { setFirstPricesIn } from '../costs/set-first-prices.ts'
import type { Batch, Pair } from './import-batch.ts'
import { keepCosts } from './keep-costs.ts'
import { keepPrices } from './keep-prices.ts'
import { newVariant } from './keep-variants.ts'
import { inBoth } from './merge-text.ts'
import { nothingDone, type Fate } from './product-fate.ts'
import type { Note, SourceProduct } from './source-product.ts'

export type NewOne = { source: SourceProduct; pairs: Pair[] }

/** Adds the products of a batch that the shop does not have, with their prices and drafts, a few statements for all. */
export async function addNewProducts(ones: NewOne[], batch: Batch): Promise<void> {
  const { tx, report, at, by, random, fresh } = batch
  const said: Note[][] = []
  const products = ones.map((one) => {
    const from = report.notes.length
    const product = newProduct(one, batch)
    said.push(report.notes.slice(from))
    return product
  })
  const added = await insertProductsIn(tx, { products, at, by: by.id, stockReason: 'import' }, random)
  for (const [index, one] of ones.entries()) {
    const ids = added[index]!
    fresh.productIds.add(ids.id)
    await priceNewProduct(one, ids, products[index]!.vatBp, batch)
    report.tell(fateOf(one, products[index]!, said[index]!))
    report.variants.created += one.pairs.length
    report.images.added += products[index]!.images.length
    batch.toIndex.add(ids.id)
  }
  await setFirstPricesIn(tx, { by, at, prices: fresh.prices }, random)
  await saveFirstDraftsIn(tx, { by, at, drafts: fresh.drafts }, random)
}

function fateOf({ source, pairs }: NewOne, { title, images }: NewProduct, notes: Note[]): Fate {
  const prices = pairs.flatMap(({ source: { priceCents } }) => priceCents ?? [])
  return {
    ...{ ...nothingDone, state: 'created', line: source.line, title, notes },
    fresh: {
      variants: pairs.length,
      prices: prices.length === 0 ? null : [Math.min(...prices), Math.max(...prices)],
    },
    images: { added: images.length, removed: 0 },
  }
}

function newProduct({ source, pairs }: NewOne, batch: Batch): NewProduct {
  const { report, at } = batch
  const isVatFree = pairs[0]?.source.vatFree ?? false
  if (isVatFree) report.note(source.line, 'import.note.vat_free')
  if (pairs.some((pair) => pair.source.vatFree !== isVatFree))
    report.note(source.line, 'import.note.vat_mixed')
  return {
    slug: batch.takeSlug(source.slug),
    position: batch.nextPosition(),
    categoryId: source.category ? batch.shelves.idOf(source.category) : null,
    manufacturerId: null,
    title: inBoth(source.title ?? ''),
    summary: inBoth(source.summary ?? ''),
    description: inBoth(source.description ?? ''),
    composition: inBoth(''),
    origin: inBoth(''),
    care: inBoth(''),
    vatBp: isVatFree ? 0 : batch.vatBp,
    givingRateBp: null,
    importKey: batch.known.usedKeys.has(source.importKey) ? null : source.importKey,
    publishedAt: newlyShown(source, pairs, batch) ? at : null,
    variants: pairs.map((pair) => newVariant(pair.source)),
    images: imagesOf(source, pairs),
  }
}

function imagesOf(source: SourceProduct, pairs: Pair[]): NewImage[] {
  const noted = (sourceUrl: string, alt: string, variant: number | null): NewImage => ({
    path: null,
    sourceUrl,
    alt: inBoth(alt),
    variant,
  })
  return [
    ...(source.images ?? []).map(({ url, alt }) => noted(url, alt, null)),
    ...pairs.flatMap(({ source: { imageUrl } }, index) => (imageUrl ? [noted(imageUrl, '', index)] : [])),
  ]
}

async function priceNewProduct(
  { pairs }: NewOne,
  ids: AddedProduct,
  vatBp: number,
  batch: Batch,
): Promise<void> {
  for (const [index, { source }] of pairs.entries()) {
    if (source.offered === false)
      await changeVariantIn(batch.tx, ids.variantIds[index]!, { archivedAt: batch.at })
  }
  const variants = pairs.map(({ source }, index) => ({
    variantId: ids.variantIds[index]!,
    line: source.line,
    priceCents: source.priceCents ?? null,
    costMicros: source.costMicros,
  }))
  const product = { id: ids.id, vatBp, variants }
  await keepCosts(product, await keepPrices(product, batch), batch)
}

/** Whether a new product goes on show; says why when the other shop shows it and this one does not. */
function newlyShown(source: SourceProduct, pairs: Pair[], { report }: Batch): boolean {
  const offered = pairs.filter((pair) => pair.source.offered !== false)
  const priced = offered.some((pair) => typeof pair.source.priceCents === 'number')
  if (source.published === false) report.note(source.line, 'import.note.unpublished')
  else if (source.heldBack) report.note(source.line, source.heldBack)
  else if (offered.length === 0) report.note(source.line, 'import.note.no_variant')
  else if (!priced) report.note(source.line, 'import.note.no_price')
  else return true
  return false
}
