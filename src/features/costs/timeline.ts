/** Anything that is in force from a moment on until the next one of its scope. */
type Dated = { inForceFrom: string; sequence: number }

/**
 * When each was in force: from its own moment until the next one's, oldest first. Of several with one
 * moment only the highest sequence ever is. `until` is null for the last.
 */
export function timeline<T extends Dated>(all: T[]): (T & { until: string | null })[] {
  const ordered = all.toSorted((a, b) =>
    a.inForceFrom === b.inForceFrom ? a.sequence - b.sequence : a.inForceFrom < b.inForceFrom ? -1 : 1,
  )
  return ordered
    .map((entry, index) => ({ ...entry, until: ordered[index + 1]?.inForceFrom ?? null }))
    .filter((entry) => entry.until !== entry.inForceFrom)
}

/** A variant lives by its product's prices until its first own. */
export function inheritedTimeline<T extends Dated>(
  ofProduct: T[],
  own: T[],
): (T & { until: string | null })[] {
  const first = timeline(own)[0]
  if (!first) return timeline(ofProduct)
  return timeline([...ofProduct.filter((entry) => entry.inForceFrom < first.inForceFrom), ...own])
}
