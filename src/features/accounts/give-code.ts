import { Refusal } from '../../core/refusal.ts'
import { headersFor, type AskedBy } from './asked-by.ts'
import { auth } from './auth.ts'
import { spendAttempt } from './spend-attempt.ts'

/** better-auth's answers after which only a new sign-in helps. */
const over = new Set(['INVALID_TWO_FACTOR_COOKIE', 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE', 'TOTP_NOT_ENABLED'])

/**
 * The second step of signing in: the code of the app, or a recovery code, which works once. Gives the session's
 * cookies.
 */
export async function giveCode(typed: string, by: AskedBy): Promise<string[]> {
  const pending = /(?:^|;\s*)(?:__Secure-)?centime\.two_factor=([^;]*)/.exec(by.cookie)?.[1]
  if (!pending) throw new Refusal('refusal.code_over', {}, 'code')
  await spendAttempt('second-factor', { account: pending, address: by.address, at: by.at })
  const code = typed.replace(/\s/g, '')
  // Without a session that is open beside it: the code is for the sign-in that waits.
  const cookie = by.cookie.replace(/(?:__Secure-)?centime\.session_token=[^;]*(;\s*|$)/g, '')
  const asked = { body: { code }, headers: headersFor({ ...by, cookie }), asResponse: true as const }
  const answer = /^\d{6}$/.test(code)
    ? await auth().api.verifyTOTP(asked)
    : await auth().api.verifyBackupCode(asked)
  if (answer.status === 200) return answer.headers.getSetCookie()
  throw await refusalOf(answer)
}

async function refusalOf(answer: Response): Promise<Error> {
  const text = await answer.text()
  if (answer.status >= 500) return new Error('the second step broke', { cause: text })
  const { code = '' } = JSON.parse(text || '{}') as { code?: string }
  if (answer.status === 429) return new Refusal('refusal.too_many_attempts', { n: 15 }, 'code')
  return new Refusal(over.has(code) ? 'refusal.code_over' : 'refusal.code_wrong', {}, 'code')
}
