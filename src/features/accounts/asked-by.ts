/** By which better-auth is told the client's address; what a request says of it itself is never passed on. */
export const addressHeader = 'x-centime-address'

/** What a page passes on of a request: the client's cookies, its address, and what browser it says it is. */
export type AskedBy = { cookie: string; address: string; userAgent: string; at: string; requestId: string }

/** The parts of a page's or the middleware's context that are asked for here. */
type Context = { request: Request; clientAddress: string; locals: { now: string; requestId: string } }

export const askedBy = ({ request, clientAddress, locals }: Context): AskedBy => ({
  cookie: request.headers.get('cookie') ?? '',
  address: clientAddress,
  userAgent: (request.headers.get('user-agent') ?? '').slice(0, 300),
  at: locals.now,
  requestId: locals.requestId,
})

export const headersFor = ({ cookie, address, userAgent }: AskedBy): Headers =>
  new Headers({ cookie, [addressHeader]: address, 'user-agent': userAgent })

/** The same request after an answer has set cookies: those take the place of the ones before. */
export function withCookies(by: AskedBy, setCookies: readonly string[]): AskedBy {
  const kept = new Map<string, string>()
  for (const pair of [...by.cookie.split(/;\s*/), ...setCookies.map((line) => line.split(';')[0] ?? '')]) {
    const at = pair.indexOf('=')
    if (at > 0) kept.set(pair.slice(0, at), pair.slice(at + 1))
  }
  return { ...by, cookie: [...kept].map(([name, value]) => `${name}=${value}`).join('; ') }
}
