import type { IncomingMessage } from 'node:http'
import { seller } from '../features/shop/seller.ts'
import { announcedLength, bodyLimit } from './read-body.ts'

/** What the desk may send, in bytes: an invoice or a picture, and the form around it. */
export const deskBodyLimit = 20_000_000

const desk = /^\/(?:fr|en)\/owner\//
const sessionCookie = /(?:^|;\s*)(?:__Secure-)?centime\.session_token=/

/** What a request may send at most as far as its head tells, before anybody is asked who it comes from. */
export const mostAnnounced = ({ headers }: IncomingMessage, pathname: string): number =>
  desk.test(pathname) && sessionCookie.test(headers.cookie ?? '') ? deskBodyLimit : bodyLimit

/**
 * The size of body that is read of a request, in bytes: larger for the desk's own people on the desk's own
 * pages. Nobody is looked up for what is small enough anyway.
 */
export async function bodyLimitOf(
  req: IncomingMessage,
  pathname: string,
  requestId: string,
): Promise<number> {
  const announced = req.headers['content-length'] !== undefined && announcedLength(req) <= bodyLimit
  if (announced || mostAnnounced(req, pathname) === bodyLimit) return bodyLimit
  const { signedIn } = await import('../features/accounts/signed-in.ts')
  const { can } = await import('../features/accounts/person.ts')
  const asked = {
    cookie: req.headers.cookie ?? '',
    address: req.socket.remoteAddress ?? '',
    userAgent: (req.headers['user-agent'] ?? '').slice(0, 300),
    at: new Date().toISOString(),
    requestId,
  }
  const found = await signedIn(asked, seller().demo)
  return found && found.owes === null && can(found.person, 'see', 'desk') ? deskBodyLimit : bodyLimit
}
