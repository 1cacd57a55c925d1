import { z } from 'zod'
import { join, resolve } from 'node:path'
import { databaseAddress, isDatabaseUrl, usualPoolSize, type DatabaseAddress } from './database-address.ts'
import { EnvironmentError } from './environment-error.ts'

/** What the surroundings say, checked. */
export type Environment = {
  port: number
  host: string
  /** Where people find the shop, without a slash at the end: `https://shop.example`. */
  siteUrl: string
  /** Whether SITE_URL was set; otherwise `siteUrl` is this machine's own address. */
  siteUrlGiven: boolean
  database: DatabaseAddress
  dataDir: string
  /** Whether an empty database becomes the demo shop. */
  demo: boolean
  production: boolean
  /** Signs sessions and encrypts second factors; null: a file in `dataDir` does. */
  authSecret: string | null
}

const portSentence = 'PORT must be a whole number from 0 to 65535. Set for instance PORT=4321.'
const siteSentence =
  'SITE_URL must be the address of the shop and nothing behind it. Set for instance SITE_URL=https://shop.example.'
const databaseSentence =
  'DATABASE_URL must name an SQLite file or a PostgreSQL database. Set for instance DATABASE_URL=file:./data/centime.db or DATABASE_URL=postgres://user:password@host:5432/centime.'
const poolSentence =
  'DATABASE_POOL must be a whole number from 2 to 1000: the connections to PostgreSQL that one process may hold. Set for instance DATABASE_POOL=10.'

const secretSentence =
  'AUTH_SECRET must have at least 32 characters that nobody can guess. Make one by: openssl rand -base64 32.'

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
  DATABASE_URL: z.string().refine(isDatabaseUrl, databaseSentence).optional(),
  DATABASE_POOL: z
    .string()
    .regex(/^\d{1,4}$/, poolSentence)
    .transform(Number)
    .refine((size) => size >= 2 && size <= 1000, poolSentence)
    .default(usualPoolSize),
  DATA_DIR: z.string().default('./data'),
  DEMO: z.enum(['on', 'off'], 'DEMO must be on or off. Set for instance DEMO=off.').default('on'),
  AUTH_SECRET: z.string().min(32, secretSentence).optional(),
  NODE_ENV: z.string().optional(),
})

/** Reads and checks `from`; an empty value counts as unset. Throws EnvironmentError. */
export function readEnvironment(from: Record<string, string | undefined>): Environment {
  const set = Object.fromEntries(
    Object.entries(from).filter(([, value]) => value !== undefined && value !== ''),
  )
  const result = schema.safeParse(set)
  if (!result.success) throw new EnvironmentError(result.error.issues.map((issue) => issue.message))
  const { PORT, HOST, SITE_URL, DATABASE_URL, DATABASE_POOL, DATA_DIR, DEMO, NODE_ENV, AUTH_SECRET } =
    result.data
  const dataDir = resolve(DATA_DIR)
  return {
    port: PORT,
    host: HOST,
    siteUrl: SITE_URL ?? `http://localhost:${PORT}`,
    siteUrlGiven: SITE_URL !== undefined,
    database: databaseAddress(DATABASE_URL ?? `file:${join(dataDir, 'centime.db')}`, DATABASE_POOL),
    dataDir,
    demo: DEMO === 'on',
    production: NODE_ENV === 'production',
    authSecret: AUTH_SECRET ?? null,
  }
}

/** The environment of this process. Throws EnvironmentError. */
export const environment = (): Environment => readEnvironment(process.env)
