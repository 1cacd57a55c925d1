import { addDays } from './days.ts'

/** Easter Sunday of a year (Gregorian computus, J. Meeus, Astronomical Algorithms, ch. 8). */
export function easter(year: number): string {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const e = b % 4
  const f = Math.floor((b + 8) / 25)
  const g = Math.floor((b - f + 1) / 3)
  const h = (19 * a + b - d - g + 15) % 30
  const i = Math.floor(c / 4)
  const k = c % 4
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const month = Math.floor((h + l - 7 * m + 114) / 31)
  const date = ((h + l - 7 * m + 114) % 31) + 1
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
}

const fixedHolidays = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25']

/** Whether a day is a public holiday in France (Code du travail, art. L3133-1). */
function isHoliday(day: string): boolean {
  const sunday = easter(Number(day.slice(0, 4)))
  // Easter Monday, Ascension, Whit Monday.
  return fixedHolidays.includes(day.slice(5)) || [1, 39, 50].some((n) => addDays(sunday, n) === day)
}

/** Monday to Friday and no public holiday in France. */
export function isWorkingDay(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6 && !isHoliday(day)
}

/** The day itself, or the first working day after it. */
export function workingDayFrom(day: string): string {
  let found = day
  while (!isWorkingDay(found)) found = addDays(found, 1)
  return found
}

/** The day that is `n` working days after another. */
export function addWorkingDays(day: string, n: number): string {
  let found = day
  for (let left = n; left > 0; left -= 1) found = workingDayFrom(addDays(found, 1))
  return found
}
