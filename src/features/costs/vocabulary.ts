import type { Bilingual } from '../../core/i18n/lang.ts'

/** The eight groups of a price, in the order every shop shows them. */
export const groups = [
  'materials',
  'making',
  'transport',
  'design',
  'running',
  'margin',
  'donation',
  'vat',
] as const
export type Group = (typeof groups)[number]

/** Who can receive a part of a price. Natural persons appear by trade only. */
export const recipientKinds = [
  'workers',
  'supplier',
  'carrier',
  'landlord',
  'payment-provider',
  'services',
  'state',
  'shop',
  'cause',
] as const
export type RecipientKind = (typeof recipientKinds)[number]

export type Recipient = {
  name: string
  kind: RecipientKind
  /** Town or region; may be empty. */
  place: string
  /** ISO 3166-1 alpha-2. */
  country: string
}

export const evidenceGrades = ['invoice', 'quote', 'allocation', 'estimate'] as const
export type EvidenceGrade = (typeof evidenceGrades)[number]

export type Evidence = {
  grade: EvidenceGrade
  /** ISO date, `2026-02-11`. */
  date: string
  /** How an allocation was shared out ("per piece, key 2026"); only with grade `allocation`. */
  key: Bilingual | null
  /** SHA-256 of the kept documents, lower-case hex. */
  documents: string[]
}

/**
 * How the cents of a line are found. Quantities, unit costs and amounts are whole micros
 * (1e-6 of the unit or of the currency unit); rates are basis points of the net price.
 */
export type Basis =
  | {
      kind: 'quantity'
      quantityMicros: number
      unit: Bilingual
      unitCostMicros: number
      /** The unit cost is for so many units (60 minutes); 1_000_000 for one. */
      perMicros: number
    }
  | { kind: 'batch'; batchCostMicros: number }
  | { kind: 'rate'; rateBp: number }
  | { kind: 'amount'; amountMicros: number }
  | { kind: 'rest' }
  | { kind: 'vat' }
export type BasisKind = Basis['kind']

export type Disclosure =
  | { kind: 'exact' }
  /** Shown merged with its grouped neighbours of the same group, for a stated reason. */
  | { kind: 'grouped'; reason: Bilingual }

/** How a running cost of the shop is dealt over its products. */
export const allocationKeys = ['pieces', 'revenue', 'making-time'] as const
export type AllocationKey = (typeof allocationKeys)[number]

/** A line as an owner writes it; the `vat` line is never written, it is computed. */
export type LineInput = {
  group: Group
  label: Bilingual
  /** Null while nobody has said who receives it: counts as left to explain. */
  recipient: Recipient | null
  basis: Basis
  /** Null while nothing supports it: counts as left to explain. The margin and the VAT need none. */
  evidence: Evidence | null
  disclosure: Disclosure
  note: Bilingual | null
  /** The component that it is a quantity of, and the cost copied from there: the line keeps its own. */
  component?: { id: string; costId: string } | undefined
  /** The running cost of the shop that it is a part of. */
  overhead?: { id: string } | undefined
}

/** What an owner edits and then publishes; becomes a version. */
export type BreakdownInput = {
  /** Gross price of one unit, minor units of the shop's currency. */
  priceCents: number
  vatBp: number
  /** Pieces in a batch; null when no line uses the `batch` basis. */
  batchSize: number | null
  reason: Bilingual
  /** `untouched` blocks publishing; `none` was expressly left empty; otherwise the text. */
  unknowns: { state: 'untouched' } | { state: 'none' } | { state: 'told'; text: Bilingual }
  /** What a margin beyond the shop's ceiling pays for; null when not told. */
  marginPaysFor: Bilingual | null
  /** The owner has expressly confirmed a price below cost. */
  negativeMarginConfirmed: boolean
  lines: LineInput[]
}
