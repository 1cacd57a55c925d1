import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { headerOf, type Answer } from './answer.ts'
import { compress, pickCoding, varies } from './compression.ts'

/** Pages that belong to one person: kept nowhere. Everything else may be kept by the browser and asked for anew. */
const isPrivate = /^\/(fr|en)\/(cart|checkout|orders|withdrawal|sign-in|sign-out|account|owner|ngo)(\/|$)/

function cacheControl(pathname: string, answer: Answer): string {
  const personal = isPrivate.test(pathname) || answer.headers['set-cookie'] !== undefined
  return personal || answer.status >= 400 ? 'no-store' : 'private, no-cache'
}

function addVary(answer: Answer, name: string): void {
  const known = headerOf(answer, 'vary')
  if (
    !known
      .toLowerCase()
      .split(/\s*,\s*/)
      .includes(name.toLowerCase())
  )
    answer.headers['vary'] = known ? `${known}, ${name}` : name
}

/** A weak tag: the same for every coding of the same bytes (RFC 9110, section 8.8.3). */
export const tagOf = (body: Uint8Array): string =>
  `W/"${createHash('sha1').update(body).digest('base64url')}"`

/** Whether If-None-Match names this tag (RFC 9110, section 13.1.2: weak comparison). */
export function matches(ifNoneMatch: string | undefined, tag: string): boolean {
  if (ifNoneMatch === undefined) return false
  const bare = (t: string) => t.trim().replace(/^W\//, '')
  return ifNoneMatch.trim() === '*' || ifNoneMatch.split(',').some((t) => bare(t) === bare(tag))
}

const withoutBody = (status: number) => status === 204 || status === 304

/** Completes an answer with its cache rules, tag and coding, and sends it. */
export async function send(
  req: IncomingMessage,
  res: ServerResponse,
  pathname: string,
  answer: Answer,
): Promise<void> {
  if (headerOf(answer, 'content-type') === 'text/html')
    answer.headers['content-type'] = 'text/html; charset=utf-8'
  answer.headers['cache-control'] ??= cacheControl(pathname, answer)
  const asks = req.method === 'GET' || req.method === 'HEAD'
  const mayBeKept = !headerOf(answer, 'cache-control').includes('no-store')
  if (varies(answer)) addVary(answer, 'Accept-Encoding')
  if (asks && answer.status === 200 && mayBeKept) {
    const tag = headerOf(answer, 'etag') || tagOf(answer.body)
    answer.headers['etag'] = tag
    if (matches(req.headers['if-none-match'], tag)) return end(req, res, { ...answer, status: 304 })
  }
  const coding = varies(answer) ? pickCoding(req.headers['accept-encoding']) : null
  if (!coding) return end(req, res, answer)
  const body = await compress(answer.body, coding)
  end(req, res, { ...answer, body, headers: { ...answer.headers, 'content-encoding': coding } })
}

function end(req: IncomingMessage, res: ServerResponse, answer: Answer): void {
  const { 'content-length': _, 'transfer-encoding': __, ...headers } = answer.headers
  if (withoutBody(answer.status)) delete headers['content-type']
  else headers['content-length'] = String(answer.body.length)
  res.writeHead(answer.status, headers)
  res.end(req.method === 'HEAD' || withoutBody(answer.status) ? undefined : answer.body)
}
