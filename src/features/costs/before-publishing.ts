import type { ReadForm } from './read-editor-form.ts'
import type { WorkedOut } from './work-out.ts'

/** The points that stand between a draft and its publication, as the editor always shows them. */
export const points = ['lines', 'margin', 'unknowns', 'reason'] as const
export type Point = (typeof points)[number]

/** Whether each point is settled. */
export function settledPoints(
  { input }: ReadForm,
  { computed, unsound, open }: WorkedOut,
): Record<Point, boolean> {
  const refused = [...unsound, ...open].map(({ field }) => field ?? '')
  const none = (fits: (field: string) => boolean) => computed !== null && !refused.some(fits)
  return {
    lines: none((field) => /^(lines|price|vat|batchSize)/.test(field)),
    margin: none((field) => /^(margin|negative)/.test(field)),
    unknowns: input.unknowns.state !== 'untouched' && none((field) => field.startsWith('unknowns')),
    reason: none((field) => field.startsWith('reason')),
  }
}
