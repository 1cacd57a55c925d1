import type { Writer } from '../../../db/client.ts'
import type { Random } from '../../core/id.ts'
import type { Person } from '../accounts/person.ts'
import type { FirstDraft } from '../costs/save-first-drafts.ts'
import type { FirstPrice } from '../costs/set-first-prices.ts'
import type { ImportReport } from './import-report.ts'
import type { Shelves } from './keep-category.ts'
import type { Known, VariantRow } from './load-known.ts'
import type { SourceVariant } from './source-product.ts'

/** What the keeping of one batch of products works with. */
export type Batch = {
  tx: Writer
  known: Known
  report: ImportReport
  at: string
  by: Person
  random: Random
  /** The VAT rate of new products. */
  vatBp: number
  /** The shop is outside VAT: no price contains any. */
  isVatFree: boolean
  shelves: Shelves
  /** A free address for a new product, taken from now on. */
  takeSlug: (wish: string) => string
  /** The place of the next new product. */
  nextPosition: () => number
  /** What new products get, written for all of them at once at the end of the batch. */
  fresh: { productIds: Set<string>; prices: FirstPrice[]; drafts: FirstDraft[] }
  /** Products whose words changed: indexed at the end of the batch. */
  toIndex: Set<string>
}

/** A variant of the file beside the shop's own; null when it is new. */
export type Pair = { source: SourceVariant; row: VariantRow | null }

/** Whose writing an import's is: what it saved itself it may save again, what a person saved it leaves. */
export const importerOf = (by: Person): Person => ({ role: by.role, id: `import:${by.id}` })
export const isImporters = (savedBy: string): boolean => savedBy.startsWith('import:')
