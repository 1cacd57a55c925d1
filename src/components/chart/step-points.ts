import type { TableData } from './table-data.ts'

export type Point = { x: number; y: number }
export type StepSet = {
  key: string
  label: string
  role: 'line' | 'part' | 'loss'
  /** The column's own figures, in minor units: what a tooltip says. */
  values: number[]
  /** Where its edge is drawn: parts stand on each other, losses hang below zero. */
  points: Point[]
}

/**
 * Prices hold until the next one: each row becomes a step, the last one goes on until `until` (milliseconds).
 * Parts are stacked by what is positive in them; a loss is a set of its own below zero. Parts that are
 * always zero are left out. The order: parts from the ground up, losses, lines.
 */
export function stepSets({ rows, columns }: TableData, until: number): StepSet[] {
  const drawn = (heights: number[]): Point[] => {
    const points = rows.map((row, i) => ({ x: row.at, y: heights[i]! }))
    return [...points, { x: until, y: heights.at(-1) ?? 0 }]
  }
  const stack = rows.map(() => 0)
  const sets = columns.flatMap(({ key, label, role, values }): StepSet[] => {
    if (role === 'line') return [{ key, label, role, values, points: drawn(values) }]
    const found: StepSet[] = []
    if (values.some((v) => v > 0)) {
      values.forEach((v, i) => (stack[i]! += Math.max(v, 0)))
      found.push({ key, label, role, values, points: drawn([...stack]) })
    }
    if (values.some((v) => v < 0))
      found.push({ key, label, role: 'loss', values, points: drawn(values.map((v) => Math.min(v, 0))) })
    return found
  })
  const order = ['part', 'loss', 'line']
  return sets.sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role))
}

/** The row in force at `x`: the last that began by then; the first one before all. */
export const rowAt = (rows: { at: number }[], x: number): number =>
  Math.max(
    0,
    rows.findLastIndex((row) => row.at <= x),
  )

/** First days of months (UTC) between two moments, as many as there is room for: evenly spread, never crowded. */
export function monthTicks(from: number, until: number, most: number): number[] {
  const first = new Date(from)
  const start = first.getUTCFullYear() * 12 + first.getUTCMonth()
  const at = (month: number) => Date.UTC(Math.floor(month / 12), month % 12, 1)
  const last = new Date(until)
  const count = last.getUTCFullYear() * 12 + last.getUTCMonth() - start
  const every = [1, 2, 3, 6, 12, 24, 60, 120].find((step) => count / step <= most) ?? 240
  const ticks: number[] = []
  for (let month = Math.ceil((start + 1) / every) * every; at(month) <= until; month += every)
    ticks.push(at(month))
  return ticks.length > 0 ? ticks : [from]
}
