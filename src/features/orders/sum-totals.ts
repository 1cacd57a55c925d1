/** What paid orders pledged to a cause in one month. */
export type MonthTotal = {
  /** `2026-11` */
  month: string
  shareCents: number
  giftCents: number
  orders: number
}

/** Months added up; an order counts in the one month in which it was paid. */
export function sumTotals(months: MonthTotal[]): Omit<MonthTotal, 'month'> & { totalCents: number } {
  const sum = (value: (month: MonthTotal) => number) => months.reduce((all, month) => all + value(month), 0)
  const shareCents = sum((m) => m.shareCents)
  const giftCents = sum((m) => m.giftCents)
  return { shareCents, giftCents, totalCents: shareCents + giftCents, orders: sum((m) => m.orders) }
}

export const inYear = (months: MonthTotal[], year: string): MonthTotal[] =>
  months.filter(({ month }) => month.startsWith(`${year}-`))

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
