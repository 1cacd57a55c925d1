import { and, eq, ne } from 'drizzle-orm'
import { write } from '../../../db/client.ts'
import { sessions } from '../../../db/schema/accounts.ts'
import { Refusal } from '../../core/refusal.ts'
import { headersFor, withCookies, type AskedBy } from './asked-by.ts'
import { auth } from './auth.ts'
import { recordAuditIn } from './record-audit.ts'
import type { SignedIn } from './signed-in.ts'
import { spendAttempt } from './spend-attempt.ts'

/** What an authenticator app is given, shown once. */
export type Enrolment = {
  /** `otpauth://…`, for the QR code. */
  uri: string
  /** The same secret for typing, base 32 in groups of four. */
  key: string
  recoveryCodes: string[]
  cookies: string[]
}

async function answered(answer: Response): Promise<string[]> {
  if (answer.ok) return answer.headers.getSetCookie()
  if (answer.status >= 500) throw new Error('the second factor broke', { cause: await answer.text() })
  throw new Refusal('refusal.password_current', {}, 'current')
}

/** Begins a second factor, or a new one in place of the old; it counts once a code of it was given. */
export async function startSecondFactor(
  password: string,
  { person, hasSecondFactor }: SignedIn,
  asked: AskedBy,
): Promise<Enrolment> {
  await spendAttempt('password', { account: person.id, address: asked.address, at: asked.at })
  let by = asked
  let cookies: string[] = []
  if (hasSecondFactor) {
    cookies = await answered(await disable(password, by))
    by = withCookies(by, cookies)
  }
  const answer = await auth().api.enableTwoFactor({
    body: { password, method: 'totp' },
    headers: headersFor(by),
    asResponse: true,
  })
  const more = await answered(answer)
  const { totpURI, backupCodes } = (await answer.json()) as { totpURI: string; backupCodes: string[] }
  const secret = new URL(totpURI).searchParams.get('secret') ?? ''
  const key = secret.replace(/.{4}(?=.)/g, '$& ')
  return { uri: totpURI, key, recoveryCodes: backupCodes, cookies: [...cookies, ...more] }
}

/**
 * Puts a second factor in place by its first code. Other devices, which did not give it, are signed out. Gives
 * the cookies of the session that goes on.
 */
export async function confirmSecondFactor(
  typed: string,
  { person }: SignedIn,
  by: AskedBy,
): Promise<string[]> {
  const { at, address, requestId } = by
  await spendAttempt('second-factor', { account: person.id, address, at })
  const code = typed.replace(/\s/g, '')
  const answer = await auth().api.verifyTOTP({ body: { code }, headers: headersFor(by), asResponse: true })
  if (answer.status >= 500) throw new Error('the second factor broke', { cause: await answer.text() })
  if (!answer.ok) throw new Refusal('refusal.code_wrong', {}, 'code')
  const cookies = answer.headers.getSetCookie()
  const session = await auth().api.getSession({ headers: headersFor(withCookies(by, cookies)) })
  await write(async (tx) => {
    const others = and(eq(sessions.userId, person.id), ne(sessions.id, session?.session.id ?? ''))
    await tx.delete(sessions).where(others)
    const subject = { kind: 'person', id: person.id }
    await recordAuditIn(tx, { by: person, action: 'person.second-factor-on', subject, at, requestId })
  })
  return cookies
}

/** Stops asking for a second factor. An owner keeps theirs. Gives the cookies of the session that goes on. */
export async function dropSecondFactor(
  password: string,
  { person }: SignedIn,
  by: AskedBy,
): Promise<string[]> {
  if (person.role === 'owner') throw new Refusal('refusal.second_factor_kept', {}, 'current')
  const { at, address, requestId } = by
  await spendAttempt('password', { account: person.id, address, at })
  const cookies = await answered(await disable(password, by))
  await write((tx) => {
    const subject = { kind: 'person', id: person.id }
    return recordAuditIn(tx, { by: person, action: 'person.second-factor-off', subject, at, requestId })
  })
  return cookies
}

const disable = (password: string, by: AskedBy): Promise<Response> =>
  auth().api.disableTwoFactor({ body: { password }, headers: headersFor(by), asResponse: true })
