import type { Bilingual } from '../../core/i18n/lang.ts'
import type { Refusal } from '../../core/refusal.ts'
import {
  isBlank,
  lineName,
  readTyped,
  type LineField,
  type TypedForm,
  type TypedLine,
} from './editor-form.ts'
import { componentOf } from './line-component.ts'
import { Numbers, type FormGround } from './read-numbers.ts'
import { inEach, sayLabel } from './say.ts'
import {
  evidenceGrades,
  groups,
  recipientKinds,
  type Basis,
  type BreakdownInput,
  type Group,
  type LineInput,
} from './vocabulary.ts'

export type { FormGround }

export type ReadForm = {
  typed: TypedForm
  /** What was typed; a number that can't be read is 0 in it. */
  input: BreakdownInput
  /** For each line of `input` its place among the typed ones: blank lines are left out. */
  places: number[]
  /** Numbers that can't be read, each with its field's name in the form. */
  refusals: Refusal[]
  /** Numbers that are still to be typed. */
  missing: Refusal[]
}

const oneOf = <T extends string>(words: readonly T[], value: string, otherwise: T): T =>
  words.find((word) => word === value) ?? otherwise

const bilingual = (line: TypedLine, name: 'label' | 'unit' | 'key' | 'disclosure' | 'note'): Bilingual => ({
  fr: line[`${name}.fr`].trim(),
  en: line[`${name}.en`].trim(),
})
const orNull = (text: Bilingual): Bilingual | null => (text.fr === '' && text.en === '' ? null : text)

function readBasis(line: TypedLine, index: number, numbers: Numbers): Basis {
  if (line.group === 'margin') return { kind: 'rest' }
  const label = sayLabel(bilingual(line, 'label'), index + 1)
  const micros = (field: LineField) => numbers.micros(line[field], lineName(index, field), label)
  const cost = () => numbers.cost(line.cost, lineName(index, 'cost'), label)
  switch (oneOf(['quantity', 'batch', 'rate', 'amount'], line.basis, 'amount')) {
    case 'quantity':
      return {
        kind: 'quantity',
        quantityMicros: micros('quantity'),
        unit: bilingual(line, 'unit'),
        unitCostMicros: cost(),
        perMicros: line.per.trim() === '' ? 1_000_000 : micros('per'),
      }
    case 'batch':
      return { kind: 'batch', batchCostMicros: cost() }
    case 'rate':
      return { kind: 'rate', rateBp: numbers.bp(line.cost, lineName(index, 'cost'), label) }
    case 'amount':
      return { kind: 'amount', amountMicros: cost() }
  }
}

function readEvidence(line: TypedLine): LineInput['evidence'] {
  const grade = evidenceGrades.find((known) => known === line.grade)
  if (!grade) return null
  const key = grade === 'allocation' ? orNull(bilingual(line, 'key')) : null
  return { grade, date: line.date.trim(), key, documents: line.documents }
}

function readLine(line: TypedLine, index: number, numbers: Numbers): LineInput {
  const name = line['recipient.name'].trim()
  const component = componentOf(line.component)
  const overhead = line.overhead.trim()
  return {
    group: oneOf(groups, line.group, 'materials') satisfies Group,
    label: bilingual(line, 'label'),
    recipient:
      name === ''
        ? null
        : {
            name,
            kind: oneOf(recipientKinds, line['recipient.kind'], 'supplier'),
            place: line['recipient.place'].trim(),
            country: line['recipient.country'].trim().toUpperCase(),
          },
    basis: readBasis(line, index, numbers),
    evidence: readEvidence(line),
    disclosure:
      line.disclosure === 'grouped'
        ? { kind: 'grouped', reason: bilingual(line, 'disclosure') }
        : { kind: 'exact' },
    note: orNull(bilingual(line, 'note')),
    ...(component && { component }),
    ...(overhead !== '' && { overhead: { id: overhead } }),
  }
}

function readUnknowns({ head }: TypedForm): BreakdownInput['unknowns'] {
  if (head.unknowns === 'none') return { state: 'none' }
  const text = { fr: head['unknowns.fr'].trim(), en: head['unknowns.en'].trim() }
  // Who writes something has told it, whatever is ticked.
  return head.unknowns === 'told' || orNull(text) ? { state: 'told', text } : { state: 'untouched' }
}

/** What the typed texts say. Never throws: what can't be read is in `refusals`. */
export function readTypedForm(typed: TypedForm, ground: FormGround): ReadForm {
  const { head } = typed
  const numbers = new Numbers(ground)
  const named = (fr: string, en: string) => inEach((lang) => (lang === 'fr' ? fr : en))
  const priceCents = numbers.cents(head.price, 'price', named('Prix', 'Price'))
  const vatBp = numbers.bp(head.vat, 'vat', named('TVA', 'VAT'))
  const batchSize =
    head.batchSize.trim() === ''
      ? null
      : numbers.pieces(head.batchSize, 'batchSize', named('Taille de la série', 'Batch size'))
  const places = typed.lines.flatMap((line, index) => (isBlank(line) ? [] : [index]))
  const input: BreakdownInput = {
    priceCents,
    vatBp,
    batchSize,
    reason: { fr: head['reason.fr'].trim(), en: head['reason.en'].trim() },
    unknowns: readUnknowns(typed),
    marginPaysFor: orNull({ fr: head['marginPaysFor.fr'].trim(), en: head['marginPaysFor.en'].trim() }),
    negativeMarginConfirmed: head.negativeMarginConfirmed === 'yes',
    lines: places.map((index) => readLine(typed.lines[index]!, index, numbers)),
  }
  return { typed, input, places, refusals: numbers.refusals, missing: numbers.missing }
}

/** A sent form: the texts as typed, what they say, and what can't be read of them. */
export const readEditorForm = (form: FormData, ground: FormGround): ReadForm =>
  readTypedForm(readTyped(form), ground)
