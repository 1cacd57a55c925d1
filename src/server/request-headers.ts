import type { IncomingHttpHeaders } from 'node:http'
import { refusalHeader } from './refusals.ts'
import { trustedHost, type Site } from './same-origin.ts'

/** Words of a proxy that anybody can write: the shop's address comes from SITE_URL alone. */
const hearsay = /^(x-forwarded-.*|forwarded|x-real-ip|x-original-.*|x-rewrite-.*|x-http-method-override)$/

/** The headers that pages see: the host they may believe, our own id, nothing that pretends to be a proxy's. */
export function headersForPages(
  headers: IncomingHttpHeaders,
  site: Site,
  requestId: string,
): IncomingHttpHeaders {
  const passed: IncomingHttpHeaders = {}
  for (const [name, value] of Object.entries(headers))
    if (!hearsay.test(name) && name !== refusalHeader) passed[name] = value
  passed.host = trustedHost(headers.host, site)
  passed['x-request-id'] = requestId
  return passed
}
