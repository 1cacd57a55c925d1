import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { delimiters, readCsv, sniffDelimiter, type Delimiter } from '../../../src/core/csv/read-csv.ts'
import { runs } from '../../runs.ts'

const all = (text: string, delimiter: Delimiter = ',') => [...readCsv(text, delimiter)]
const cells = (text: string, delimiter: Delimiter = ',') =>
  all(text, delimiter).map((record) => ('cells' in record ? record.cells : record.fault))
const lines = (text: string) => all(text).map((record) => record.line)

test('quoted delimiters, quotes and line breaks belong to their cell', () => {
  expect(cells('a,"b,""c""\nd",e\nf,,g')).toEqual([
    ['a', 'b,"c"\nd', 'e'],
    ['f', '', 'g'],
  ])
})

test('a record carries the line it starts on, whatever its line breaks', () => {
  expect(lines('h\r\n"a\r\nb\r\nc"\r\n\r\nd\r\ne')).toEqual([1, 2, 6, 7])
  expect(lines('h\n"a\nb"\nc\n')).toEqual([1, 2, 4])
  expect(lines('h\r"a\rb"\rc\r')).toEqual([1, 2, 4])
})

test('a byte-order mark and Excel’s first line are not cells', () => {
  expect(cells('\ufeffa,b\n1,2')).toEqual([
    ['a', 'b'],
    ['1', '2'],
  ])
  expect(all('sep=;\na;b\n1;2', ';')).toEqual([
    { line: 2, cells: ['a', 'b'] },
    { line: 3, cells: ['1', '2'] },
  ])
})

test('a quote inside an unquoted cell is a character', () => {
  expect(cells('Pot 5" wide,1\n "x" ,2')).toEqual([
    ['Pot 5" wide', '1'],
    ['x', '2'],
  ])
})

test('a malformed record is named by its line and the next ones are read', () => {
  expect(all('h1,h2\na,1\n"b"x,2\nc,3')).toEqual([
    { line: 1, cells: ['h1', 'h2'] },
    { line: 2, cells: ['a', '1'] },
    { line: 3, fault: 'quote_stray' },
    { line: 4, cells: ['c', '3'] },
  ])
  expect(all('h1,h2\na,1\n"b,2\nc,3\nd,4')).toEqual([
    { line: 1, cells: ['h1', 'h2'] },
    { line: 2, cells: ['a', '1'] },
    { line: 3, fault: 'quote_open' },
    { line: 4, cells: ['c', '3'] },
    { line: 5, cells: ['d', '4'] },
  ])
})

test('a text that is all faults is given up, not read for ever', () => {
  const records = all('"a"x\n'.repeat(100_000))
  expect(records).toHaveLength(201)
  expect(records.at(-1)).toMatchObject({ fault: 'too_many' })
})

test('an empty text has no record', () => {
  expect(all('')).toEqual([])
  expect(all('\n\r\n\n')).toEqual([])
})

test('the delimiter is the one the header uses outside quotes', () => {
  expect(sniffDelimiter('Handle,Title,"Body; (HTML); x;;;"\n')).toBe(',')
  expect(sniffDelimiter('ID;Type;UGS;"GTIN, UPC, EAN, ou, ISBN"\n1,2,3,4,5,6')).toBe(';')
  expect(sniffDelimiter('a\tb\tc,d')).toBe('\t')
  expect(sniffDelimiter('sep=|\na,b,c|d')).toBe('|')
  expect(sniffDelimiter('alone')).toBe(',')
})

const cell = fc.oneof(
  fc.string({ maxLength: 8 }),
  fc.constantFrom('', '"', '""', ',', ';', 'a\nb', '\r\n', ' x ', 'é', '\t', '59,99', '|'),
)
const table = fc
  .integer({ min: 2, max: 6 })
  .chain((width) =>
    fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
  )

test('what a writer of CSV writes is read back, with every delimiter and line end', () => {
  fc.assert(
    fc.property(
      table,
      fc.constantFrom(...delimiters),
      fc.constantFrom('\n', '\r\n'),
      (rows, delimiter, end) => {
        const text = stringify(rows, { delimiter, record_delimiter: end, quoted: true })
        expect(cells(text, delimiter)).toEqual(rows)
      },
    ),
    { numRuns: runs(500, 50_000) },
  )
})

test('another reader of CSV reads the same cells', () => {
  fc.assert(
    fc.property(table, fc.constantFrom(...delimiters), (rows, delimiter) => {
      const text = stringify(rows, { delimiter, quoted_match: /^ |["\n\r]/ })
      expect(cells(text, delimiter)).toEqual(
        parse(text, { delimiter, skip_empty_lines: true, relax_quotes: true }),
      )
    }),
    { numRuns: runs(300, 20_000) },
  )
})

test('no text is an error, and lines only grow', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('"', ',', '\n', '\r', 'a', ' ', '""', '\r\n'), { maxLength: 40 }),
      (signs) => {
        const found = lines(signs.join(''))
        expect(found).toEqual([...found].sort((a, b) => a - b))
        expect(new Set(found).size).toBe(found.length)
      },
    ),
    { numRuns: runs(1000, 100_000) },
  )
})
