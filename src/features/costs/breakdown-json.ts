import type { PublicBasis, PublicBreakdown, PublicLine } from './public-breakdown.ts'

/** Whole seconds without needless digits: `2026-03-03T08:14:00Z`. */
export const isoText = (iso: string): string => iso.replace('.000Z', 'Z')

export const documentText = ({ sha256 }: { sha256: string }): string => `sha256:${sha256}`

function basisJson(basis: PublicBasis) {
  if (basis.kind !== 'quantity') return basis
  const { kind, quantity, unit, unitCost, per } = basis
  return { kind, quantity, unit: unit.en, unitCost, ...(per === null ? {} : { per }) }
}

function lineJson(line: PublicLine) {
  const { evidence } = line
  return {
    group: line.group,
    label: line.label,
    cents: line.cents,
    exact: line.exact,
    basis: line.basis && basisJson(line.basis),
    recipient: line.recipient,
    evidence: evidence && {
      grade: evidence.grade,
      date: evidence.date,
      ...(evidence.key ? { key: evidence.key } : {}),
      documents: evidence.documents.map(documentText),
    },
    disclosure: line.disclosure,
    disclosureReason: line.disclosureReason,
    note: line.note,
  }
}

/**
 * A breakdown as outsiders read it at `/api/v1/products/{slug}/breakdown`. Amounts ending in `Cents` are
 * minor units of `currency`; `exact`, costs and quantities are decimals as text. Fields may be added, never renamed.
 */
export function breakdownJson(breakdown: PublicBreakdown) {
  const { reduction } = breakdown
  return {
    product: breakdown.product,
    variant: breakdown.variant,
    version: breakdown.version,
    currency: breakdown.currency,
    priceCents: breakdown.priceCents,
    vatBp: breakdown.vatBp,
    inForceFrom: isoText(breakdown.inForceFrom),
    publishedAt: isoText(breakdown.publishedAt),
    reason: breakdown.reason,
    unknowns: breakdown.unknowns,
    marginPaysFor: breakdown.marginPaysFor,
    reduction: reduction && {
      ...reduction,
      startsAt: isoText(reduction.startsAt),
      endsAt: isoText(reduction.endsAt),
    },
    groups: breakdown.groups,
    lines: breakdown.lines.map(lineJson),
  }
}
