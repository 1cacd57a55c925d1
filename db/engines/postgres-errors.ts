import { EnvironmentError } from '../../src/core/web/environment-error.ts'
import { shownAddress } from '../../src/core/web/database-address.ts'
import type { PostgresAddress } from './postgres-settings.ts'

/** An error and what it was caused by, outermost first: drizzle wraps what the driver throws. */
function* causes(error: unknown): Generator<Error & { code?: string }> {
  for (let at = error; at instanceof Error; at = at.cause) yield at
}

/** The code of an error, SQLSTATE or node's own, wherever in its causes it stands. */
export function codeOf(error: unknown): string {
  for (const { code } of causes(error)) if (typeof code === 'string') return code
  return ''
}

/** Unique violation: under SERIALIZABLE also a conflict that the server noticed at the index first. */
const doubled = '23505'
/** Serialization failure, deadlock (PostgreSQL's manual, appendix A). */
const conflicts = new Set(['40001', '40P01', doubled])

/** What another transaction may be the cause of: the same one may succeed when it is run again. */
export const isConflict = (error: unknown): boolean => conflicts.has(codeOf(error))
export const isDouble = (error: unknown): boolean => codeOf(error) === doubled

const lostCodes = new Set(
  'ECONNREFUSED ECONNRESET EPIPE ETIMEDOUT EHOSTUNREACH ENETUNREACH ENOTFOUND EAI_AGAIN 57P01 57P02 57P03 57P05 53300 25006'.split(
    ' ',
  ),
)
const lostWords =
  /connection terminated|connection error|timeout exceeded when trying to connect|timeout expired|Client was closed/i

/** Whether the server is out of reach, stopping, starting or full: nothing is wrong with what was asked. */
export function isAway(error: unknown): boolean {
  const code = codeOf(error)
  if (lostCodes.has(code) || /^08...$/.test(code)) return true
  return [...causes(error)].some(({ message }) => lostWords.test(message))
}

const certificates = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|TLS/

/** The sentence with which a shop that can't connect at its start ends. */
export function connectError(error: unknown, address: PostgresAddress): EnvironmentError {
  const where = shownAddress(address)
  const { username, pathname } = new URL(address.url)
  const code = codeOf(error)
  const words = error instanceof Error ? error.message : String(error)
  const sentence = (() => {
    if (code === '28P01' || code === '28000')
      return `The server refused the user of ${where}. Correct the name or the password in DATABASE_URL, or the server's pg_hba.conf.`
    if (code === '3D000')
      return `There is no database ${pathname.slice(1)} at ${where}. Create it there: createdb --encoding=UTF8 --owner=${username || 'centime'} ${pathname.slice(1)}`
    if (code === '53300')
      return `The server at ${where} has no connection left. Raise its max_connections, or lower DATABASE_POOL.`
    if (code === '57P03') return `The server at ${where} is still starting. Try again in a moment.`
    if (certificates.test(code) || /SSL/.test(words))
      return `No safe connection to ${where}: ${words}. Correct sslmode and sslrootcert in DATABASE_URL, or the server's certificate.`
    return `No PostgreSQL server answers at ${where} (${code || words}). Start it, or correct DATABASE_URL.`
  })()
  const told = new EnvironmentError([sentence])
  told.cause = error
  return told
}
