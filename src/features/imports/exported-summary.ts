import { plainText } from '../catalogue/clean-description.ts'

/** A summary as a cell: as it is, but escaped where reading it as HTML would take something away. */
export const exportedSummary = (summary: string): string =>
  plainText(summary) === summary
    ? summary
    : summary.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
