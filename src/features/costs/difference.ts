import { isDeepStrictEqual } from 'node:util'
import type { Bilingual } from '../../core/i18n/lang.ts'
import type { PublicBreakdown, PublicLine } from './public-breakdown.ts'
import { groups, type Group } from './vocabulary.ts'

export type Change = 'amount' | 'recipient' | 'evidence' | 'basis' | 'label' | 'disclosure'

export type LineDifference = {
  kind: 'added' | 'removed' | 'changed' | 'same'
  group: Group
  /** As the later version names it, or as the earlier one did when it is gone. */
  label: Bilingual
  before: PublicLine | null
  after: PublicLine | null
  /** Cents more (or, negative, fewer) than before. */
  change: number
  whatChanged: Change[]
}

export type Difference = {
  /** All eight. */
  groups: { group: Group; before: number; after: number; change: number }[]
  lines: LineDifference[]
  priceChange: number
}

type Alike = (before: PublicLine, after: PublicLine) => boolean

/** How a line is recognised in another version, surest first: lines carry no name that outlives a version. */
const alikes: Alike[] = [
  (a, b) => isComputed(a) && a.basis?.kind === b.basis?.kind,
  (a, b) => isDeepStrictEqual(a.label, b.label),
  (a, b) => a.label.fr === b.label.fr || a.label.en === b.label.en,
  (a, b) => a.recipient !== null && a.recipient.name === b.recipient?.name && a.basis?.kind === b.basis?.kind,
]

const isComputed = (line: PublicLine): boolean => line.basis?.kind === 'rest' || line.basis?.kind === 'vat'

/** Pairs the lines of one group; what stays alone was removed or added. */
function pair(before: PublicLine[], after: PublicLine[]): Map<PublicLine, PublicLine> {
  const pairs = new Map<PublicLine, PublicLine>()
  const open = new Set(before)
  for (const alike of alikes)
    for (const line of after) {
      if (pairs.has(line)) continue
      const match = [...open].find((candidate) => alike(candidate, line))
      if (!match) continue
      pairs.set(line, match)
      open.delete(match)
    }
  return pairs
}

const evidenceOf = ({ evidence }: PublicLine) =>
  evidence && { ...evidence, documents: evidence.documents.map((document) => document.sha256) }

function whatChanged(before: PublicLine, after: PublicLine): Change[] {
  const changes: [Change, unknown, unknown][] = [
    ['amount', before.cents, after.cents],
    ['recipient', before.recipient, after.recipient],
    ['evidence', evidenceOf(before), evidenceOf(after)],
    ['basis', before.basis, after.basis],
    ['label', before.label, after.label],
    ['disclosure', [before.disclosure, before.disclosureReason], [after.disclosure, after.disclosureReason]],
  ]
  return changes.filter(([, a, b]) => !isDeepStrictEqual(a, b)).map(([change]) => change)
}

function ofGroup(group: Group, a: PublicLine[], b: PublicLine[]): LineDifference[] {
  const pairs = pair(a, b)
  const kept = b.map((after): LineDifference => {
    const before = pairs.get(after) ?? null
    const base = { group, label: after.label, before, after, change: after.cents - (before?.cents ?? 0) }
    if (!before) return { ...base, kind: 'added', whatChanged: [] }
    const changes = whatChanged(before, after)
    return { ...base, kind: changes.length > 0 ? 'changed' : 'same', whatChanged: changes }
  })
  const matched = new Set(pairs.values())
  const removed = a
    .filter((line) => !matched.has(line))
    .map((before): LineDifference => ({
      kind: 'removed',
      group,
      label: before.label,
      before,
      after: null,
      change: 0 - before.cents,
      whatChanged: [],
    }))
  return [...kept, ...removed]
}

/** What differs from version `a` to version `b`, line by line; the changes sum to the change of the price. */
export function difference(a: PublicBreakdown, b: PublicBreakdown): Difference {
  const inGroup = (lines: PublicLine[], group: Group) => lines.filter((line) => line.group === group)
  return {
    groups: groups.map((group, index) => {
      const before = a.groups[index]!.cents
      const after = b.groups[index]!.cents
      return { group, before, after, change: after - before }
    }),
    lines: groups.flatMap((group) => ofGroup(group, inGroup(a.lines, group), inGroup(b.lines, group))),
    priceChange: b.priceCents - a.priceCents,
  }
}
