import { sql } from 'drizzle-orm'
import { write, type Writer } from '../../../db/client.ts'
import { products } from '../../../db/schema/catalogue.ts'
import { decodeText } from '../../core/csv/decode-text.ts'
import { sniffDelimiter } from '../../core/csv/read-csv.ts'
import { systemRandom, type Random } from '../../core/id.ts'
import { Refusal } from '../../core/refusal.ts'
import { demand, type Person } from '../accounts/person.ts'
import { recordAuditIn } from '../accounts/record-audit.ts'
import { indexProductsIn } from '../catalogue/search.ts'
import { settings } from '../shop/settings.ts'
import { isVatFree, refuseVatOf } from '../shop/vat-in-force.ts'
import { addNewProducts, type NewOne } from './add-new-products.ts'
import { slugTaker, takenSlugs } from './free-slugs.ts'
import { importerOf, type Batch } from './import-batch.ts'
import { ImportReport, type ImportSummary } from './import-report.ts'
import { keepCategories } from './keep-category.ts'
import { loadKnown } from './load-known.ts'
import { pairVariants } from './pair-variants.ts'
import { readRows } from './read-rows.ts'
import { readShopify } from './read-shopify.ts'
import { readWoocommerce } from './read-woocommerce.ts'
import type { SourceProduct } from './source-product.ts'
import { defaultVatBp } from './standard-vat.ts'
import { updateKnownProduct } from './update-known-product.ts'

export type ImportInput = {
  by: Person
  /** The file as it is: its encoding, separator and kind are found out. */
  bytes: Uint8Array
  /** Does everything, gives the same summary, and keeps nothing. */
  dryRun: boolean
  /** The VAT rate of new products, when not the standard one of the shop's country. */
  vatBp?: number | undefined
  at: string
  /** Told after each batch how many of the rows are done. */
  onProgress?: ((done: number, total: number) => void) | undefined
}

/** Largest file that is read, in megabytes: the memory it takes is a few times that. */
const mostMegabytes = 128

/** Products in one transaction: a running shop's checkout waits no longer than one of them takes. */
const batchSize = 100

/** Undoes a batch of a dry run, and keeps what came of it. */
class NothingKept extends Error {
  readonly made: unknown
  constructor(made: unknown) {
    super('nothing is kept of a dry run')
    this.made = made
  }
}

/**
 * Takes a catalogue of Shopify or WooCommerce into the shop: adds what is new, updates what an
 * earlier import brought, never twice. A row that can't be taken is named in the summary, and the rest goes on.
 * Kept batch by batch: an import that was cut short is simply run again. Refuses a file that is no
 * such catalogue.
 */
export async function importCatalogue(
  input: ImportInput,
  random: Random = systemRandom,
): Promise<ImportSummary> {
  const { by, bytes, dryRun, at, onProgress } = input
  demand(by, 'import', 'catalogue')
  const shop = await settings(at)
  const vatBp = input.vatBp ?? defaultVatBp(shop)
  refuseVatOf(shop, vatBp)
  const text = textOf(bytes)
  const report = new ImportReport()
  const file = readRows(text, sniffDelimiter(text), report)
  const kind = file.columns.kind
  const sources =
    kind === 'shopify'
      ? readShopify(file, shop.currency, report)
      : readWoocommerce(file, shop.currency, at, report)
  if (report.rowsRead === 0) throw new Refusal('refusal.import_no_rows')

  const total = report.rowsRead
  let done = report.refused.size
  let given = new Set<string>()
  let begun = false
  for (const batch of inBatches(sources)) {
    // The transaction may be run again: each run goes on from what the batches before have come to.
    const made = await inOneTransaction(dryRun, async (tx) => {
      const own = { report: report.copy(), given: new Set(given) }
      await keepBatch(tx, batch, {
        by: importerOf(by),
        at,
        vatBp,
        isVatFree: isVatFree(shop),
        random,
        ...own,
      })
      if (!begun) await auditBegin(tx, kind, total, input)
      return own
    })
    begun = true
    report.become(made.report)
    given = made.given
    done += batch.reduce((sum, source) => sum + source.lines.length, 0)
    onProgress?.(Math.min(done, total), total)
  }
  onProgress?.(total, total)
  noteWhatHoldsForAll(report, vatBp)
  const summary = report.summary(kind, dryRun, file.unusedColumns)
  if (!dryRun) await write((tx) => audit(tx, summary, input))
  return summary
}

