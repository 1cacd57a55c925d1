import fc from 'fast-check'
import { expect, test } from 'vitest'
import { monthTicks, rowAt, stepSets } from '../../src/components/chart/step-points.ts'
import type { TableData } from '../../src/components/chart/table-data.ts'
import { runs } from '../runs.ts'

const rows = [
  { label: 'version 1', at: 100 },
  { label: 'version 2', at: 200 },
]
const column = (key: string, values: number[], role: 'part' | 'line' = 'part') => ({
  key,
  label: key,
  role,
  values,
})

test('parts stand on each other, and the last step goes on until the end', () => {
  const data: TableData = {
    rows,
    columns: [
      column('price', [500, 600], 'line'),
      column('materials', [200, 250]),
      column('margin', [300, 350]),
    ],
  }
  expect(stepSets(data, 300).map(({ key, points }) => [key, points])).toEqual([
    [
      'materials',
      [
        { x: 100, y: 200 },
        { x: 200, y: 250 },
        { x: 300, y: 250 },
      ],
    ],
    [
      'margin',
      [
        { x: 100, y: 500 },
        { x: 200, y: 600 },
        { x: 300, y: 600 },
      ],
    ],
    [
      'price',
      [
        { x: 100, y: 500 },
        { x: 200, y: 600 },
        { x: 300, y: 600 },
      ],
    ],
  ])
})

test('a loss hangs below zero in a set of its own, and the stack leaves it out', () => {
  const data: TableData = { rows, columns: [column('materials', [700, 400]), column('margin', [-200, 100])] }
  const sets = stepSets(data, 300)
  expect(sets.map(({ key, role }) => [key, role])).toEqual([
    ['materials', 'part'],
    ['margin', 'part'],
    ['margin', 'loss'],
  ])
  expect(sets[1]!.points.map((p) => p.y)).toEqual([700, 500, 500])
  expect(sets[2]!.points.map((p) => p.y)).toEqual([-200, 0, 0])
  expect(sets[2]!.values).toEqual([-200, 100])
})

test('a part that is always zero is not drawn', () => {
  const data: TableData = { rows, columns: [column('design', [0, 0]), column('materials', [1, 1])] }
  expect(stepSets(data, 300).map((set) => set.key)).toEqual(['materials'])
})

test('the row in force is the last that had begun, and the first before all of them', () => {
  expect([50, 100, 199, 200, 999].map((x) => rowAt(rows, x))).toEqual([0, 0, 0, 1, 1])
})

test('whatever the figures, the top of the stack less the losses is their sum', () => {
  const figures = fc.array(fc.array(fc.integer({ min: -1e6, max: 1e6 }), { minLength: 2, maxLength: 2 }), {
    minLength: 1,
    maxLength: 8,
  })
  fc.assert(
    fc.property(figures, (all) => {
      const sets = stepSets({ rows, columns: all.map((values, i) => column(`c${i}`, values)) }, 300)
      rows.forEach((_, row) => {
        const top = sets.findLast((set) => set.role === 'part')?.points[row]!.y ?? 0
        const lost = sets
          .filter((set) => set.role === 'loss')
          .reduce((sum, set) => sum + set.points[row]!.y, 0)
        expect(top + lost).toBe(all.reduce((sum, values) => sum + values[row]!, 0))
      })
    }),
    { numRuns: runs(300, 5_000) },
  )
})

test('ticks are first days of months, never more than there is room for', () => {
  const day = (text: string) => Date.parse(text)
  const iso = (ticks: number[]) => ticks.map((tick) => new Date(tick).toISOString().slice(0, 10))
  expect(iso(monthTicks(day('2025-09-28'), day('2026-01-15'), 6))).toEqual([
    '2025-10-01',
    '2025-11-01',
    '2025-12-01',
    '2026-01-01',
  ])
  expect(iso(monthTicks(day('2025-09-28'), day('2026-11-22'), 5))).toEqual([
    '2025-10-01',
    '2026-01-01',
    '2026-04-01',
    '2026-07-01',
    '2026-10-01',
  ])
  expect(monthTicks(day('2026-03-02'), day('2026-03-20'), 5)).toEqual([day('2026-03-02')])
})
