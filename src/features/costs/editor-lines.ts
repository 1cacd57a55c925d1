import { blankLine, inGroupOrder, isBlank, type TypedForm, type TypedLine } from './editor-form.ts'
import { groups, type Group } from './vocabulary.ts'

/* Buttons of the editor that change which lines there are; nothing is saved by them. */

const withLines = (form: TypedForm, lines: TypedLine[]): TypedForm => ({
  ...form,
  lines: inGroupOrder(lines),
})

/** A new line at the end of its group, with the place it stands at. */
export function addLine(form: TypedForm, group: Group, country: string): { form: TypedForm; index: number } {
  const line = blankLine(group, country)
  const next = withLines(form, [...form.lines, line])
  return { form: next, index: next.lines.indexOf(line) }
}

export const removeLine = (form: TypedForm, index: number): TypedForm => ({
  ...form,
  lines: form.lines.filter((_, i) => i !== index),
})

/** Swaps a line with its neighbour above (-1) or below (1) in the same group; at the end nothing happens. */
export function moveLine(form: TypedForm, index: number, by: -1 | 1): TypedForm {
  const [line, other] = [form.lines[index], form.lines[index + by]]
  if (!line || !other || line.group !== other.group) return form
  return { ...form, lines: form.lines.with(index, other).with(index + by, line) }
}

/** Puts a template's lines in: in place of all when there are none but the margin, else after those of its group. */
export function addLines(form: TypedForm, lines: TypedLine[]): TypedForm {
  const own = form.lines.filter((line) => !isBlank(line))
  const begun = own.some((line) => line.group !== 'margin' && line.group !== 'donation')
  if (!begun) {
    // The share at the shop's own rate, as the form began with it, is better than a template's.
    const kept = own.filter((line) => line.group === 'donation' && line.grade !== '')
    const given = lines.filter((line) => line.group !== 'donation' || kept.length === 0)
    return withLines(form, [...given, ...kept])
  }
  // There is one margin line, and it is there already.
  return withLines(form, [...own, ...lines.filter((line) => line.group !== 'margin')])
}

export type LineStep =
  { kind: 'add'; group: Group } | { kind: 'remove' | 'up' | 'down' | 'take'; index: number }

/**
 * What a button's value asks for: `add:materials`, `remove:3`, `up:3`, `down:3`, `take:3` (its
 * component, at the cost in force); null for anything else.
 */
export function lineStep(value: string): LineStep | null {
  const [kind, what = ''] = value.split(':')
  const group = groups.find((known) => known === what)
  if (kind === 'add') return group && group !== 'vat' ? { kind, group } : null
  if (kind !== 'remove' && kind !== 'up' && kind !== 'down' && kind !== 'take') return null
  return /^\d{1,4}$/.test(what) ? { kind, index: Number(what) } : null
}
