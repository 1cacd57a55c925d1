import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pathToFileURL } from 'node:url'
import { resolve } from 'node:path'
import { EnvironmentError } from '../core/web/environment-error.ts'
import { environment, type Environment } from '../core/web/environment.ts'
import { demoLogins } from '../features/accounts/seed-demo-people.ts'
import { demoPassword } from '../features/accounts/demo-people.ts'
import { takeQueued } from '../features/mail/queued-signal.ts'
import { seller } from '../features/shop/seller.ts'
import { startJobs } from '../jobs/start-jobs.ts'
import { askAstro, type AstroHandler } from './ask-astro.ts'
import { stopGracefully } from './graceful.ts'
import { logBug } from './log.ts'
import { openDatabase } from './open-database.ts'
import { prepareShop } from './prepare-shop.ts'
import { shopServer } from './serve.ts'
import { staticFiles } from './static.ts'

function listen(server: Server, env: Environment): Promise<AddressInfo> {
  return new Promise((done, fail) => {
    server.once('error', fail)
    server.listen(env.port, env.host, () => done(server.address() as AddressInfo))
  })
}

/** What a person reads when the shop cannot start; null when it is a bug. */
function sentenceFor(error: unknown, env: Environment | null): string | null {
  if (error instanceof EnvironmentError) return error.message
  // What the owner has written there is wrong, and the message says where.
  if (error instanceof Error && error.message.includes('content/')) return error.message
  const code = (error as NodeJS.ErrnoException).code
  if (!env) return null
  if (code === 'EADDRINUSE')
    return `Port ${env.port} is already in use. Stop the other program or choose another port: PORT=${env.port + 1} npm start`
  if (code === 'EACCES' && env.port < 1024)
    return `Port ${env.port} needs more rights than this account has. Choose another one: PORT=4321 npm start`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `HOST=${env.host} is not an address of this machine. Leave HOST unset, or set HOST=0.0.0.0 to be reached from everywhere.`
  return null
}

async function loadAstro(): Promise<AstroHandler> {
  process.env['ASTRO_NODE_AUTOSTART'] = 'disabled'
  const entry = pathToFileURL(resolve('dist/server/entry.mjs')).href
  const built = (await import(/* @vite-ignore */ entry)) as { handler: AstroHandler }
  return built.handler
}

async function start(env: Environment): Promise<void> {
  const database = await openDatabase(env)
  await prepareShop(env, new Date().toISOString())
  const jobs = startJobs()
  const site = { siteUrl: env.siteUrl, siteUrlGiven: env.siteUrlGiven }
  const server = shopServer(
    {
      site,
      ask: askAstro(await loadAstro()),
      file: staticFiles(resolve('dist/client'), resolve('content/drawings')),
    },
    () => {
      if (takeQueued()) jobs.nudge()
    },
  )
  const { port } = await listen(server, env)
  // With PORT=0 the system chose one: pages and mails that ask from now on learn which.
  process.env['PORT'] = String(port)
  site.siteUrl = environment().siteUrl
  stopGracefully(server, async () => {
    await jobs.stop()
    await database.close()
  })
  jobs.nudge()
  const shown = env.siteUrlGiven ? `${site.siteUrl} (http://${env.host}:${port})` : site.siteUrl
  process.stdout.write(`Centime is open at ${shown}\n`)
  if (seller().demo) await printLogins(site.siteUrl)
}

/** The demo's ways in, for whoever has just started it. */
async function printLogins(siteUrl: string): Promise<void> {
  const logins = await demoLogins()
  if (logins.length === 0) return
  const lines = logins.map(({ email, role }) => `  ${role.padEnd(6)} ${email}  ${demoPassword}`)
  process.stdout.write(`Logins of the demo, at ${siteUrl}/en/sign-in:\n${lines.join('\n')}\n`)
}

let env: Environment | null = null
try {
  env = environment()
  await start(env)
} catch (error) {
  const sentence = sentenceFor(error, env)
  if (sentence === null) logBug(error, { during: 'start' })
  else process.stderr.write(`${sentence}\n`)
  process.exit(1)
}
