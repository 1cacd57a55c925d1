import type { TypedForm, TypedLine } from './editor-form.ts'

/** Whose word it is: an estimate or an allocation is made on the day it is written down, an invoice has its own. */
export const isOwnWord = (grade: string): boolean => grade === 'estimate' || grade === 'allocation'

const dated = (line: TypedLine, day: string): TypedLine =>
  isOwnWord(line.grade) && line.date.trim() === '' ? { ...line, date: day } : line

/** Estimates and allocations without a date are of this day, `2026-02-11`. */
export const dateEstimates = (typed: TypedForm, day: string): TypedForm => ({
  ...typed,
  lines: typed.lines.map((line) => dated(line, day)),
})
