import type { APIRoute } from 'astro'
import { openData } from '../../../../../core/web/problem.ts'
import { askedBreakdown } from './_asked-breakdown.ts'
import { breakdownJson } from '../../../../../features/costs/breakdown-json.ts'

export const GET: APIRoute = async ({ params, url, locals }) => {
  const asked = await askedBreakdown({ slug: params['slug'] ?? '', url, at: locals.now })
  if (asked instanceof Response) return asked
  return new Response(JSON.stringify(breakdownJson(asked.breakdown)), {
    headers: {
      ...openData,
      'content-type': 'application/json; charset=utf-8',
      'cache-control': asked.cacheControl,
    },
  })
}
