import type { Currency } from '../../core/money/currency.ts'
import { Refusal } from '../../core/refusal.ts'
import { checkNumbers } from './check-input.ts'
import { checkTexts } from './check-texts.ts'
import { computeDraft, stateOf, type Computed } from './compute-breakdown.ts'
import { fieldInForm } from './field-in-form.ts'
import { leftToExplain, type LeftToExplain } from './left-to-explain.ts'
import { gate } from './publish-gate.ts'
import type { ReadForm } from './read-editor-form.ts'

/** What a shop's breakdowns are computed with; the same on the server and in the browser. */
export type EditorFrame = {
  currency: Currency
  /** ISO 3166-1 alpha-2: whose state receives the VAT. */
  country: string
  /** The shop's ceiling of the margin, basis points of the price before VAT. */
  marginCeilingBp: number
}

export type WorkedOut = {
  /** Null while a number can't be computed with. */
  computed: (Computed & { unplacedCents: number }) | null
  left: LeftToExplain | null
  /** What keeps the form from being saved, each with its field in the form. */
  unsound: Refusal[]
  /** What keeps it from being published, each with its field in the form. */
  open: Refusal[]
}

/** Of the refusals that one field cures in the same way, the first. */
const once = (refusals: Refusal[]): Refusal[] => {
  const seen = new Set<string>()
  return refusals.filter(({ code, field }) => {
    const key = `${code} ${field}`
    return !seen.has(key) && Boolean(seen.add(key))
  })
}

/** Everything the editor shows of what is typed, without the database. */
export function workOut(read: ReadForm, { currency, country, marginCeilingBp }: EditorFrame): WorkedOut {
  const { input, typed, places } = read
  const named = (refusals: Refusal[]) =>
    refusals.map(({ code, params, field }) => new Refusal(code, params, fieldInForm(field, typed, places)))
  const unread = new Set(read.refusals.map((refusal) => refusal.field))
  const unsound = once([
    ...read.refusals,
    ...named([...checkNumbers(input, currency), ...checkTexts(input)]).filter(
      (refusal) => !unread.has(refusal.field),
    ),
  ])
  try {
    const computed = computeDraft(input, currency, stateOf(country))
    return {
      computed,
      left: leftToExplain(computed, input, marginCeilingBp),
      unsound,
      open: [...read.missing, ...named(gate({ input, computed, ceilingBp: marginCeilingBp, currency }))],
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (unsound.length === 0) unsound.push(...named(error.all))
    return { computed: null, left: null, unsound, open: read.missing }
  }
}

/** What each typed line comes to, in cents; null for blank lines and while nothing can be computed. */
export function centsByLine({ typed, places }: ReadForm, { computed }: WorkedOut): (number | null)[] {
  const cents = typed.lines.map((): number | null => null)
  places.forEach((place, index) => {
    cents[place] = computed?.lines[index]?.cents ?? null
  })
  return cents
}
