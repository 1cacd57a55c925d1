import type { Bilingual } from '../../core/i18n/lang.ts'
import type { Currency } from '../../core/money/currency.ts'
import { decimalText } from '../../core/money/decimal.ts'
import { vatIn } from '../../core/money/vat.ts'
import { sumGroups } from './compute-breakdown.ts'
import { exactText, type Ground } from './line-amount.ts'
import { mergeGrouped } from './merge-grouped.ts'
import type { Basis, EvidenceGrade, Group, LineInput, Recipient } from './vocabulary.ts'

/** How a line is computed, its numbers as machine decimals in currency units. */
export type PublicBasis =
  | { kind: 'quantity'; quantity: string; unit: Bilingual; unitCost: string; per: string | null }
  | { kind: 'batch'; batchCost: string; batchSize: number }
  | { kind: 'rate'; rateBp: number }
  | { kind: 'amount'; amount: string }
  | { kind: 'rest' }
  | { kind: 'vat'; vatBp: number }

export type PublicDocument = { sha256: string; isPublic: boolean; title: Bilingual; mediaType: string }

export type PublicEvidence = {
  grade: EvidenceGrade
  date: string
  key: Bilingual | null
  documents: PublicDocument[]
}

export type PublicLine = {
  group: Group
  label: Bilingual
  cents: number
  /** The unrounded amount; null when the line is grouped or its decimals do not end. */
  exact: string | null
  /** Null when the line is grouped. */
  basis: PublicBasis | null
  /** Null when grouped lines have different ones, and for the margin when nobody is named. */
  recipient: Recipient | null
  evidence: PublicEvidence | null
  disclosure: 'exact' | 'grouped'
  disclosureReason: Bilingual | null
  note: Bilingual | null
}

export type Reduction = {
  /** The lowest price of the 30 days before (Directive 98/6/EC, art. 6a). */
  referenceCents: number
  startsAt: string
  endsAt: string
  /** Which groups gave up how much of the price it returns to; zeros left out. */
  absorbed: { group: Group; cents: number }[]
}

/** A published version as everybody may see it: pages, API, CSV, differences and orders use this alone. */
export type PublicBreakdown = {
  /** The product's slug. */
  product: string
  /** The variant's id when the breakdown is its own, null when it is the product's. */
  variant: string | null
  versionId: string
  version: number
  currency: string
  priceCents: number
  vatBp: number
  inForceFrom: string
  publishedAt: string
  reason: Bilingual
  /** Null: the shop says that there is nothing to tell. */
  unknowns: Bilingual | null
  marginPaysFor: Bilingual | null
  /** Set when this version is an announced reduction. */
  reduction: Reduction | null
  /** All eight, zeros included. */
  groups: { group: Group; cents: number }[]
  lines: PublicLine[]
  shareCents: number
  vatCents: number
}

/** A version as it is kept: what the projection starts from. */
export type VersionFacts = {
  head: Omit<PublicBreakdown, 'currency' | 'groups' | 'lines' | 'shareCents' | 'vatCents'>
  currency: Currency
  batchSize: number | null
  /** In order, the VAT included, each with the cents it was kept with. */
  lines: (LineInput & { cents: number })[]
  documents: ReadonlyMap<string, PublicDocument>
}

/** A basis in machine decimals. Throws for a batch line without a batch size. */
export function publicBasis(basis: Basis, batchSize: number | null, vatBp: number): PublicBasis {
  switch (basis.kind) {
    case 'quantity':
      return {
        kind: 'quantity',
        quantity: decimalText(basis.quantityMicros),
        unit: basis.unit,
        unitCost: decimalText(basis.unitCostMicros),
        per: basis.perMicros === 1_000_000 ? null : decimalText(basis.perMicros),
      }
    case 'batch':
      if (batchSize === null) throw new Error('a batch line without a batch size was kept')
      return { kind: 'batch', batchCost: decimalText(basis.batchCostMicros), batchSize }
    case 'rate':
      return { kind: 'rate', rateBp: basis.rateBp }
    case 'amount':
      return { kind: 'amount', amount: decimalText(basis.amountMicros) }
    case 'rest':
      return { kind: 'rest' }
    case 'vat':
      return { kind: 'vat', vatBp }
  }
}

function publicLine(line: LineInput & { cents: number }, facts: VersionFacts, ground: Ground): PublicLine {
  const grouped = line.disclosure.kind === 'grouped'
  const documents = (line.evidence?.documents ?? []).map((sha256) => {
    const document = facts.documents.get(sha256)
    if (!document) throw new Error(`document ${sha256} of version ${facts.head.versionId} is not kept`)
    return document
  })
  return {
    group: line.group,
    label: line.label,
    cents: line.cents,
    exact: grouped ? null : exactText(line.basis, line.cents, ground),
    basis: grouped ? null : publicBasis(line.basis, facts.batchSize, facts.head.vatBp),
    recipient: line.recipient,
    evidence: line.evidence && {
      grade: line.evidence.grade,
      date: line.evidence.date,
      key: line.evidence.key,
      documents,
    },
    disclosure: line.disclosure.kind,
    disclosureReason: line.disclosure.kind === 'grouped' ? line.disclosure.reason : null,
    note: line.note,
  }
}

/**
 * The one public projection: what is grouped is merged with its grouped neighbours and loses its
 * unrounded amount and its basis; every sum stays what it was.
 */
export function projectBreakdown(facts: VersionFacts): PublicBreakdown {
  const { priceCents, vatBp } = facts.head
  const ground = {
    netCents: priceCents - vatIn(priceCents, vatBp),
    batchSize: facts.batchSize,
    decimals: facts.currency.decimals,
  }
  const lines = mergeGrouped(facts.lines.map((line) => publicLine(line, facts, ground)))
  const sums = sumGroups(lines)
  return {
    ...facts.head,
    currency: facts.currency.code,
    groups: sums,
    lines,
    shareCents: sums.find((sum) => sum.group === 'donation')!.cents,
    vatCents: sums.find((sum) => sum.group === 'vat')!.cents,
  }
}
