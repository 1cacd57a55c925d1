import type { Answer } from './answer.ts'
import { headerOf } from './answer.ts'
import { isCompressible } from './media-type.ts'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const toBrotli = promisify(brotliCompress)
const toGzip = promisify(gzip)

/** Below this many bytes an answer fits one packet anyway. */
const worthwhileBytes = 1024

type Coding = 'br' | 'gzip'

/** The coding to use for an Accept-Encoding header (RFC 9110, section 12.5.3), brotli first. */
export function pickCoding(acceptEncoding: string | undefined): Coding | null {
  const accepted = new Set<string>()
  for (const part of (acceptEncoding ?? '').toLowerCase().split(',')) {
    const [coding = '', quality = ''] = part.split(';').map((s) => s.trim())
    if (!/^q=0(\.0*)?$/.test(quality)) accepted.add(coding)
  }
  if (accepted.has('br')) return 'br'
  return accepted.has('gzip') ? 'gzip' : null
}

/** Whether an answer differs by what the client accepts: then it must say so in Vary. */
export function varies(answer: Answer): boolean {
  return (
    answer.body.length >= worthwhileBytes &&
    answer.headers['content-encoding'] === undefined &&
    isCompressible(headerOf(answer, 'content-type'))
  )
}

function code(body: Uint8Array, coding: Coding): Promise<Buffer> {
  if (coding === 'gzip') return toGzip(body, { level: 6 })
  return toBrotli(body, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
  })
}

const coded = new WeakMap<Uint8Array, Map<Coding, Promise<Buffer>>>()

/**
 * The body in that coding. Brotli at 4 and gzip at 6 cost about a millisecond a page; a body that is sent
 * again (the files of the build) is coded once.
 */
export function compress(body: Uint8Array, coding: Coding): Promise<Buffer> {
  const known = coded.get(body) ?? new Map<Coding, Promise<Buffer>>()
  coded.set(body, known)
  const result = known.get(coding) ?? code(body, coding)
  known.set(coding, result)
  return result
}
