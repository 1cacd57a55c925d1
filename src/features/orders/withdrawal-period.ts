import { addDays, dayOf, endOfDay } from '../../core/time/days.ts'
import { addWorkingDays, workingDayFrom } from '../../core/time/working-days.ts'
import { stateOf, type OrderEventKind } from './order-state.ts'

export type WithdrawalTerms = {
  /** Days after receipt, 14 by law. */
  days: number
  timeZone: string
  /** Working days that the way of delivery takes at most. */
  transitDaysMax: number
}

export type WithdrawalPeriod = {
  /** Whether it can be asked for now. */
  possible: boolean
  /** The last moment; null while the period has not begun to run out (nothing shipped yet). */
  until: string | null
  /** When it was last asked for. */
  askedAt: string | null
}

/**
 * Whether an order can be withdrawn from, and until when: from placing it until the end of the last
 * day of the period, counted from the day after receipt (Directive 2011/83/EU, art. 9); a period that
 * would end on a Saturday, a Sunday or a holiday goes to the next working day (Regulation (EEC,
 * Euratom) 1182/71, art. 3(4)). While nobody has told of the receipt, the longest transit is assumed.
 */
export function withdrawalPeriod(
  events: { kind: OrderEventKind; at: string }[],
  terms: WithdrawalTerms,
  now: string,
): WithdrawalPeriod {
  const last = (kind: OrderEventKind) => events.findLast((event) => event.kind === kind)?.at ?? null
  const askedAt = last('withdrawal-asked')
  const state = stateOf(events)
  if (state === 'expired' || state === 'cancelled') return { possible: false, until: null, askedAt }
  const receivedOn = receiptDay(last('delivered'), last('shipped'), terms)
  if (receivedOn === null) return { possible: true, until: null, askedAt }
  const until = endOfDay(workingDayFrom(addDays(receivedOn, terms.days)), terms.timeZone)
  return { possible: now <= until, until, askedAt }
}

function receiptDay(
  deliveredAt: string | null,
  shippedAt: string | null,
  { timeZone, transitDaysMax }: WithdrawalTerms,
): string | null {
  if (deliveredAt) return dayOf(deliveredAt, timeZone)
  return shippedAt && addWorkingDays(dayOf(shippedAt, timeZone), transitDaysMax)
}
