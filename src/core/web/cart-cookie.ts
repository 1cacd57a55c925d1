import type { AstroCookies } from 'astro'

/** The one cookie of a shopper: the secret of their cart. Needed for buying, so no banner asks for it. */
export const cartCookieName = 'cart'

/** A cart that nobody touches for so long is forgotten, here and in the browser. */
export const cartDays = 60

/** Keeps the cart's secret for `cartDays`, out of scripts' reach, sent only to this shop. */
export function setCartCookie(cookies: AstroCookies, secret: string, siteUrl: string): void {
  cookies.set(cartCookieName, secret, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: siteUrl.startsWith('https:'),
    maxAge: cartDays * 24 * 3600,
  })
}
