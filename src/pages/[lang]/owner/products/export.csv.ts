import type { APIRoute } from 'astro'
import { exportCatalogue } from '../../../../features/imports/export-catalogue.ts'

/** The catalogue as a file: what `centime export products` writes. */
export const GET: APIRoute = async ({ locals: { lang, now, person, siteUrl } }) => {
  if (!person) return new Response(null, { status: 404 })
  const { csv } = await exportCatalogue({ by: person, lang, siteUrl, at: now })
  return new Response(csv, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="centime-${lang}-${now.slice(0, 10)}.csv"`,
      'cache-control': 'private, no-store',
    },
  })
}
