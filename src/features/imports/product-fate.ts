import type { Bilingual } from '../../core/i18n/lang.ts'
import type { Note, Refused } from './source-product.ts'

/** What of a product or a variant an import changes. */
export type ChangedField =
  | 'title'
  | 'summary'
  | 'description'
  | 'category'
  | 'shown'
  | 'price'
  | 'stock'
  | 'sku'
  | 'barcode'
  | 'weight'
  | 'counted'
  | 'offered'
  | 'options'

/** A text, an amount in minor units, grams or pieces, a yes or no; null: nothing. */
export type ChangedValue = Bilingual | string | number | boolean | null

export type Change = {
  field: ChangedField
  /** Of which variant, where the product has several. */
  variant: Bilingual | null
  before: ChangedValue
  after: ChangedValue
}

export type FateState = 'created' | 'updated' | 'unchanged' | 'refused'

/** What an import does, or would do, with one product of the file. */
export type Fate = {
  state: FateState
  /** The line of the row that tells about the product itself. */
  line: number
  title: Bilingual
  changes: Change[]
  /** Of a product that is added: its variants and their lowest and highest price, in minor units. */
  fresh: { variants: number; prices: [lowest: number, highest: number] | null } | null
  newVariants: number
  images: { added: number; removed: number }
  /** Breakdown drafts written or dropped. */
  drafts: number
  /** Why it is not taken. */
  refused: Refused | null
  /** What was not done as the file says, and why. */
  notes: Note[]
}

/** How many products of each fate are told one by one. */
export const mostTold = 200

export const nothingDone: Omit<Fate, 'state' | 'line' | 'title'> = {
  ...{ changes: [], fresh: null, newVariants: 0, drafts: 0, refused: null, notes: [] },
  images: { added: 0, removed: 0 },
}
