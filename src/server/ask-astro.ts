import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import type { Answer } from './answer.ts'

/** What Astro's handler reads of a request. */
type Asked = {
  method: string
  url: string
  headers: IncomingHttpHeaders
  body: Uint8Array
  socket: Socket
  once: IncomingMessage['once']
}

/** Stands in for node's response, so that the answer can be compressed, tagged and checked as a whole. */
class Kept extends Writable {
  readonly req: Asked
  readonly #chunks: Buffer[] = []
  #headers: Answer['headers'] = {}
  statusCode = 200
  statusMessage = ''
  headersSent = false

  constructor(req: Asked) {
    super()
    this.req = req
  }

  writeHead(status: number, headers: Record<string, string | string[]> = {}): this {
    this.statusCode = status
    this.headersSent = true
    for (const [name, value] of Object.entries(headers)) this.#headers[name.toLowerCase()] = value
    return this
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.#chunks.push(chunk)
    done()
  }

  answer(): Answer {
    return { status: this.statusCode, headers: this.#headers, body: Buffer.concat(this.#chunks) }
  }
}

/** The handler of the built `dist/server/entry.mjs`. */
export type AstroHandler = (req: Asked, res: Kept) => Promise<void>

/** Who can answer pages: takes a request's parts, gives the whole answer. */
export type AskAstro = (
  req: IncomingMessage,
  parts: Partial<Omit<Asked, 'socket' | 'once'>>,
) => Promise<Answer>

/** A way to ask Astro for a page and get it whole. Rejects when the handler breaks. */
export function askAstro(handler: AstroHandler): AskAstro {
  return async (req, parts) => {
    const asked: Asked = {
      method: parts.method ?? 'GET',
      url: parts.url ?? req.url ?? '/',
      headers: parts.headers ?? req.headers,
      body: parts.body ?? new Uint8Array(),
      socket: req.socket,
      once: req.once.bind(req),
    }
    const kept = new Kept(asked)
    await handler(asked, kept)
    if (!kept.writableEnded) throw new Error(`No answer for ${asked.url}`)
    await finished(kept)
    return kept.answer()
  }
}
