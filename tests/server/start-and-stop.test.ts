import { once } from 'node:events'
import { createServer, type AddressInfo, connect } from 'node:net'
import { describe, expect, test } from 'vitest'
import { startShop, tryToStart } from '../server.ts'

describe('SIGTERM', () => {
  test('lets what is in flight finish, then ends with 0', async () => {
    const shop = await startShop()
    const socket = connect(Number(new URL(shop.url).port), '127.0.0.1')
    let heard = ''
    socket.on('data', (chunk) => (heard += chunk.toString()))
    const hungUp = once(socket, 'close')
    socket.write(
      `POST /fr/nothing HTTP/1.1\r\nhost: localhost\r\norigin: http://localhost\r\nexpect: 100-continue\r\n` +
        `content-type: application/x-www-form-urlencoded\r\ncontent-length: 3\r\n\r\n`,
    )
    // The shop has taken the request on and waits for its body.
    await once(socket, 'data')
    const ended = shop.stop()
    // It no longer lets anybody in, …
    await refusesConnections(shop.url)
    // … and answers who was in.
    socket.write('a=1')
    await hungUp
    expect(heard).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 404 /)
    expect(heard).toMatch(/<\/html>\s*$/)
    expect(await ended).toBe(0)
  })

  test('does not wait for connections on which nothing is asked', async () => {
    const shop = await startShop()
    const idle = connect(Number(new URL(shop.url).port), '127.0.0.1')
    await once(idle, 'connect')
    idle.write('GET /healthz HTTP/1.1\r\nhost: localhost\r\n\r\n')
    await once(idle, 'data')
    const hungUp = once(idle, 'close')
    expect(await shop.stop()).toBe(0)
    await hungUp
  })

  test('leaves a database that the next start opens as it was', async () => {
    const first = await startShop()
    expect(await first.stop()).toBe(0)
    const second = await startShop({ DATA_DIR: first.dataDir })
    expect((await fetch(`${second.url}/healthz`)).status).toBe(200)
    expect(await second.stop()).toBe(0)
  })
})

/** Returns once a new connection is turned away. */
async function refusesConnections(url: string): Promise<void> {
  for (;;) {
    const socket = connect(Number(new URL(url).port), '127.0.0.1')
    const outcome = await Promise.race([
      once(socket, 'connect').then(() => 'open'),
      once(socket, 'error').then(() => 'refused'),
    ]).catch(() => 'refused')
    socket.destroy()
    if (outcome === 'refused') return
  }
}

describe('a shop that cannot start says why and how to mend it', () => {
  test('when the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    const { code, stdout, stderr } = await tryToStart({ PORT: String(port) })
    other.close()
    expect({ code, stdout, stderr }).toEqual({
      code: 1,
      stdout: '',
      stderr: `Port ${port} is already in use. Stop the other program or choose another port: PORT=${port + 1} npm start\n`,
    })
  })

  test('when several settings are wrong, each in a line', async () => {
    const { code, stderr } = await tryToStart({ PORT: 'http', SITE_URL: 'shop.example', DEMO: 'yes' })
    expect(code).toBe(1)
    expect(stderr.trim().split('\n')).toEqual([
      expect.stringContaining('PORT=4321'),
      expect.stringContaining('SITE_URL=https://shop.example'),
      expect.stringContaining('DEMO=off'),
    ])
  })

  test('when HOST is not an address of this machine', async () => {
    const { code, stderr } = await tryToStart({ HOST: '192.0.2.1' })
    expect([code, stderr]).toEqual([
      1,
      expect.stringContaining('HOST=192.0.2.1 is not an address of this machine.'),
    ])
  })
})
