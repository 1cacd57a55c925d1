const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
}

/** The media type of a file of ours, by its extension. */
export const mediaTypeOf = (extension: string): string => types[extension] ?? 'application/octet-stream'

const compressible =
  /^(text\/|application\/(json|problem\+json|manifest\+json|xml|javascript)|image\/svg\+xml)/

/** Whether compressing this media type saves anything. */
export const isCompressible = (mediaType: string): boolean => compressible.test(mediaType)
