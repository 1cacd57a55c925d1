import { dev } from 'astro'
import { environment } from '../core/web/environment.ts'
import { openShop } from './open-shop.ts'

// Astro's own server, from the sources; limits and headers of ours stand around the built shop only.
const env = environment()
const database = await openShop(env)
const server = await dev({ server: { port: env.port, host: env.host } })
const stop = async (): Promise<void> => {
  await server.stop()
  database.close()
  process.exit(0)
}
process.once('SIGTERM', () => void stop())
process.once('SIGINT', () => void stop())
