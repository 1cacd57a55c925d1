import type { ColumnOf } from '../../components/column-of.ts'
import { groups, type Group } from './vocabulary.ts'

/** A price while it held, with the groups of the version that explains it; none while nobody has explained it. */
export type PriceStep = {
  from: string
  version: number | null
  priceCents: number
  groups: { group: Group; cents: number }[] | null
}

/** One day, in milliseconds. */
const dayMs = 86_400_000

/**
 * Until when the last step is drawn: today, or so far behind a planned price that it can be seen. ISO UTC.
 */
export function drawnUntil(steps: PriceStep[], now: string): string {
  const first = Date.parse(steps[0]!.from)
  const last = Date.parse(steps.at(-1)!.from)
  const room = Math.max((Math.max(last, Date.parse(now)) - first) / 10, dayMs)
  return new Date(Math.max(Date.parse(now), last + room)).toISOString()
}

/** The server's picture of them: widths true to the time each held. */
export function stepColumns(steps: PriceStep[], until: string): ColumnOf[] {
  const moments = [...steps.map((step) => Date.parse(step.from)), Date.parse(until)]
  const all = moments.at(-1)! - moments[0]!
  return steps.map((step, i) => ({
    start: (moments[i]! - moments[0]!) / all,
    span: (moments[i + 1]! - moments[i]!) / all,
    parts: (step.groups ?? []).map(({ group, cents }) => ({ key: group, value: cents })),
    line: step.priceCents,
  }))
}

/** The groups that were not zero in some step: the columns of the table. */
export const groupsSeen = (steps: PriceStep[]): Group[] =>
  groups.filter((group) => steps.some((step) => step.groups?.some((g) => g.group === group && g.cents !== 0)))
