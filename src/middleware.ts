import type { APIContext } from 'astro'
import { defineMiddleware } from 'astro:middleware'
import { langOfPath, pickLang } from './core/i18n/pick-lang.ts'
import { newId } from './core/id.ts'
import { isDatabaseAway } from './core/refusal.ts'
import { environment } from './core/web/environment.ts'
import { cartCount } from './features/cart/cart-count.ts'
import { shopFrame } from './features/donations/shop-frame.ts'
import { logBug } from './server/log.ts'

/** A cart's secret as `newToken` writes it; anything else in the cookie is no cart. */
const cartSecret = /^[0-9a-hjkmnp-tv-z]{32}$/

/** Machines ask these addresses, and /healthz must answer without a database. */
const needsNoFrame = ({ url }: APIContext): boolean =>
  url.pathname.startsWith('/api/') || url.pathname === '/healthz'

function fillLocals({ cookies, locals, request, url }: APIContext): void {
  const cookie = cookies.get('cart')?.value
  locals.lang = langOfPath(url.pathname) ?? pickLang(request.headers.get('accept-language'))
  locals.now = new Date().toISOString()
  locals.cartSecret = cookie !== undefined && cartSecret.test(cookie) ? cookie : null
  // src/server gives each request its id; in dev there is no server of ours.
  locals.requestId = request.headers.get('x-request-id') ?? newId('req')
  locals.siteUrl = environment().siteUrl
  locals.cartCount = null
}

/** What the frame shows. The page that says the database is away is drawn without it. */
async function fillFrame({ locals, url }: APIContext): Promise<void> {
  try {
    locals.cartCount = await cartCount(locals.cartSecret)
    locals.shop = await shopFrame(locals.now)
  } catch (error) {
    if (!isDatabaseAway(error) || !/^\/(fr|en)\/refused$/.test(url.pathname)) throw error
  }
}

export const onRequest = defineMiddleware(async (context, next) => {
  const { locals, params, request, url } = context
  fillLocals(context)
  try {
    if (!needsNoFrame(context)) await fillFrame(context)
    if (params['lang'] !== undefined && !langOfPath(url.pathname)) return new Response(null, { status: 404 })
    const response = await next()
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
