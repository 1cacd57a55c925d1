/** Calendar days (`2026-02-11`) of a place, and the moments (ISO 8601, UTC) at which they begin. */

const dayMs = 24 * 3600 * 1000

const clocks = new Map<string, Intl.DateTimeFormat>()

function clock(timeZone: string): Intl.DateTimeFormat {
  let known = clocks.get(timeZone)
  if (!known) {
    // Swedish writes 2026-02-11 23:45:00: a day and a time that sort.
    known = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
    clocks.set(timeZone, known)
  }
  return known
}

/** The calendar day of a moment in a time zone (IANA name). */
export const dayOf = (at: string, timeZone: string): string =>
  clock(timeZone).format(new Date(at)).slice(0, 10)

/** The day `n` days later (earlier when negative). */
export const addDays = (day: string, n: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + n * dayMs).toISOString().slice(0, 10)

/** The moment `n` times 24 hours after another. */
export const addFullDays = (at: string, n: number): string =>
  new Date(Date.parse(at) + n * dayMs).toISOString()

/** The moment at which a day begins in a time zone, also on the days when clocks change. */
export function startOfDay(day: string, timeZone: string): string {
  const asUtc = Date.parse(`${day}T00:00:00Z`)
  let at = asUtc
  // The zone's clock at a guess tells how far the guess is off; the second step settles a change of clocks.
  for (let step = 0; step < 2; step += 1) {
    const shown = Date.parse(`${clock(timeZone).format(new Date(at)).replace(' ', 'T')}Z`)
    at += asUtc - shown
  }
  return new Date(at).toISOString()
}

/** The last millisecond of a day in a time zone. */
export const endOfDay = (day: string, timeZone: string): string =>
  new Date(Date.parse(startOfDay(addDays(day, 1), timeZone)) - 1).toISOString()
