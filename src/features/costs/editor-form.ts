import { formText, formTexts } from '../../core/web/form-text.ts'
import { groups } from './vocabulary.ts'

/*
 * The breakdown editor's form as texts, exactly as typed: what a page shows again after a refusal. Names
 * are flat: `price`, `reason.fr`, `lines[3].cost`.
 */

export const headFields = [
  'price',
  'vat',
  'batchSize',
  'reason.fr',
  'reason.en',
  'unknowns',
  'unknowns.fr',
  'unknowns.en',
  'marginPaysFor.fr',
  'marginPaysFor.en',
  'negativeMarginConfirmed',
] as const
export type HeadField = (typeof headFields)[number]

export const lineFields = [
  'group',
  'label.fr',
  'label.en',
  'recipient.name',
  'recipient.kind',
  'recipient.place',
  'recipient.country',
  'basis',
  'quantity',
  'unit.fr',
  'unit.en',
  'cost',
  'per',
  'grade',
  'date',
  'key.fr',
  'key.en',
  'disclosure',
  'disclosure.fr',
  'disclosure.en',
  'note.fr',
  'note.en',
  'component',
  'overhead',
] as const
export type LineField = (typeof lineFields)[number]

/**
 * `cost` is the unit cost, the batch's cost, the amount or the rate in per cent, as `basis` says; `component`
 * and `overhead` name what the line was copied from, or are empty.
 */
export type TypedLine = Record<LineField, string> & {
  /** SHA-256 of the documents that support the line. */
  documents: string[]
}
export type TypedForm = {
  head: Record<HeadField, string>
  /** In the order of the groups. */
  lines: TypedLine[]
  /** SHA-256 of every document that the page lists, attached to a line or not. */
  documents: string[]
}

export const lineName = (index: number, field: LineField | 'documents'): string => `lines[${index}].${field}`

/** A line before anything was typed into it. */
export const blankLine = (group: string, country: string): TypedLine => ({
  ...(Object.fromEntries(lineFields.map((field) => [field, ''])) as Record<LineField, string>),
  group,
  'recipient.kind': group === 'making' ? 'workers' : group === 'transport' ? 'carrier' : 'supplier',
  'recipient.country': country,
  basis: group === 'margin' ? 'rest' : group === 'donation' ? 'rate' : 'amount',
  disclosure: 'exact',
  documents: [],
})

const placed: LineField[] = ['group', 'basis', 'recipient.kind', 'recipient.country', 'disclosure']

/** Whether nothing was typed into a line: such a line is no line. The margin is always one. */
export const isBlank = (line: TypedLine): boolean =>
  line.group !== 'margin' &&
  line.documents.length === 0 &&
  lineFields.every((field) => placed.includes(field) || line[field].trim() === '')

const rank = (line: { group: string }): number => (groups as readonly string[]).indexOf(line.group)

/** Lines by group, in the order written within each. */
export const inGroupOrder = <T extends { group: string }>(lines: T[]): T[] =>
  lines.toSorted((a, b) => rank(a) - rank(b))

/** A form sends line ends as CR LF (HTML standard, "normalize newlines"). */
const text = (form: FormData, name: string): string => formText(form, name).replaceAll('\r\n', '\n')

function lineIndexes(form: FormData): number[] {
  const found = new Set<number>()
  for (const name of form.keys()) {
    const index = /^lines\[(\d{1,4})\]\./.exec(name)?.[1]
    if (index !== undefined) found.add(Number(index))
  }
  return [...found].sort((a, b) => a - b)
}

/** The lines by group, each with the number that its fields' names bear. */
function readLines(form: FormData): { group: string; index: number; line: TypedLine }[] {
  const found = lineIndexes(form).map((index) => {
    const fields = lineFields.map((field) => [field, text(form, lineName(index, field))])
    const line: TypedLine = {
      ...(Object.fromEntries(fields) as Record<LineField, string>),
      documents: formTexts(form, lineName(index, 'documents')),
    }
    if (rank(line) < 0) line.group = groups[0]
    return { group: line.group, index, line }
  })
  return inGroupOrder(found)
}

/** Where the line stands whose fields are named `lines[index]`; -1 when there is none. */
export const placeInForm = (form: FormData, index: number): number =>
  readLines(form).findIndex((line) => line.index === index)

/** The form as it was sent; what it lacks is empty. */
export function readTyped(form: FormData): TypedForm {
  const lines = readLines(form).map(({ line }) => line)
  return {
    head: Object.fromEntries(headFields.map((field) => [field, text(form, field)])) as TypedForm['head'],
    lines,
    documents: [...new Set([...formTexts(form, 'documents'), ...lines.flatMap((line) => line.documents)])],
  }
}

/** Every field with its value, as a browser would send them: `readTyped` reads them back. */
export function typedEntries({ head, lines, documents }: TypedForm): [name: string, value: string][] {
  return [
    ...headFields.map((field): [string, string] => [field, head[field]]),
    ...lines.flatMap((line, index) => [
      ...lineFields.map((field): [string, string] => [lineName(index, field), line[field]]),
      ...line.documents.map((sha256): [string, string] => [lineName(index, 'documents'), sha256]),
    ]),
    ...documents.map((sha256): [string, string] => ['documents', sha256]),
  ]
}
