import type { ServerOptions } from 'node:http'
import type { Server } from 'node:http'

/**
 * How long and how large a client may be. A slow client ties up a socket, never the shop: the whole head
 * must be there within 10 s, the whole request within 30 s. Times in milliseconds, sizes in bytes.
 */
export const serverOptions: ServerOptions = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  // Longer than the 60 s after which common proxies let go, so that they never write into a closed socket.
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 2_000,
  maxHeaderSize: 16_384,
  requireHostHeader: true,
  noDelay: true,
}

/** The limits that are not options of the constructor. */
export function limit(server: Server): void {
  server.maxHeadersCount = 100
  // A socket on which nothing moves at all, in either direction.
  server.setTimeout(120_000)
  server.maxRequestsPerSocket = 10_000
}
