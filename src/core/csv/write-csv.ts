import { guarded } from './formula-guard.ts'

const cellText = (value: string): string => {
  const safe = guarded(value)
  return /[",;\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** A table as CSV (RFC 4180, UTF-8 with its mark, which Excel needs); no cell is run as a formula. */
export const writeCsv = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  `\ufeff${[header, ...rows].map((cells) => `${cells.map(cellText).join(',')}\r\n`).join('')}`