/** Whose import it is, with its first batch: one that is cut short has its entry too. */
const auditBegin = (tx: Writer, kind: string, rows: number, { by, at }: ImportInput): Promise<void> =>
  recordAuditIn(tx, {
    ...{ by, action: 'catalogue.import-begin', subject: { kind: 'catalogue', id: kind }, at },
    after: { rows },
  })

/** Whose import it was, and what came of it, in figures. */
async function audit(tx: Writer, summary: ImportSummary, { by, at }: ImportInput): Promise<void> {
  const { rows, products, variants, prices } = summary
  await recordAuditIn(tx, {
    ...{ by, action: 'catalogue.import', subject: { kind: 'catalogue', id: summary.source }, at },
    after: { rows, products, variants, prices },
  })
}

/** So many products at a time, made as they are asked for: only one batch of them is in memory. */
function* inBatches(sources: Iterable<SourceProduct>): Generator<SourceProduct[], void> {
  let batch: SourceProduct[] = []
  for (const source of sources) {
    batch.push(source)
    if (batch.length < batchSize) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

function textOf(bytes: Uint8Array): string {
  if (bytes.length > mostMegabytes * 1_000_000)
    throw new Refusal('refusal.import_too_large', { most: mostMegabytes })
  const decoded = decodeText(bytes)
  if (decoded === 'workbook') throw new Refusal('refusal.import_workbook')
  if (decoded === 'binary') throw new Refusal('refusal.import_binary')
  if (decoded.text.trim() === '') throw new Refusal('refusal.import_empty')
  return decoded.text
}

/** What `fn` returns; of a dry run nothing is kept. */
async function inOneTransaction<T>(dryRun: boolean, fn: (tx: Writer) => Promise<T>): Promise<T> {
  try {
    return await write(async (tx) => {
      const made = await fn(tx)
      if (dryRun) throw new NothingKept(made)
      return made
    })
  } catch (error) {
    if (error instanceof NothingKept) return error.made as T
    throw error
  }
}

type Run = {
  by: Person
  at: string
  vatBp: number
  isVatFree: boolean
  report: ImportReport
  random: Random
  /** The addresses that this import has given so far. */
  given: Set<string>
}

async function keepBatch(tx: Writer, sources: SourceProduct[], run: Run): Promise<void> {
  const { report, random, at } = run
  const known = await loadKnown(sources, at, tx)
  const shelves = await keepCategories(tx, sources, report, random)
  const takeSlug = slugTaker(await takenSlugs(tx, sources), run.given, random)
  const [last] = await tx
    .select({ position: sql<number>`coalesce(max(${products.position}), 0)`.mapWith(Number) })
    .from(products)
  let position = last?.position ?? 0
  const toIndex = new Set<string>()
  const fresh = { productIds: new Set<string>(), prices: [], drafts: [] }
  const batch: Batch = {
    ...run,
    tx,
    known,
    shelves,
    takeSlug,
    nextPosition: () => ++position,
    fresh,
    toIndex,
  }
  const newOnes: NewOne[] = []
  for (const source of sources) {
    const existing = known.products.get(source.importKey) ?? null
    const pairs = pairVariants(source, existing, batch)
    if (pairs === null) continue
    for (const { source: variant, row } of pairs) {
      const isCounted = variant.tracksStock ?? row?.tracksStock ?? false
      if (!isCounted) report.note(variant.line, 'import.note.uncounted')
    }
    if (existing) await updateKnownProduct(source, existing, pairs, batch)
    else newOnes.push({ source, pairs })
  }
  await addNewProducts(newOnes, batch)
  await indexProductsIn(tx, [...toIndex])
}

function noteWhatHoldsForAll(report: ImportReport, vatBp: number): void {
  if (report.products.created > 0) {
    report.noteOnce('import.note.language')
    report.noteOnce('import.note.vat', { vatBp })
  }
  if (report.images.added > 0) report.noteOnce('import.note.images')
}
