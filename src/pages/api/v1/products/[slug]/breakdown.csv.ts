import type { APIRoute } from 'astro'
import { openData } from '../../../../../core/web/problem.ts'
import { askedBreakdown } from './_asked-breakdown.ts'
import { breakdownCsv } from '../../../../../features/costs/breakdown-csv.ts'

export const GET: APIRoute = async ({ params, url, locals }) => {
  const asked = await askedBreakdown({ slug: params['slug'] ?? '', url, at: locals.now })
  if (asked instanceof Response) return asked
  const { product, version } = asked.breakdown
  return new Response(breakdownCsv(asked.breakdown), {
    headers: {
      ...openData,
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="${product}-version-${version}.csv"`,
      'cache-control': asked.cacheControl,
    },
  })
}
