import { priceOfVariant } from '../costs/prices.ts'
import type { Batch, Pair } from './import-batch.ts'
import type { ProductRow, VariantRow } from './load-known.ts'
import { inBoth } from './merge-text.ts'
import { nothingDone } from './product-fate.ts'
import type { SourceProduct, SourceVariant } from './source-product.ts'

/** Longest title that is taken, in characters. */
const titleLimit = 300

/**
 * The variants of a product that can be kept, each beside the shop's own; refuses the rows of the
 * others. Null when nothing of the product can be taken: then all its rows are refused.
 */
export function pairVariants(
  source: SourceProduct,
  existing: ProductRow | null,
  batch: Batch,
): Pair[] | null {
  const { report } = batch
  const wrong = wrongWithProduct(source, existing)
  if (wrong) {
    const [code, everywhere] = wrong
    for (const line of everywhere ? source.lines : [source.line]) {
      report.refuse(line, code, code === 'import.refused.title_too_long' ? { most: titleLimit } : {})
    }
  }
  const taken = new Set<VariantRow>()
  const own = existing ? (batch.known.variants.get(existing.id) ?? []) : []
  const pairs =
    wrong && !existing
      ? []
      : source.variants.flatMap((variant) => pairOf(variant, existing, own, taken, batch))
  const sound = withSoundPrices(pairs, existing, batch)

  // A product of which every row had to be refused is neither added nor changed.
  const lost = report.refused.has(source.line) && sound.length === 0
  if (lost || (wrong && !existing)) {
    for (const line of source.lines) report.refuse(line, 'import.refused.with_product', { line: source.line })
    const { line, lines } = source
    const refused = report.refused.get(line) ?? report.refused.get(lines[0] ?? line) ?? null
    const title = existing?.title ?? inBoth(source.title?.slice(0, titleLimit) || source.slug)
    report.tell({ ...nothingDone, state: 'refused', line, title, refused })
    return null
  }
  return sound
}

type Wrong = 'import.refused.title_missing' | 'import.refused.title_emptied' | 'import.refused.title_too_long'

/** What keeps the product's own row from being taken, and whether its other rows fall with it in the same words. */
function wrongWithProduct(
  { title, hasOwnRow }: SourceProduct,
  existing: ProductRow | null,
): [Wrong | 'import.refused.parent_missing', boolean] | null {
  if (!hasOwnRow) return existing ? null : ['import.refused.parent_missing', true]
  if (title !== undefined && title.length > titleLimit) return ['import.refused.title_too_long', false]
  if (title) return null
  if (!existing) return ['import.refused.title_missing', false]
  return title === '' ? ['import.refused.title_emptied', false] : null
}

function pairOf(
  source: SourceVariant,
  existing: ProductRow | null,
  own: VariantRow[],
  taken: Set<VariantRow>,
  batch: Batch,
): Pair[] {
  const { report, known } = batch
  if (report.refused.has(source.line)) return []
  const free = own.filter((row) => !taken.has(row))
  const row =
    free.find(({ id }) => id === source.ownId) ??
    free.find(({ importKey }) => importKey === source.importKey) ??
    null
  if (row) {
    taken.add(row)
    return [{ source, row }]
  }
  const home = known.variantHomes.get(source.importKey)
  if (home !== undefined) {
    report.refuse(source.line, 'import.refused.variant_elsewhere')
    return []
  }
  if (!source.identified && existing) {
    const offered = own.filter((variant) => variant.archivedAt === null)
    if (offered.length > 1) {
      report.refuse(source.line, 'import.refused.options_missing')
      return []
    }
    return [{ source, row: offered[0] ?? null }]
  }
  return [{ source, row: null }]
}

/** A price can't be erased, and a variant without one among priced ones could only borrow theirs. */
function withSoundPrices(pairs: Pair[], existing: ProductRow | null, { report, known }: Batch): Pair[] {
  const inForce = (row: VariantRow | null) =>
    existing ? priceOfVariant(known.prices, existing.id, row?.id ?? null) : null
  const somePrice =
    pairs.some(({ source }) => typeof source.priceCents === 'number') || pairs.some(({ row }) => inForce(row))
  return pairs.filter(({ source, row }) => {
    if (source.priceCents !== null) return true
    if (row && inForce(row)) report.refuse(source.line, 'import.refused.price_emptied')
    else if (somePrice) report.refuse(source.line, 'import.refused.price_missing')
    else return true
    return false
  })
}
