import { isDeepStrictEqual } from 'node:util'
import type { Bilingual } from '../../core/i18n/lang.ts'
import type { PublicDocument, PublicEvidence, PublicLine } from './public-breakdown.ts'
import { inEach } from './say.ts'
import { evidenceGrades } from './vocabulary.ts'

/** Distinct texts one after another; null when there is none. */
function joined(texts: (Bilingual | null)[], separator: string): Bilingual | null {
  const told = texts.filter((text) => text !== null)
  if (told.length === 0) return null
  return inEach((lang) => [...new Set(told.map((text) => text[lang]))].join(separator))
}

/** The value that all share, otherwise null. */
const same = <T>(values: (T | null)[]): T | null =>
  values.every((value) => isDeepStrictEqual(value, values[0])) ? (values[0] ?? null) : null

/** The weakest grade and the oldest date: a merged line claims no more than its weakest part. */
function weakest(all: (PublicEvidence | null)[]): PublicEvidence | null {
  const given = all.filter((evidence) => evidence !== null)
  if (given.length === 0 || given.length < all.length) return null
  const grade = evidenceGrades.findLast((candidate) =>
    given.some((evidence) => evidence.grade === candidate),
  )!
  const documents = new Map<string, PublicDocument>(
    given.flatMap((evidence) => evidence.documents.map((document) => [document.sha256, document] as const)),
  )
  return {
    grade,
    date: given.map((evidence) => evidence.date).sort()[0]!,
    key: same(given.map((evidence) => evidence.key)),
    documents: [...documents.values()],
  }
}

function merge(run: PublicLine[]): PublicLine {
  if (run.length === 1) return run[0]!
  return {
    group: run[0]!.group,
    label: joined(
      run.map((line) => line.label),
      ' · ',
    )!,
    cents: run.reduce((sum, line) => sum + line.cents, 0),
    exact: null,
    basis: null,
    recipient: same(run.map((line) => line.recipient)),
    evidence: weakest(run.map((line) => line.evidence)),
    disclosure: 'grouped',
    disclosureReason: joined(
      run.map((line) => line.disclosureReason),
      ' · ',
    ),
    note: joined(
      run.map((line) => line.note),
      ' · ',
    ),
  }
}

/** Merges each run of grouped neighbours of one group into one line; exact lines stay as they are. */
export function mergeGrouped(lines: PublicLine[]): PublicLine[] {
  const runs: PublicLine[][] = []
  for (const line of lines) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    if (run && last?.disclosure === 'grouped' && line.disclosure === 'grouped' && last.group === line.group)
      run.push(line)
    else runs.push([line])
  }
  return runs.map(merge)
}
