import { Refusal } from '../../core/refusal.ts'

/**
 * A moment as it is kept, ISO 8601 in UTC with milliseconds. Throws the Refusal
 * `refusal.costs_moment_unsound` for text that is no date with a time and a zone.
 */
export function moment(text: string, field: string): string {
  const shape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/
  const date = new Date(text)
  if (!shape.test(text) || Number.isNaN(date.getTime()))
    throw new Refusal('refusal.costs_moment_unsound', {}, field)
  return date.toISOString()
}

/** Whether `text` is a day that exists, written `2026-02-11`. */
export function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00.000Z`)
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    !Number.isNaN(date.getTime()) &&
    date.toISOString().startsWith(`${text}T`)
  )
}
