import { z } from 'zod'
import { isAbsolute, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What the surroundings say, checked. */
export type Environment = {
  port: number
  host: string
  /** Where people find the shop, without a slash at the end: `https://shop.example`. */
  siteUrl: string
  /** Whether SITE_URL was set; otherwise `siteUrl` is this machine's own address. */
  siteUrlGiven: boolean
  /** The path of the SQLite file. */
  databaseFile: string
  dataDir: string
  /** Whether an empty database becomes the demo shop. */
  demo: boolean
  production: boolean
}

/** One or more settings are wrong; `message` has a sentence with its cure for each. */
export class EnvironmentError extends Error {
  constructor(sentences: string[]) {
    super(sentences.join('\n'))
    this.name = 'EnvironmentError'
  }
}

const portSentence = 'PORT must be a whole number from 0 to 65535. Set for instance PORT=4321.'
const siteSentence =
  'SITE_URL must be the address of the shop and nothing behind it. Set for instance SITE_URL=https://shop.example.'
const databaseSentence =
  'DATABASE_URL must name an SQLite file. Set for instance DATABASE_URL=file:./data/centime.db.'
const postgresSentence =
  'DATABASE_URL names a PostgreSQL server, which this version cannot use yet. Set for instance DATABASE_URL=file:./data/centime.db.'

const isOrigin = (text: string) => {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  const bare = url.pathname === '/' && url.search === '' && url.hash === '' && url.username === ''
  return (url.protocol === 'https:' || url.protocol === 'http:') && bare && !/[?#@]/.test(text)
}

const schema = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, portSentence)
    .transform(Number)
    .refine((port) => port <= 65535, portSentence)
    .default(4321),
  HOST: z
    .string()
    .regex(
      /^[A-Za-z0-9.:_-]+$/,
      'HOST must be a name or an address of this machine. Set for instance HOST=0.0.0.0.',
    )
    .default('127.0.0.1'),
  SITE_URL: z
    .string()
    .refine(isOrigin, siteSentence)
    .transform((text) => new URL(text).origin)
    .optional(),
  DATABASE_URL: z
    .string()
    .refine((url) => !/^postgres(ql)?:/.test(url), postgresSentence)
    .refine((url) => /^postgres(ql)?:/.test(url) || /^file:.*[^/]$/.test(url), databaseSentence)
    .optional(),
  DATA_DIR: z.string().default('./data'),
  DEMO: z.enum(['on', 'off'], 'DEMO must be on or off. Set for instance DEMO=off.').default('on'),
  NODE_ENV: z.string().optional(),
})

/** The path in a `file:` address: `file:./shop.db`, `file:/srv/shop.db` or `file:///srv/shop.db`. */
function pathOf(url: string): string {
  if (url.startsWith('file://')) return fileURLToPath(url)
  const path = url.slice('file:'.length)
  return isAbsolute(path) ? path : resolve(path)
}

/** Reads and checks `from`; an empty value counts as unset. Throws EnvironmentError. */
export function readEnvironment(from: Record<string, string | undefined>): Environment {
  const set = Object.fromEntries(
    Object.entries(from).filter(([, value]) => value !== undefined && value !== ''),
  )
  const result = schema.safeParse(set)
  if (!result.success) throw new EnvironmentError(result.error.issues.map((issue) => issue.message))
  const { PORT, HOST, SITE_URL, DATABASE_URL, DATA_DIR, DEMO, NODE_ENV } = result.data
  const dataDir = resolve(DATA_DIR)
  return {
    port: PORT,
    host: HOST,
    siteUrl: SITE_URL ?? `http://localhost:${PORT}`,
    siteUrlGiven: SITE_URL !== undefined,
    databaseFile: DATABASE_URL === undefined ? join(dataDir, 'centime.db') : pathOf(DATABASE_URL),
    dataDir,
    demo: DEMO === 'on',
    production: NODE_ENV === 'production',
  }
}

/** The environment of this process. Throws EnvironmentError. */
export const environment = (): Environment => readEnvironment(process.env)
