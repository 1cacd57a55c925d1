/*
 * Spreadsheets run a cell that begins with one of these as a formula (OWASP, CSV injection). An apostrophe
 * before it makes it text. A text that has such apostrophes itself gets one more, so that taking one away
 * always gives back what was there.
 */
const runs = /^'*[=+\-@\t\r]/
const isGuarded = /^'+[=+\-@\t\r]/

/** A text that no spreadsheet runs. */
export const guarded = (text: string): string => (runs.test(text) ? `'${text}` : text)

/** The text that `guarded` was given. */
export const unguarded = (text: string): string => (isGuarded.test(text) ? text.slice(1) : text)
