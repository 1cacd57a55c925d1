import fc from 'fast-check'
import { expect, test } from 'vitest'
import { guarded, unguarded } from '../../../src/core/csv/formula-guard.ts'
import { readCsv } from '../../../src/core/csv/read-csv.ts'
import { writeCsv } from '../../../src/core/csv/write-csv.ts'
import { runs } from '../../runs.ts'

const signs = ['=', '+', '-', '@', '\t', '\r']

test('no cell begins as a formula, and each reads back as it was', () => {
  const text = fc.oneof(
    fc.string({ maxLength: 8 }),
    fc
      .tuple(fc.constantFrom('', "'", "''"), fc.constantFrom(...signs), fc.string({ maxLength: 4 }))
      .map((x) => x.join('')),
  )
  fc.assert(
    fc.property(text, (cell) => {
      expect(signs).not.toContain(guarded(cell)[0])
      expect(unguarded(guarded(cell))).toBe(cell)
    }),
    { numRuns: runs(1_000, 50_000) },
  )
  expect(guarded("=HYPERLINK('x')")).toBe("'=HYPERLINK('x')")
  expect(guarded("l'eau")).toBe("l'eau")
  expect(unguarded("'90s")).toBe("'90s")
})

test('what is written is what is read, quotes, separators and line ends in it or not', () => {
  const cell = fc.string({
    maxLength: 6,
    unit: fc.constantFrom('a', '"', ',', ';', '\n', '\r', ' ', '=', "'", 'é'),
  })
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 5 }), (rows) => {
      const records = [...readCsv(writeCsv(['a', 'b'], rows), ',')]
      const read = records.flatMap((record) => ('cells' in record ? [record.cells.map(unguarded)] : []))
      expect(read).toEqual([['a', 'b'], ...rows])
    }),
    { numRuns: runs(500, 20_000) },
  )
})
