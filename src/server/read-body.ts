import type { IncomingMessage } from 'node:http'

/** The largest body that is read of anybody, in bytes. */
export const bodyLimit = 1_000_000

/** The size that a request announces, in bytes; 0 when it announces none. */
export const announcedLength = (req: IncomingMessage): number => Number(req.headers['content-length'] ?? 0)

/** Reads the whole body, at most `limit` bytes. 'too large' when it is, 'cut off' when the client left before its end. */
export async function readBody(
  req: IncomingMessage,
  limit = bodyLimit,
): Promise<Buffer | 'too large' | 'cut off'> {
  if (announcedLength(req) > limit) return 'too large'
  const chunks: Buffer[] = []
  let length = 0
  try {
    for await (const chunk of req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      length += chunk.length
      if (length > limit) return 'too large'
      chunks.push(chunk)
    }
  } catch (error) {
    if (req.complete) throw error
    return 'cut off'
  }
  return Buffer.concat(chunks)
}

/** Whether `bytes` is a form that a page can read: properly encoded, no NUL, its parts whole. */
export async function isForm(type: string, bytes: Buffer): Promise<boolean> {
  if (type.toLowerCase().startsWith('application/x-www-form-urlencoded')) return isEncodedForm(bytes)
  try {
    const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData()
    return [...form].every(
      ([name, value]) => !`${name}${typeof value === 'string' ? value : ''}`.includes('\0'),
    )
  } catch (error) {
    // undici names every fault of a multipart body so.
    if (error instanceof TypeError) return false
    throw error
  }
}

function isEncodedForm(bytes: Buffer): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return !decodeURIComponent(text.replaceAll('+', ' ')).includes('\0')
  } catch (error) {
    if (error instanceof URIError || error instanceof TypeError) return false
    throw error
  }
}
