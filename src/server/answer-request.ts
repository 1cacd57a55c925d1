import type { IncomingMessage } from 'node:http'
import { readAddress } from './address.ts'
import { headerOf, type Answer } from './answer.ts'
import type { AskAstro } from './ask-astro.ts'
import { bodyLimitOf } from './body-limit.ts'
import { isForm, readBody } from './read-body.ts'
import { brokenAnswer, problem, refusals } from './refusals.ts'
import { headersForPages } from './request-headers.ts'
import { fromOwnPages, type Site } from './same-origin.ts'

export type Shop = {
  site: Site
  ask: AskAstro
  /** The file at an address, or null. */
  file: (pathname: string) => Promise<Answer | null>
}

const pageMethods = ['GET', 'HEAD', 'POST']
const readOnly = /^\/(api|_astro|drawings|pictures|healthz)(\/|$)/
const formTypes = /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i

/** Gives the whole answer to one request; null when the client left before it was asked. */
export function answering({ site, ask, file }: Shop) {
  const refuse = refusals(ask)
  const closing = { connection: 'close' }

  return async (req: IncomingMessage, requestId: string): Promise<Answer | null> => {
    const method = req.method ?? 'GET'
    const address = readAddress(req.url ?? '/')
    if (typeof address === 'number') return refuse(req, address, closing)
    const { pathname, search } = address
    const methods = readOnly.test(pathname) ? ['GET', 'HEAD'] : pageMethods
    const allow = [...methods, 'OPTIONS'].join(', ')
    if (method === 'OPTIONS') return { status: 204, headers: { allow }, body: new Uint8Array() }
    if (!methods.includes(method)) return refuse(req, 405, { allow, ...closing })
    if (!fromOwnPages(method, req.headers, site)) return refuse(req, 403, closing)

    const found = method === 'POST' ? null : await file(pathname)
    if (found) return found

    let body: Uint8Array = new Uint8Array()
    if (method === 'POST') {
      const type = req.headers['content-type'] ?? ''
      if (!formTypes.test(type)) return refuse(req, 415, closing)
      const read = await readBody(req, await bodyLimitOf(req, pathname, requestId))
      if (read === 'cut off') return null
      if (read === 'too large') return refuse(req, 413, closing)
      if (!(await isForm(type, read))) return refuse(req, 400)
      body = read
    }
    // A HEAD is answered as its GET is, so that length and tag are the same.
    const answer = await ask(req, {
      method: method === 'HEAD' ? 'GET' : method,
      url: pathname + search,
      headers: headersForPages(req.headers, site, requestId),
      body,
    })
    if (answer.status === 405) return refuse(req, 405, { allow: headerOf(answer, 'allow') })
    if (answer.status === 503 && answer.body.length === 0)
      return refuse(req, 503, { 'retry-after': headerOf(answer, 'retry-after') || '5' })
    return inTheRightForm(req, pathname, requestId, answer)
  }
}

/** Programs get problem JSON where Astro answers with a page, people a page where it answers with nothing. */
function inTheRightForm(req: IncomingMessage, pathname: string, requestId: string, answer: Answer): Answer {
  if (answer.status < 400) return answer
  const isPage = headerOf(answer, 'content-type').startsWith('text/html')
  if (pathname.startsWith('/api/') && (isPage || answer.body.length === 0))
    return answer.status === 404
      ? problem(404, 'Not found', { detail: 'Nothing is at this address.' })
      : brokenAnswer(req, requestId)
  return answer.status === 500 && answer.body.length === 0 ? brokenAnswer(req, requestId) : answer
}
