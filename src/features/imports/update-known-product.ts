import { cleanDescription } from '../catalogue/clean-description.ts'
import { changeProductIn, type ProductChanges } from '../catalogue/update-product.ts'
import { priceOfVariant } from '../costs/prices.ts'
import type { Batch, Pair } from './import-batch.ts'
import type { Shelves } from './keep-category.ts'
import { keepCosts } from './keep-costs.ts'
import { keepImages } from './keep-images.ts'
import { keepPrices } from './keep-prices.ts'
import { keepVariants } from './keep-variants.ts'
import type { ImportReport } from './import-report.ts'
import type { ProductRow } from './load-known.ts'
import { mergeText } from './merge-text.ts'
import { nothingDone, type Change } from './product-fate.ts'
import type { SourceProduct } from './source-product.ts'

/** Brings a product that an earlier import made to what the file says now, and counts what changed. */
export async function updateKnownProduct(
  source: SourceProduct,
  existing: ProductRow,
  pairs: Pair[],
  batch: Batch,
): Promise<void> {
  const { tx, report, at } = batch
  // The product's own row may be refused while others of its rows are sound.
  const isTaken = source.hasOwnRow && !report.refused.has(source.line)
  const before = { notes: report.notes.length, images: { ...report.images }, drafts: draftsOf(report) }
  const changes = isTaken ? changesOf(source, existing, pairs, batch) : {}
  const isChanged = Object.keys(changes).length > 0
  if (isChanged) await changeProductIn(tx, existing.id, changes, at)
  if (existing.archivedAt !== null) report.note(source.line, 'import.note.archived')

  const kept = await keepVariants(existing, pairs, batch)
  const images = await keepImages(source, { id: existing.id, variantIdOf: kept.idOf }, batch)
  const product = {
    id: existing.id,
    vatBp: batch.isVatFree ? 0 : existing.vatBp,
    variants: [...kept.priced, ...kept.absent],
  }
  const prices = await keepPrices(product, batch)
  await keepCosts({ ...product, variants: kept.priced }, prices, batch)

  const priceChanges = [...prices.changed].map(([id, price]) => ({
    ...{ field: 'price' as const, variant: id === existing.id ? null : kept.nameOf(id), ...price },
  }))
  const { added, removed } = report.images
  report.tell({
    ...nothingDone,
    state: isChanged || images || prices.changed.has(existing.id) ? 'updated' : 'unchanged',
    ...{ line: source.line, title: existing.title },
    changes: [...changesTold(changes, existing, batch.shelves), ...kept.changes, ...priceChanges],
    newVariants: kept.outcome.filter(({ state }) => state === 'created').length,
    images: { added: added - before.images.added, removed: removed - before.images.removed },
    drafts: draftsOf(report) - before.drafts,
    notes: report.notes.slice(before.notes),
  })
  for (const { variantId, state } of kept.outcome) {
    report.variants[state === 'unchanged' && prices.changed.has(variantId) ? 'updated' : state] += 1
  }
  if (isChanged || kept.reindex) batch.toIndex.add(existing.id)
}

const draftsOf = ({ drafts }: ImportReport): number => drafts.created + drafts.updated + drafts.dropped

/** The changes of the product itself as a person reads them, old and new. */
function changesTold(changes: ProductChanges, existing: ProductRow, { nameOf }: Shelves): Change[] {
  const told: Change[] = []
  for (const field of ['title', 'summary', 'description'] as const)
    if (changes[field]) told.push({ field, variant: null, before: existing[field], after: changes[field] })
  if (changes.categoryId !== undefined)
    told.push({
      ...{ field: 'category', variant: null },
      ...{ before: nameOf(existing.categoryId), after: nameOf(changes.categoryId) },
    })
  if (changes.publishedAt !== undefined)
    told.push({
      ...{ field: 'shown', variant: null },
      ...{ before: existing.publishedAt !== null, after: changes.publishedAt !== null },
    })
  return told
}

function changesOf(source: SourceProduct, existing: ProductRow, pairs: Pair[], batch: Batch): ProductChanges {
  const changes: ProductChanges = {}
  const texts = {
    title: source.title,
    summary: source.summary,
    description: source.description === undefined ? undefined : cleanDescription(source.description),
  }
  for (const field of ['title', 'summary', 'description'] as const) {
    const text = texts[field]
    if (text === undefined) continue
    const merged = mergeText(existing[field], text)
    if (merged === null) batch.report.note(source.line, 'import.note.translated')
    else if (merged !== existing[field]) changes[field] = merged
  }
  if (source.category !== undefined) {
    const categoryId = source.category === null ? null : batch.shelves.idOf(source.category)
    if (categoryId !== existing.categoryId) changes.categoryId = categoryId
  }
  const publishedAt = shownFrom(source, existing, pairs, batch)
  if (publishedAt !== existing.publishedAt) changes.publishedAt = publishedAt
  return changes
}

/**
 * When it is published from now on: as the file says, but for what it can't decide. A file that does
 * not say brings on show only what waited for its first price.
 */
function shownFrom(source: SourceProduct, existing: ProductRow, pairs: Pair[], batch: Batch): string | null {
  const { report, known, at } = batch
  if (source.published === false) {
    report.note(source.line, 'import.note.unpublished')
    return null
  }
  if (existing.publishedAt !== null) return existing.publishedAt
  if (source.heldBack) {
    report.note(source.line, source.heldBack)
    return null
  }
  const offered = pairs.filter((pair) => pair.source.offered !== false)
  const priceOf = (row: Pair['row']) => priceOfVariant(known.prices, existing.id, row?.id ?? null)
  const hadPrice = (known.variants.get(existing.id) ?? []).some(priceOf)
  if (source.published === undefined && hadPrice) return null
  const isPriced = ({ source: variant, row }: Pair) =>
    typeof variant.priceCents === 'number' || priceOf(row) !== null
  if (offered.some(isPriced)) return at
  report.note(source.line, offered.length === 0 ? 'import.note.no_variant' : 'import.note.no_price')
  return null
}
