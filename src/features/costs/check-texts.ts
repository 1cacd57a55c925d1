import { langs, type Bilingual } from '../../core/i18n/lang.ts'
import { Refusal } from '../../core/refusal.ts'
import { isDay } from './moment.ts'
import { sayLabel } from './say.ts'
import { recipientKinds, type BreakdownInput, type LineInput } from './vocabulary.ts'

const mostInLabel = 200
const mostInText = 2_000

function tooLong(text: Bilingual | null, most: number, field: string): Refusal[] {
  return langs
    .filter((lang) => (text?.[lang].length ?? 0) > most)
    .map((lang) => new Refusal('refusal.costs_text_too_long', { most }, `${field}.${lang}`))
}

function checkLine(line: LineInput, index: number): Refusal[] {
  const field = `lines.${index}`
  const label = sayLabel(line.label, index + 1)
  const { recipient, evidence, disclosure } = line
  const found = [
    ...tooLong(line.label, mostInLabel, `${field}.label`),
    ...tooLong(line.note, mostInText, `${field}.note`),
    ...tooLong(evidence?.key ?? null, mostInText, `${field}.evidence.key`),
  ]
  if (disclosure.kind === 'grouped')
    found.push(...tooLong(disclosure.reason, mostInText, `${field}.disclosure`))
  if (line.basis.kind === 'quantity') found.push(...tooLong(line.basis.unit, mostInLabel, `${field}.unit`))
  if (recipient && recipient.name.length + recipient.place.length > 2 * mostInLabel)
    found.push(new Refusal('refusal.costs_text_too_long', { most: mostInLabel }, `${field}.recipient`))
  if (recipient && !(recipientKinds.includes(recipient.kind) && /^[A-Z]{2}$/.test(recipient.country)))
    found.push(new Refusal('refusal.costs_recipient_unsound', { label }, `${field}.recipient`))
  // A day that is still to be found out waits in a draft; the gate asks for it.
  if (evidence && evidence.date !== '' && !isDay(evidence.date))
    found.push(new Refusal('refusal.costs_evidence_date', { label }, `${field}.evidence`))
  return found
}

/** What could not even be kept as a draft: texts without end, dates and countries that do not exist. */
export function checkTexts(input: BreakdownInput): Refusal[] {
  return [
    ...tooLong(input.reason, mostInText, 'reason'),
    ...tooLong(input.marginPaysFor, mostInText, 'marginPaysFor'),
    ...(input.unknowns.state === 'told' ? tooLong(input.unknowns.text, mostInText, 'unknowns') : []),
    ...input.lines.flatMap(checkLine),
  ]
}
