import type { APIRoute } from 'astro'
import { t } from '../../core/i18n/messages.ts'
import { environment } from '../../core/web/environment.ts'
import { isWithheld, readDocument } from '../../features/costs/read-document.ts'

/** What a browser may show by itself; anything else is saved. */
const shown = ['application/pdf', 'image/png', 'image/jpeg', 'image/webp']

const sentence = (text: string) =>
  new Response(text, { status: 404, headers: { 'content-type': 'text/plain; charset=utf-8' } })

/**
 * A piece of evidence, by the SHA-256 that receipts name. It never changes. A withheld one is shown to those
 * alone who edit breakdowns.
 */
export const GET: APIRoute = async ({ params, locals: { lang, person } }) => {
  const sha256 = params['sha256'] ?? ''
  if (!/^[0-9a-f]{64}$/.test(sha256)) return new Response(null, { status: 404 })
  const { dataDir } = environment()
  const document = await readDocument({ sha256, dataDir, by: person })
  if (!document)
    return (await isWithheld(sha256))
      ? sentence(t(lang, 'lost.withheld'))
      : new Response(null, { status: 404 })
  const inline = shown.includes(document.mediaType)
  return new Response(new Uint8Array(document.content), {
    headers: {
      'content-type': inline ? document.mediaType : 'application/octet-stream',
      'x-content-type-options': 'nosniff',
      'content-disposition': inline ? 'inline' : `attachment; filename="${sha256.slice(0, 12)}"`,
      // Evidence comes from elsewhere: whatever is in it, it runs nothing here.
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      'cache-control': document.isPublic ? 'public, max-age=31536000, immutable' : 'private, no-store',
    },
  })
}
