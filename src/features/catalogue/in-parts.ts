/** SQLite takes 32,766 values in a statement: long lists are read and written in parts. */
export function inParts<T>(values: readonly T[], size: number): T[][] {
  const parts: T[][] = []
  for (let start = 0; start < values.length; start += size) parts.push(values.slice(start, start + size))
  return parts
}
