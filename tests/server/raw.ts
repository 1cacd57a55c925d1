import { request } from 'node:http'
import { connect } from 'node:net'

export type Asked = {
  method?: string
  path?: string
  headers?: Record<string, string>
  body?: string | Buffer
}
export type Answered = {
  status: number
  headers: Record<string, string>
  body: Buffer
}

/** One request exactly as written: any Host, no cleaning of the path, nothing decoded. */
export function ask(
  url: string,
  { method = 'GET', path = '/', headers = {}, body }: Asked,
): Promise<Answered> {
  const { port } = new URL(url)
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
    const req = request(
      {
        host: '127.0.0.1',
        port,
        method,
        path,
        agent: false,
        headers: { host: `localhost:${port}`, ...length, ...headers },
      },
      (res) => {
        const chunks: Buffer[] = []
        res.on('data', (chunk: Buffer) => chunks.push(chunk))
        res.on('error', reject)
        res.on('end', () =>
          resolve({
            status: res.statusCode ?? 0,
            headers: Object.fromEntries(Object.entries(res.headers).map(([k, v]) => [k, String(v)])),
            body: Buffer.concat(chunks),
          }),
        )
      },
    )
    req.on('error', reject)
    req.end(body)
  })
}

/** Writes bytes on a socket and gives all that comes back until the shop hangs up. */
export function speak(url: string, bytes: string | Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(bytes))
    let heard = ''
    socket.on('data', (chunk) => (heard += chunk.toString('latin1')))
    socket.on('error', reject)
    socket.on('close', () => resolve(heard))
  })
}
