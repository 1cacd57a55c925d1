import { withoutAccents } from '../../core/i18n/fold.ts'
import { parseMicros, parseUnitCost } from '../../core/money/parse.ts'
import type { TypedForm, TypedLine } from './editor-form.ts'
import { componentOf } from './line-component.ts'
import type { FormGround } from './read-editor-form.ts'

/** A component as a line of the form would take it over. */
export type LibraryEntry = {
  id: string
  /** How many products have a line of it; null when nobody counted. */
  products: number | null
  /** Its cost in force, its supplier and its evidence; no quantity. */
  line: TypedLine
}

const taken = [
  ...['unit.fr', 'unit.en', 'cost', 'per', 'basis', 'component', 'grade', 'date', 'key.fr', 'key.en'],
  ...['recipient.name', 'recipient.kind', 'recipient.place', 'recipient.country', 'documents'],
] as (keyof TypedLine)[]

/** A line as so much of a component: the quantity and the words that are there stay. */
export const takeComponent = (line: TypedLine, entry: LibraryEntry): TypedLine => ({
  ...line,
  ...Object.fromEntries(taken.map((field) => [field, entry.line[field]])),
  'label.fr': line['label.fr'].trim() || entry.line['label.fr'],
  'label.en': line['label.en'].trim() || entry.line['label.en'],
})

const folded = (text: string) => withoutAccents(text.trim())

/** The component of the line's group that bears the line's name, in either language. */
export const entryNamed = (line: TypedLine, library: LibraryEntry[]): LibraryEntry | undefined =>
  library.find(
    (entry) =>
      entry.line.group === line.group &&
      (['label.fr', 'label.en'] as const).some(
        (name) => line[name].trim() !== '' && folded(entry.line[name]) === folded(line[name]),
      ),
  )

/** The component that a line names, at its cost in force; undefined when the library no longer offers it. */
export const entryOf = (line: TypedLine, library: LibraryEntry[]): LibraryEntry | undefined => {
  const id = componentOf(line.component)?.id
  return id === undefined ? undefined : library.find((entry) => entry.id === id)
}

const isOpen = (line: TypedLine) => line.cost.trim() === '' && line.overhead === '' && line.group !== 'margin'

/** Every line that names a component, or bears its name, and says no cost yet, becomes a quantity of it. */
export function takeNamed(typed: TypedForm, library: LibraryEntry[]): TypedForm {
  const lines = typed.lines.map((line) => {
    const entry = isOpen(line) ? (entryOf(line, library) ?? entryNamed(line, library)) : undefined
    return entry ? takeComponent(line, entry) : line
  })
  return withLines(typed, lines)
}

/** One line takes its component over anew, whatever it says. */
export const takeAt = (typed: TypedForm, place: number, library: LibraryEntry[]): TypedForm =>
  withLines(
    typed,
    typed.lines.map((line, index) => {
      const entry = index === place ? (entryOf(line, library) ?? entryNamed(line, library)) : undefined
      return entry ? takeComponent(line, entry) : line
    }),
  )

const withLines = (typed: TypedForm, lines: TypedLine[]): TypedForm => ({
  ...typed,
  lines,
  documents: [...new Set([...typed.documents, ...lines.flatMap((line) => line.documents)])],
})

/** A line whose cost is not what its component costs now. */
export type Departure = { place: number; line: TypedLine; entry: LibraryEntry }

/** The lines whose cost departs from the library's. */
export function departures(
  { lines }: TypedForm,
  library: LibraryEntry[],
  { currency, lang }: FormGround,
): Departure[] {
  const cost = (line: TypedLine) => parseUnitCost(line.cost, currency, lang)
  const per = (line: TypedLine) => parseMicros(line.per.trim() || '1', lang)
  return lines.flatMap((line, place) => {
    const entry = line.basis === 'quantity' ? entryOf(line, library) : undefined
    if (!entry || cost(line) === null) return []
    const isSame = cost(line) === cost(entry.line) && per(line) === per(entry.line)
    return isSame ? [] : [{ place, line, entry }]
  })
}
