const dayMs = 24 * 3600 * 1000

/** A moment so many days before the day the demo is seeded on, at an hour and minute of UTC. */
export function moment(day: string, daysAgo: number, hour = 8, minute = 14): string {
  const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
  return new Date(Date.parse(`${day}T${time}:00.000Z`) - daysAgo * dayMs).toISOString()
}

/** The calendar day so many days before. */
export const dayBefore = (day: string, daysAgo: number): string => moment(day, daysAgo).slice(0, 10)
