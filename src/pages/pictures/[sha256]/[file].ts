import type { APIRoute } from 'astro'
import type { PictureFormat } from '../../../core/pictures/picture-path.ts'
import { environment } from '../../../core/web/environment.ts'
import { readPicture } from '../../../features/catalogue/picture-file.ts'

const mediaTypes: Record<PictureFormat, string> = { webp: 'image/webp', jpg: 'image/jpeg' }

/** A file of a product's picture. It never changes: its address says of what it was made. */
export const GET: APIRoute = async ({ params }) => {
  const sha256 = params['sha256'] ?? ''
  const [, width, format] = /^([1-9]\d{0,4})\.(webp|jpg)$/.exec(params['file'] ?? '') ?? []
  if (!/^[0-9a-f]{64}$/.test(sha256) || (format !== 'webp' && format !== 'jpg'))
    return new Response(null, { status: 404 })
  const content = await readPicture(environment().dataDir, { sha256, width: Number(width), format })
  if (!content) return new Response(null, { status: 404 })
  return new Response(new Uint8Array(content), {
    headers: {
      'content-type': mediaTypes[format],
      'x-content-type-options': 'nosniff',
      'cache-control': 'public, max-age=31536000, immutable',
    },
  })
}
