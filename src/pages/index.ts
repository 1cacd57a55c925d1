import type { APIRoute } from 'astro'
import { pickLang } from '../core/i18n/pick-lang.ts'

export const GET: APIRoute = ({ request }) =>
  new Response(null, {
    status: 302,
    headers: {
      location: `/${pickLang(request.headers.get('accept-language'))}`,
      vary: 'Accept-Language',
      'cache-control': 'private, no-cache',
    },
  })
