import { formText, formTexts } from '../../core/web/form-text.ts'
import { choiceFor, type Choice, type Choices } from './reprice.ts'
import { roundings } from './rounding.ts'

/** How many scopes a page lists with a choice of their own; the others follow the choice for all. */
export const scopesShown = 200

function choiceOf(kind: string, form: FormData | null): Choice | null {
  const rounding = roundings.find((rule) => rule === (form && formText(form, 'rounding'))) ?? 'ninety'
  const lossConfirmed = form?.get('loss') === 'on'
  if (kind === 'absorb') return { kind, lossConfirmed }
  if (kind === 'pass') return { kind, rounding, lossConfirmed }
  return kind === 'leave' ? { kind } : null
}

/** What the form of a change chooses: `choice` for all, `choice-…` for a scope; `absorb` before anything is chosen. */
export function choicesOf(form: FormData | null): Choices {
  const each = new Map<string, Choice>()
  for (const name of form?.keys() ?? []) {
    const scopeId = /^choice-(.+)$/.exec(name)?.[1]
    const own = scopeId && form && choiceOf(formText(form, name), form)
    if (scopeId && own) each.set(scopeId, own)
  }
  return { all: choiceOf(form ? formText(form, 'choice') : 'absorb', form) ?? { kind: 'absorb' }, each }
}

/** The kind that a scope's own choice has, or nothing when it follows the choice for all. */
export const ownKind = (choices: Choices, scopeId: string): string =>
  choices.each?.has(scopeId) ? choiceFor(choices, scopeId).kind : ''

/** What the person saw, as the form sends it back; undefined when it sends nothing. */
export function seenOf(form: FormData): string[] | undefined {
  const texts = formTexts(form, 'seen')
  return texts.length === 0 ? undefined : texts.join(' ').split(/\s+/).filter(Boolean)
}

/** The choices in one text: what was computed is what may be published. A confirmed loss is no other price. */
export const choicesText = ({ all, each }: Choices): string =>
  [['', all] as const, ...(each ?? [])]
    .map(([scopeId, one]) => `${scopeId}:${one.kind}:${one.kind === 'pass' ? one.rounding : ''}`)
    .sort()
    .join(' ')
