import type { IncomingHttpHeaders } from 'node:http'

/** Where the shop stands, as its owner said. */
export type Site = { siteUrl: string; siteUrlGiven: boolean }

const loopback = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/
const wellFormed = /^([a-z0-9.-]+|\[[0-9a-f:.]+\])(:\d{1,5})?$/

const changesNothing = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * The host that pages may believe: the owner's word, or without one this machine's own names. Never
 * what a stranger writes into Host or X-Forwarded-Host.
 */
export function trustedHost(host: string | undefined, site: Site): string {
  const asked = (host ?? '').toLowerCase()
  if (loopback.test(asked)) return asked
  return new URL(site.siteUrl).host
}

function ownOrigins(host: string | undefined, site: Site): string[] {
  const asked = (host ?? '').toLowerCase()
  const own = [site.siteUrl]
  // On the machine itself, and on a local network before the owner has chosen an address.
  if (loopback.test(asked) || (!site.siteUrlGiven && wellFormed.test(asked))) own.push(`http://${asked}`)
  return own
}

/**
 * Whether a request may change something: its Origin is the shop's own (Fetch standard, "Origin header").
 * Without an Origin, the browser must say itself that the request comes from the shop's own pages.
 */
export function fromOwnPages(method: string, headers: IncomingHttpHeaders, site: Site): boolean {
  if (changesNothing.has(method)) return true
  if (headers.origin === undefined) return headers['sec-fetch-site'] === 'same-origin'
  return ownOrigins(headers.host, site).includes(headers.origin.toLowerCase())
}
