import type { Bilingual } from '../../src/core/i18n/lang.ts'
import type { EvidenceGrade, Group, Recipient } from '../../src/features/costs/vocabulary.ts'

/**
 * How the demo shop's inputs are written down: decimals as strings with a dot, never results.
 * `db/seed.ts` turns them into calls of the same verbs that an owner's desk uses.
 */
export type DemoLine = {
  group: Exclude<Group, 'vat'>
  label: Bilingual
  /** A key of `recipients.ts`. */
  to: string
  how:
    | { quantity: string; unit: Bilingual; unitCost: string; per?: string }
    | { batchCost: string }
    /** Basis points of the net price; 'shop' is the shop's giving rate. */
    | { rateBp: number | 'shop' }
    | { amount: string }
    | 'rest'
  evidence?: {
    grade: EvidenceGrade
    /** Days before the version's publication. */
    daysBefore: number
    key?: Bilingual
    /** Keys of documents in `documents.ts` (at most a few in the whole shop). */
    documents?: string[]
  }
  /** Present when the line is shown merged with its grouped neighbours. */
  groupedBecause?: Bilingual
  note?: Bilingual
}

export type DemoVersion = {
  /** Days before the day the demo is seeded on. */
  daysAgo: number
  /** Gross, e.g. `89.00`. */
  price: string
  batchSize?: number
  reason: Bilingual
  /** `none`: expressly left empty. */
  unknowns: Bilingual | 'none'
  marginPaysFor?: Bilingual
  negativeMarginConfirmed?: true
  lines: DemoLine[]
}

export type DemoVariant = {
  sku: string
  /** In the product's order of options; empty for a product without choices. */
  options: { name: Bilingual; value: Bilingual }[]
  stock: number
  weightGrams: number
  /** A breakdown of its own instead of the product's. */
  versions?: DemoVersion[]
}

export type DemoProduct = {
  slug: string
  /** A key of `categories.ts`. */
  category: string
  title: Bilingual
  /** One sentence under the title. */
  summary: Bilingual
  /** Two to four short paragraphs of HTML (`<p>`, `<ul>`), no headings. */
  description: Bilingual
  composition: Bilingual
  origin: Bilingual
  care: Bilingual
  /** A key of `manufacturers.ts` (GPSR: name, postal address, e-mail). */
  manufacturer: string
  /** File name in `content/drawings/`, without `.svg`. */
  drawings: { file: string; alt: Bilingual }[]
  vatBp: number
  /** Empty: sold, but "not explained yet"; then `unexplainedPrice` is set. */
  versions: DemoVersion[]
  unexplainedPrice?: { daysAgo: number; price: string }
  /** A reduction announced on the last version: the margin absorbs it unless lines are named. */
  reduction?: { startsDaysAgo: number; endsInDays: number; price: string; reason: Bilingual }
  variants: DemoVariant[]
}

export type DemoRecipients = Record<string, Recipient>
