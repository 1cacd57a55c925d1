import { documentText, isoText } from './breakdown-json.ts'
import type { PublicBreakdown, PublicLine } from './public-breakdown.ts'

type Cell = string | number | null | undefined

/**
 * A cell of RFC 4180. Text that a spreadsheet would run as a formula gets an apostrophe; numbers, which are
 * ours, stay numbers.
 */
export function csvCell(value: Cell, kind: 'text' | 'number'): string {
  const text = String(value ?? '')
  const safe = kind === 'text' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

type Column = [name: string, kind: 'text' | 'number', value: (line: PublicLine) => Cell]

function basisOf(line: PublicLine, key: string): Cell {
  const entries: [string, unknown][] = Object.entries(line.basis ?? {})
  const value = entries.find(([name]) => name === key)?.[1]
  return typeof value === 'string' || typeof value === 'number' ? value : null
}

const columns = (breakdown: PublicBreakdown): Column[] => [
  ['product', 'text', () => breakdown.product],
  ['variant', 'text', () => breakdown.variant],
  ['version', 'number', () => breakdown.version],
  ['in_force_from', 'text', () => isoText(breakdown.inForceFrom)],
  ['currency', 'text', () => breakdown.currency],
  ['price_cents', 'number', () => breakdown.priceCents],
  ['group', 'text', (line) => line.group],
  ['label_fr', 'text', (line) => line.label.fr],
  ['label_en', 'text', (line) => line.label.en],
  ['cents', 'number', (line) => line.cents],
  ['exact', 'number', (line) => line.exact],
  ['basis', 'text', (line) => line.basis?.kind],
  ['quantity', 'number', (line) => basisOf(line, 'quantity')],
  ['unit', 'text', (line) => (line.basis?.kind === 'quantity' ? line.basis.unit.en : null)],
  ['unit_cost', 'number', (line) => basisOf(line, 'unitCost')],
  ['per', 'number', (line) => basisOf(line, 'per')],
  ['batch_cost', 'number', (line) => basisOf(line, 'batchCost')],
  ['batch_size', 'number', (line) => basisOf(line, 'batchSize')],
  ['rate_bp', 'number', (line) => basisOf(line, 'rateBp') ?? basisOf(line, 'vatBp')],
  ['amount', 'number', (line) => basisOf(line, 'amount')],
  ['recipient', 'text', (line) => line.recipient?.name],
  ['recipient_kind', 'text', (line) => line.recipient?.kind],
  ['recipient_place', 'text', (line) => line.recipient?.place],
  ['recipient_country', 'text', (line) => line.recipient?.country],
  ['evidence_grade', 'text', (line) => line.evidence?.grade],
  ['evidence_date', 'text', (line) => line.evidence?.date],
  ['evidence_key_fr', 'text', (line) => line.evidence?.key?.fr],
  ['evidence_key_en', 'text', (line) => line.evidence?.key?.en],
  ['documents', 'text', (line) => line.evidence?.documents.map(documentText).join(' ')],
  ['disclosure', 'text', (line) => line.disclosure],
  ['disclosure_reason_fr', 'text', (line) => line.disclosureReason?.fr],
  ['disclosure_reason_en', 'text', (line) => line.disclosureReason?.en],
  ['note_fr', 'text', (line) => line.note?.fr],
  ['note_en', 'text', (line) => line.note?.en],
]

/** A breakdown as CSV (RFC 4180): one row a line, headers in English; `cents` sums to `price_cents`. */
export function breakdownCsv(breakdown: PublicBreakdown): string {
  const shown = columns(breakdown)
  const rows = breakdown.lines.map((line) => shown.map(([, kind, value]) => csvCell(value(line), kind)))
  return [shown.map(([name]) => name), ...rows].map((row) => `${row.join(',')}\r\n`).join('')
}
