/**
 * A path of the shop's own pages that a request names as the way on, or null when it is anything else: another
 * site's address, a path that browsers read as one (`//…`, `/\…`), or what no page has.
 */
export function ownPath(text: string | null | undefined): string | null {
  if (!text || text.length > 500 || !/^\/(fr|en)(?=[/?]|$)/.test(text)) return null
  // Spaces, control characters and backslashes: browsers drop or turn some of them.
  if (/[\\\s]/.test(text) || [...text].some((sign) => sign < ' ' || sign === '\x7f')) return null
  const here = 'http://here.invalid'
  const url = URL.canParse(text, here) ? new URL(text, here) : null
  return url?.origin === here && /^\/(fr|en)(?=[/]|$)/.test(url.pathname) ? url.pathname + url.search : null
}
