/**
 * For a page that belongs to one person: no cache keeps it, no search engine lists it, no other site
 * learns its address. A page with a form keeps `same-origin`: under `no-referrer` browsers post with
 * `Origin: null` (Fetch standard, "append a request Origin header"), which the shop refuses.
 */
export function keepPrivate(headers: Headers, referrer: 'no-referrer' | 'same-origin' = 'same-origin'): void {
  headers.set('cache-control', 'private, no-store')
  headers.set('x-robots-tag', 'noindex, nofollow')
  headers.set('referrer-policy', referrer)
}
