import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { newId } from '../core/id.ts'
import { answering, type Shop } from './answer-request.ts'
import { onClientError } from './client-error.ts'
import { limit, serverOptions } from './limits.ts'
import { logBug } from './log.ts'
import { mostAnnounced } from './body-limit.ts'
import { announcedLength } from './read-body.ts'
import { brokenAnswer } from './refusals.ts'
import { securityHeaders } from './security-headers.ts'
import { send } from './send.ts'

/** How long a refused body is still swallowed, so that the client can read why, in milliseconds. */
const lingerMs = 2_000

/** Our own server around Astro's handler; not listening yet. */
export function shopServer(shop: Shop, afterForm: () => void): Server {
  const answer = answering(shop)
  const headers = securityHeaders(shop.site.siteUrl)

  async function handle(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const requestId = newId('req')
    for (const [name, value] of Object.entries(headers)) res.setHeader(name, value)
    const pathname = (req.url ?? '/').split('?')[0]!
    try {
      const given = await answer(req, requestId)
      if (!given) return void res.destroy()
      if (!req.complete) linger(req)
      await send(req, res, pathname, given)
    } catch (error) {
      logBug(error, { requestId, method: req.method, path: pathname })
      if (res.headersSent) return void res.destroy()
      await send(req, res, pathname, brokenAnswer(req, requestId))
    } finally {
      if (req.method === 'POST') afterForm()
    }
  }

  const onRequest = (req: IncomingMessage, res: ServerResponse): void => {
    handle(req, res).catch((error: unknown) => {
      logBug(error, { path: req.url })
      res.destroy()
    })
  }

  const server = createServer(serverOptions, onRequest)
  // A client that asks first is spared the sending of what would be refused.
  server.on('checkContinue', (req: IncomingMessage, res: ServerResponse) => {
    const pathname = (req.url ?? '/').split('?')[0]!
    if (announcedLength(req) <= mostAnnounced(req, pathname)) res.writeContinue()
    onRequest(req, res)
  })
  server.on('clientError', onClientError(headers))
  limit(server)
  return server
}

function linger(req: IncomingMessage): void {
  req.resume()
  setTimeout(() => req.destroy(), lingerMs).unref()
}
