import { join } from 'node:path'
import type { Currency } from '../../core/money/currency.ts'
import { parseCents } from '../../core/money/parse.ts'
import { Refusal } from '../../core/refusal.ts'
import { environment } from '../../core/web/environment.ts'
import { formText } from '../../core/web/form-text.ts'
import type { Person } from '../accounts/person.ts'
import { addNote } from './add-note.ts'
import { cancelOrder } from './cancel-order.ts'
import { eraseContact } from './erase-contact.ts'
import { recordStep } from './record-step.ts'
import { markPaid } from './settle-order.ts'
import { tellTracking } from './tell-tracking.ts'

type Act = (
  form: FormData,
  of: { by: Person; number: number; at: string; currency: Currency },
) => Promise<unknown>

const trackingOf = (form: FormData) => ({
  carrierName: formText(form, 'carrierName'),
  number: formText(form, 'trackingNumber'),
  url: formText(form, 'url'),
})

/** What the desk can do with an order: the verb behind each button, fed from its form. */
const acts = {
  paid: (form, { currency, ...of }) => {
    const typed = formText(form, 'received').trim()
    const receivedCents = typed === '' ? null : parseCents(typed, currency)
    if (typed !== '' && receivedCents === null) throw new Refusal('refusal.order_received', {}, 'received')
    return markPaid({ ...of, receivedCents, note: formText(form, 'paidNote').trim() })
  },
  packed: (_form, { by, number, at }) => recordStep({ by, number, at, step: 'packed' }),
  shipped: (form, { by, number, at }) =>
    recordStep({ by, number, at, step: 'shipped', tracking: trackingOf(form) }),
  tracking: (form, { by, number, at }) => tellTracking({ by, number, at, tracking: trackingOf(form) }),
  delivered: (_form, { by, number, at }) => recordStep({ by, number, at, step: 'delivered' }),
  cancelled: (form, { by, number, at }) => {
    if (formText(form, 'cancelSure') === '') throw new Refusal('refusal.order_sure', {}, 'cancelSure')
    return cancelOrder({ by, number, at, note: formText(form, 'cancelNote').trim() })
  },
  note: (form, { by, number, at }) => addNote({ by, number, at, text: formText(form, 'note') }),
  erased: (form, { by, number, at }) => {
    if (formText(form, 'eraseSure') === '') throw new Refusal('refusal.order_sure', {}, 'eraseSure')
    return eraseContact({ by, number, at, mailFolder: join(environment().dataDir, 'mail') })
  },
} as const satisfies Record<string, Act>

export type DeskAct = keyof typeof acts
export const deskActs = Object.keys(acts) as DeskAct[]

/** Does what the form's `act` names; returns it, or null when there is no such act. Throws Refusals beside the form's fields. */
export async function doDeskAct(
  form: FormData,
  of: { by: Person; number: number; at: string; currency: Currency },
): Promise<DeskAct | null> {
  const act = deskActs.find((one) => one === formText(form, 'act'))
  if (act) await acts[act](form, of)
  return act ?? null
}
