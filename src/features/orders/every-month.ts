import type { CauseTotal } from './cause-totals.ts'

export type MonthTotal = CauseTotal['months'][number]

/** The month after `2026-12` is `2027-01`. */
function nextMonth(month: string): string {
  const [year, number] = month.split('-').map(Number)
  return number === 12 ? `${year! + 1}-01` : `${year}-${String(number! + 1).padStart(2, '0')}`
}

/** Every month from the first to that of `now` (ISO UTC), those without a pledge as zeros. */
export function everyMonth(months: MonthTotal[], now: string): MonthTotal[] {
  const known = new Map(months.map((month) => [month.month, month]))
  const ordered = [...known.keys()].sort()
  const last = [ordered.at(-1) ?? '', now.slice(0, 7)].sort().at(-1)!
  const all: MonthTotal[] = []
  for (let month = ordered[0]; month !== undefined && month <= last; month = nextMonth(month))
    all.push(known.get(month) ?? { month, shareCents: 0, giftCents: 0, orders: 0 })
  return all
}
