import { stringify } from 'csv-stringify/sync'
import type { AuditEntry } from './list-audit.ts'

const columns = [
  'at',
  'person_id',
  'person_name',
  'role',
  'action',
  'subject_kind',
  'subject_id',
  'before',
  'after',
  'request_id',
]

const json = (value: unknown): string => (value === null ? '' : JSON.stringify(value))

/** The entries as CSV (RFC 4180) with a byte-order mark; no cell begins a formula where it is opened. */
export function auditCsv(entries: readonly AuditEntry[]): string {
  const rows = entries.map((entry) => [
    entry.at,
    entry.personId,
    entry.personName,
    entry.role,
    entry.action,
    entry.subjectKind,
    entry.subjectId,
    json(entry.before),
    json(entry.after),
    entry.requestId ?? '',
  ])
  return stringify([columns, ...rows], { bom: true, escape_formulas: true, record_delimiter: 'windows' })
}
