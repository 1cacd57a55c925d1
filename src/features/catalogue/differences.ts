import { isDeepStrictEqual } from 'node:util'

/** What has changed between two states of a row, for the audit: only that. */
export function differences<T extends object>(
  before: T,
  after: T,
): { before: Partial<T>; after: Partial<T> } {
  const changed = (Object.keys(after) as (keyof T)[]).filter(
    (key) => !isDeepStrictEqual(before[key], after[key]),
  )
  const only = (row: T): Partial<T> => {
    const part: Partial<T> = {}
    for (const key of changed) part[key] = row[key]
    return part
  }
  return { before: only(before), after: only(after) }
}
