/*
 * CSV as RFC 4180 has it, read leniently where its meaning is beyond doubt, and by record: a
 * malformed record is reported with its line, and the reading goes on at the next line.
 */

export type CsvRecord = { line: number; cells: string[] }
export type CsvFault = {
  line: number
  /** A quote that never closes; text after a closing quote; too many faults to go on. */
  fault: 'quote_open' | 'quote_stray' | 'too_many'
}

export const delimiters = [',', ';', '\t', '|'] as const
export type Delimiter = (typeof delimiters)[number]

/** After so many faults a file is not a CSV; bounds the work on hostile ones. */
const faultLimit = 200

/** Excel's own first line, `sep=;`, which names the delimiter. */
const excelMark = /^sep=([,;\t|])\r?\n/i

/** The delimiter of the header line: Excel's own mark, else the commonest sign outside quotes. */
export function sniffDelimiter(text: string): Delimiter {
  const named = excelMark.exec(text)?.[1]
  if (named) return named as Delimiter
  const counts = new Map<string, number>()
  let quoted = false
  for (const sign of text.slice(0, 100_000)) {
    if (sign === '"') quoted = !quoted
    else if (!quoted && (sign === '\n' || sign === '\r')) break
    else if (!quoted) counts.set(sign, (counts.get(sign) ?? 0) + 1)
  }
  const best = delimiters.reduce((a, b) => ((counts.get(b) ?? 0) > (counts.get(a) ?? 0) ? b : a))
  return best
}

type Field = { value: string; next: number; lines: number }

/** A quoted field whose opening quote is at `at`; null when it never closes, 'stray' when text follows it. */
function quotedField(text: string, at: number, delimiter: string): Field | 'stray' | null {
  let value = ''
  let from = at + 1
  for (;;) {
    const quote = text.indexOf('"', from)
    if (quote < 0) return null
    value += text.slice(from, quote)
    if (text[quote + 1] !== '"') {
      let next = quote + 1
      while (text[next] === ' ') next += 1
      const follows = text[next]
      const ends = follows === undefined || follows === delimiter || follows === '\n' || follows === '\r'
      return ends ? { value, next, lines: lineEnds(value) } : 'stray'
    }
    value += '"'
    from = quote + 2
  }
}

const lineEnds = (text: string): number => text.match(/\r\n|\n|\r/g)?.length ?? 0

/** Where the unquoted field that starts at `at` ends. */
function plainEnd(text: string, at: number, delimiter: number): number {
  let end = at
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end)
    if (code === delimiter || code === 10 || code === 13) break
  }
  return end
}

/** The place after the line end at `at`. */
const afterLineEnd = (text: string, at: number): number =>
  text[at] === '\r' && text[at + 1] === '\n' ? at + 2 : at + 1

/**
 * The records of a text in order, the header among them; blank lines are passed over. Quotes are
 * special only at the start of a field: `Pot 5" wide` stays as it is.
 */
export function* readCsv(text: string, delimiter: Delimiter): Generator<CsvRecord | CsvFault, void> {
  const delimiterCode = delimiter.charCodeAt(0)
  let at = text.startsWith('\ufeff') ? 1 : 0
  let line = 1
  const mark = excelMark.exec(text.slice(at, at + 10))
  if (mark) {
    at += mark[0].length
    line += 1
  }
  let faults = 0
  while (at < text.length) {
    const read = readRecord(text, at, delimiter, delimiterCode)
    if ('fault' in read) {
      faults += 1
      if (faults > faultLimit) {
        yield { line, fault: 'too_many' }
        return
      }
      yield { line, fault: read.fault }
      const end = plainEnd(text, at, 10)
      at = end < text.length ? afterLineEnd(text, end) : end
      line += 1
      continue
    }
    if (read.cells.length > 1 || read.cells[0] !== '') yield { line, cells: read.cells }
    at = read.next
    line += read.lines
  }
}

function readRecord(
  text: string,
  from: number,
  delimiter: string,
  delimiterCode: number,
): { cells: string[]; next: number; lines: number } | { fault: 'quote_open' | 'quote_stray' } {
  const cells: string[] = []
  let at = from
  let lines = 0
  for (;;) {
    let start = at
    while (text[start] === ' ') start += 1
    if (text[start] === '"') {
      const field = quotedField(text, start, delimiter)
      if (field === null) return { fault: 'quote_open' }
      if (field === 'stray') return { fault: 'quote_stray' }
      cells.push(field.value)
      lines += field.lines
      at = field.next
    } else {
      const end = plainEnd(text, at, delimiterCode)
      cells.push(text.slice(at, end))
      at = end
    }
    if (text[at] === delimiter) {
      at += 1
      continue
    }
    if (at >= text.length) return { cells, next: at, lines: lines + 1 }
    return { cells, next: afterLineEnd(text, at), lines: lines + 1 }
  }
}
