import { dev } from 'astro'
import { environment } from '../core/web/environment.ts'
import { startJobs } from '../jobs/start-jobs.ts'
import { openDatabase } from './open-database.ts'
import { prepareShop } from './prepare-shop.ts'

// Astro's own server, from the sources; limits and headers of ours stand around the built shop only.
const env = environment()
const database = await openDatabase(env)
await prepareShop(env, new Date().toISOString())
const server = await dev({ server: { port: env.port, host: env.host } })
const jobs = startJobs()
jobs.nudge()
const stop = async (): Promise<void> => {
  await server.stop()
  await jobs.stop()
  await database.close()
  process.exit(0)
}
process.once('SIGTERM', () => void stop())
process.once('SIGINT', () => void stop())
