import {
  headFields,
  lineFields,
  type HeadField,
  type LineField,
  type TypedForm,
  type TypedLine,
} from './editor-form.ts'

/** One place where two people's forms of the same breakdown differ. */
export type FormDifference =
  | { kind: 'head'; field: HeadField; mine: string; theirs: string }
  | {
      kind: 'line'
      /** Mine, at this place of my lines. */
      line: TypedLine
      place: number
      other: TypedLine
      field: LineField | 'documents'
      mine: string
      theirs: string
    }
  /** At this place of the lines of whoever has it. */
  | { kind: 'only-mine' | 'only-theirs'; line: TypedLine; place: number }

const alike: ((a: TypedLine, b: TypedLine) => boolean)[] = [
  (a, b) => a.group === 'margin' && b.group === 'margin',
  (a, b) => a['label.fr'] === b['label.fr'] && a['label.en'] === b['label.en'],
  (a, b) => a['label.fr'] === b['label.fr'] || a['label.en'] === b['label.en'],
  (a, b) => a['recipient.name'] !== '' && a['recipient.name'] === b['recipient.name'] && a.basis === b.basis,
]

function pairs(mine: TypedLine[], theirs: TypedLine[]): Map<TypedLine, TypedLine> {
  const found = new Map<TypedLine, TypedLine>()
  const open = new Set(theirs)
  for (const isAlike of alike)
    for (const line of mine) {
      if (found.has(line)) continue
      const other = [...open].find((one) => one.group === line.group && isAlike(line, one))
      if (!other) continue
      found.set(line, other)
      open.delete(other)
    }
  return found
}

/** Where what I typed differs from what somebody else saved meanwhile. Empty: both wrote the same. */
export function formDifferences(mine: TypedForm, theirs: TypedForm): FormDifference[] {
  const found: FormDifference[] = headFields
    .filter((field) => mine.head[field].trim() !== theirs.head[field].trim())
    .map((field) => ({ kind: 'head', field, mine: mine.head[field], theirs: theirs.head[field] }))
  const paired = pairs(mine.lines, theirs.lines)
  for (const [place, line] of mine.lines.entries()) {
    const other = paired.get(line)
    if (!other) {
      found.push({ kind: 'only-mine', line, place })
      continue
    }
    for (const field of lineFields)
      if (line[field].trim() !== other[field].trim())
        found.push({ kind: 'line', line, place, other, field, mine: line[field], theirs: other[field] })
    const [own, their] = [line.documents.join(' '), other.documents.join(' ')]
    if (own !== their)
      found.push({ kind: 'line', line, place, other, field: 'documents', mine: own, theirs: their })
  }
  const matched = new Set(paired.values())
  for (const [place, line] of theirs.lines.entries())
    if (!matched.has(line)) found.push({ kind: 'only-theirs', line, place })
  return found
}
