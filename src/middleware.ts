import type { APIContext } from 'astro'
import { defineMiddleware } from 'astro:middleware'
import { langOfPath, pickLang } from './core/i18n/pick-lang.ts'
import { newId } from './core/id.ts'
import { isDatabaseAway } from './core/refusal.ts'
import { environment } from './core/web/environment.ts'
import { askedBy } from './features/accounts/asked-by.ts'
import { closedRoom } from './features/accounts/closed-room.ts'
import { mayEnter, turnedAway } from './features/accounts/turned-away.ts'
import { cartCount } from './features/cart/cart-count.ts'
import { shopFrame } from './features/donations/shop-frame.ts'
import { logBug } from './server/log.ts'

/** A cart's secret as `newToken` writes it; anything else in the cookie is no cart. */
const cartSecret = /^[0-9a-hjkmnp-tv-z]{32}$/

/** better-auth's cookie for a session: without one nobody is signed in, and nothing is asked of the database. */
const sessionCookie = /(?:^|;\s*)(?:__Secure-)?centime\.session_token=/

/** Machines ask these addresses, and /healthz must answer without a database. */
const needsNoFrame = ({ url }: APIContext): boolean =>
  /^\/(api|pictures)\//.test(url.pathname) || url.pathname === '/healthz'

function fillLocals({ cookies, locals, request, url }: APIContext): void {
  const cookie = cookies.get('cart')?.value
  locals.lang = langOfPath(url.pathname) ?? pickLang(request.headers.get('accept-language'))
  locals.now = new Date().toISOString()
  locals.cartSecret = cookie !== undefined && cartSecret.test(cookie) ? cookie : null
  // src/server gives each request its id; in dev there is no server of ours.
  locals.requestId = request.headers.get('x-request-id') ?? newId('req')
  locals.siteUrl = environment().siteUrl
  locals.person = null
  locals.account = null
  locals.cartCount = null
}

/** Finds out who asks. Gives the cookies to send with the answer. */
async function fillPerson(context: APIContext): Promise<string[]> {
  const { locals, request } = context
  if (!sessionCookie.test(request.headers.get('cookie') ?? '')) return []
  // Loaded when it is needed: better-auth takes its time and 50 MB.
  const { signedIn } = await import('./features/accounts/signed-in.ts')
  const found = await signedIn(askedBy(context), locals.shop.isDemo)
  if (!found) return []
  locals.account = found
  // Who owes a second factor may do nothing yet.
  locals.person = found.owes === null ? found.person : null
  return found.cookies
}

/** The page, or where those go who may not see it. */
async function answered(context: APIContext, next: () => Promise<Response>): Promise<Response> {
  const { locals, routePattern, url } = context
  const room = closedRoom(url.pathname, routePattern)
  const away = room && langOfPath(url.pathname) ? await turnedAway(context, mayEnter[room]) : null
  const response = away ?? (await next())
  if (room !== null || locals.account !== null) response.headers.set('cache-control', 'private, no-store')
  return response
}

/** What the frame shows. The page that says the database is away is drawn without it. */
async function fillFrame({ locals, url }: APIContext): Promise<void> {
  try {
    locals.cartCount = await cartCount(locals.cartSecret)
    locals.shop = await shopFrame(locals.now)
  } catch (error) {
    if (!isDatabaseAway(error) || !/^\/(fr|en)\/refused$/.test(url.pathname)) throw error
    locals.cartCount = null
  }
}

export const onRequest = defineMiddleware(async (context, next) => {
  const { locals, params, request, url } = context
  fillLocals(context)
  try {
    let cookies: string[] = []
    if (!needsNoFrame(context)) {
      await fillFrame(context)
      cookies = await fillPerson(context)
    }
    if (params['lang'] !== undefined && !langOfPath(url.pathname)) return new Response(null, { status: 404 })
    const response = await answered(context, next)
    for (const cookie of cookies) response.headers.append('set-cookie', cookie)
    // A page that takes a form reads it. One that did not has done nothing, and says so.
    const unread = request.method === 'POST' && !request.bodyUsed && response.status === 200
    return unread ? new Response('', { status: 405, headers: { allow: 'GET, HEAD' } }) : response
  } catch (error) {
    logBug(error, { requestId: locals.requestId, method: request.method, path: url.pathname })
    // The server says so in the shop's words; the next request may find the database again.
    if (isDatabaseAway(error))
      return new Response('', { status: 503, headers: { 'retry-after': '5', 'cache-control': 'no-store' } })
    // Astro prints what it is thrown, with the values of a query: names and addresses. It gets the reference.
    throw import.meta.env.DEV ? error : new Error(`something broke: ${locals.requestId}`)
  }
})
