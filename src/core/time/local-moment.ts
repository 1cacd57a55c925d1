/** A moment in a zone as its wall clock shows it, `2026-03-03T09:14`. */
export function localText(iso: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
  })
  return parts.format(new Date(iso)).replace(' ', 'T')
}

/**
 * The moment, ISO 8601 in UTC, at which the clock of a zone shows `text` (`2026-03-03T09:14`, as a browser's
 * `datetime-local` writes it). In the hour that comes twice, the first one; in the hour that is left out, and
 * for text that is no such time, null.
 */
export function momentOfLocal(text: string, timeZone: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text)) return null
  const asUtc = Date.parse(`${text}:00.000Z`)
  if (Number.isNaN(asUtc)) return null
  const hours = Array.from({ length: 27 }, (_, i) => 14 - i)
  const offsets = hours.flatMap((hour) => [0, 15, 30, 45].map((minute) => hour * 60 - minute))
  const found = offsets
    .map((minutes) => new Date(asUtc - minutes * 60_000).toISOString())
    .filter((iso) => localText(iso, timeZone) === text)
  return found.sort()[0] ?? null
}
