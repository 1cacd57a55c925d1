import { lineName, type LineField, type TypedForm, type TypedLine } from './editor-form.ts'

const isEmpty = (line: TypedLine, field: LineField): boolean => line[field].trim() === ''

/** Of a text in two languages, the field that lacks it; the French one when none does. */
const lacking = (line: TypedLine, name: 'label' | 'unit' | 'key' | 'disclosure'): LineField =>
  isEmpty(line, `${name}.fr`) || !isEmpty(line, `${name}.en`) ? `${name}.fr` : `${name}.en`

function fieldOfLine(part: string, line: TypedLine): LineField {
  const [what, second, third] = part.split('.')
  const lang = (third ?? second) === 'en' ? 'en' : 'fr'
  const inLanguage = third !== undefined || second === 'fr' || second === 'en'
  switch (what) {
    case 'group':
    case 'component':
      return what
    case 'label':
    case 'unit':
    case 'disclosure':
      return inLanguage ? `${what}.${lang}` : lacking(line, what)
    case 'note':
      return `note.${lang}`
    case 'recipient':
      return isEmpty(line, 'recipient.name') ? 'recipient.name' : 'recipient.country'
    case 'evidence':
      if (second === 'key') return `key.${lang}`
      if (line.grade === '') return 'grade'
      return line.grade === 'allocation' && !isEmpty(line, 'date') ? lacking(line, 'key') : 'date'
    default:
      return 'cost'
  }
}

/**
 * The name in the form of a refusal's field: `lines.2.evidence` is `lines[3].grade` when the third line of
 * the input stands at place 3. What has no field of its own goes to `lines`.
 */
export function fieldInForm(field: string | null, typed: TypedForm, places: number[]): string {
  if (field === null) return 'lines'
  const [, index, part] = /^lines\.(\d+)\.(.+)$/.exec(field) ?? []
  if (index === undefined || part === undefined) return field
  const place = places[Number(index)]
  const line = place === undefined ? undefined : typed.lines[place]
  return line ? lineName(place!, fieldOfLine(part, line)) : 'lines'
}
