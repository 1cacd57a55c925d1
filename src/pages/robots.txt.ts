import type { APIRoute } from 'astro'
import { langs } from '../core/i18n/lang.ts'
import { to } from '../core/i18n/path.ts'

/** Pages of one person, and steps of buying: of no use to a search engine. */
const closed = langs.flatMap((lang) => [
  to(lang).cart,
  to(lang).checkout,
  to(lang).order(''),
  to(lang).signIn(),
  to(lang).account(),
  to(lang).owner.home,
  to(lang).ngo,
])

export const GET: APIRoute = () => {
  const lines = ['User-agent: *', ...closed.map((path) => `Disallow: ${path}`), 'Disallow: /documents/']
  return new Response(`${lines.join('\n')}\n`, {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=3600' },
  })
}
