import type { breakdownLines } from '../../../db/schema/costs.ts'
import {
  evidenceGrades,
  groups,
  recipientKinds,
  type Basis,
  type BasisKind,
  type LineInput,
} from './vocabulary.ts'

export type LineRow = typeof breakdownLines.$inferSelect
export type KeptLine = LineInput & { cents: number }

/** The columns of a basis, those of the other kinds null. */
function basisColumns(basis: Basis) {
  const none = {
    quantityMicros: null,
    unit: null,
    unitCostMicros: null,
    perMicros: null,
    batchCostMicros: null,
    rateBp: null,
    amountMicros: null,
  }
  const { kind, ...given } = basis
  return { ...none, ...given, basis: kind }
}

/** A line as a row of `breakdown_lines`; its documents are rows of their own. */
export function lineRow(line: KeptLine, place: { id: string; versionId: string; position: number }): LineRow {
  return {
    ...place,
    group: line.group,
    label: line.label,
    recipientName: line.recipient?.name ?? null,
    recipientKind: line.recipient?.kind ?? null,
    recipientPlace: line.recipient?.place ?? null,
    recipientCountry: line.recipient?.country ?? null,
    ...basisColumns(line.basis),
    cents: line.cents,
    evidenceGrade: line.evidence?.grade ?? null,
    evidenceOn: line.evidence?.date ?? null,
    evidenceKey: line.evidence?.key ?? null,
    disclosure: line.disclosure.kind,
    disclosureReason: line.disclosure.kind === 'grouped' ? line.disclosure.reason : null,
    note: line.note,
    componentId: line.component?.id ?? null,
    componentCostId: line.component?.costId ?? null,
    overheadId: line.overhead?.id ?? null,
  }
}

/** The word out of a closed list; anything else in the database is a bug. */
function oneOf<T extends string>(words: readonly T[], value: string): T {
  const word = words.find((candidate) => candidate === value)
  if (!word) throw new Error(`"${value}" is none of ${words.join(', ')}`)
  return word
}

function need<T>(value: T | null, name: string): T {
  if (value === null) throw new Error(`a kept line lacks its ${name}`)
  return value
}

function basisOf(row: LineRow): Basis {
  const kind = row.basis as BasisKind
  switch (kind) {
    case 'quantity':
      return {
        kind,
        quantityMicros: need(row.quantityMicros, 'quantity'),
        unit: need(row.unit, 'unit'),
        unitCostMicros: need(row.unitCostMicros, 'unit cost'),
        perMicros: need(row.perMicros, 'per'),
      }
    case 'batch':
      return { kind, batchCostMicros: need(row.batchCostMicros, 'batch cost') }
    case 'rate':
      return { kind, rateBp: need(row.rateBp, 'rate') }
    case 'amount':
      return { kind, amountMicros: need(row.amountMicros, 'amount') }
    case 'rest':
    case 'vat':
      return { kind }
  }
}

/** The line that a row keeps, with its documents. */
export function lineOf(row: LineRow, documents: string[]): KeptLine {
  return {
    group: oneOf(groups, row.group),
    label: row.label,
    recipient:
      row.recipientName === null
        ? null
        : {
            name: row.recipientName,
            kind: oneOf(recipientKinds, need(row.recipientKind, 'kind of recipient')),
            place: row.recipientPlace ?? '',
            country: need(row.recipientCountry, 'country'),
          },
    basis: basisOf(row),
    evidence:
      row.evidenceGrade === null
        ? null
        : {
            grade: oneOf(evidenceGrades, row.evidenceGrade),
            date: need(row.evidenceOn, 'date of evidence'),
            key: row.evidenceKey,
            documents,
          },
    disclosure:
      row.disclosure === 'grouped'
        ? { kind: 'grouped', reason: need(row.disclosureReason, 'reason for grouping') }
        : { kind: 'exact' },
    note: row.note,
    cents: row.cents,
    ...(row.componentId !== null && {
      component: { id: row.componentId, costId: need(row.componentCostId, 'cost of its component') },
    }),
    ...(row.overheadId !== null && { overhead: { id: row.overheadId } }),
  }
}
