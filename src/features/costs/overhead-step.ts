import type { Lang } from '../../core/i18n/lang.ts'
import type { Currency } from '../../core/money/currency.ts'
import { parseCents } from '../../core/money/parse.ts'
import { Refusal } from '../../core/refusal.ts'
import { formText } from '../../core/web/form-text.ts'
import type { Person } from '../accounts/person.ts'
import { choicesOf, choicesText, seenOf } from './choices-form.ts'
import { publishOverheadChange } from './overhead-change.ts'
import { overheadInput } from './overhead-form.ts'
import { readOverheads } from './read-overheads.ts'
import { addOverhead, setExpectedVolumes, setOverheadAmount } from './save-overhead.ts'

export type OverheadStep = { by: Person; year: number; at: string; lang: Lang; currency: Currency }

/** What was typed under `prefix-…`, by what follows; empty fields left out. */
function typedBy(form: FormData, prefix: string): [id: string, typed: string][] {
  return [...form.keys()].flatMap((name) => {
    const typed = formText(form, name).trim()
    return name.startsWith(`${prefix}-`) && typed ? [[name.slice(prefix.length + 1), typed]] : []
  })
}

async function publishFrom(form: FormData, { by, year, at }: OverheadStep): Promise<void> {
  const choices = choicesOf(form)
  if (formText(form, 'computed') !== choicesText(choices))
    throw new Refusal('refusal.costs_change_rechosen', {}, 'form')
  const reason = { fr: formText(form, 'reason_fr').trim(), en: formText(form, 'reason_en').trim() }
  await publishOverheadChange({ by, year, at, choices, reason, seen: seenOf(form) })
}

/** Does what a form of the page of running costs asks for; null when it only wants to see the prices computed. */
export async function overheadStep(
  form: FormData,
  asked: OverheadStep,
): Promise<'added' | 'amounts' | 'volumes' | 'published' | null> {
  const { lang, currency, ...own } = asked
  switch (formText(form, 'step')) {
    case 'add':
      await addOverhead({ by: own.by, at: own.at, ...overheadInput(form) })
      return 'added'
    case 'amounts': {
      const known = new Map((await readOverheads(own.year)).map((one) => [one.id, one.amountCents]))
      for (const [overheadId, typed] of typedBy(form, 'amount')) {
        const amountCents = parseCents(typed, currency, lang) ?? Number.NaN
        // A word said again is no new word.
        if (known.get(overheadId) !== amountCents)
          await setOverheadAmount({ ...own, overheadId, amountCents })
      }
      return 'amounts'
    }
    case 'volumes': {
      const typed = typedBy(form, 'pieces')
      const volumes = typed.map(([productId, pieces]) => ({ productId, pieces: Number(pieces) }))
      await setExpectedVolumes({ ...own, volumes })
      return 'volumes'
    }
    case 'publish':
      await publishFrom(form, asked)
      return 'published'
    default:
      return null
  }
}
