import { eq } from 'drizzle-orm'
import { read } from '../../../db/client.ts'
import { people } from '../../../db/schema/accounts.ts'
import { Refusal } from '../../core/refusal.ts'
import { headersFor, type AskedBy } from './asked-by.ts'
import { auth } from './auth.ts'
import { forgetAttempts, spendAttempt } from './spend-attempt.ts'

/** What a step of signing in leads to: cookies to set, and whether a second step is asked for. */
export type SignInStep = { cookies: string[]; next: 'in' | 'second-factor' }

/**
 * Signs in by e-mail and password. Whether the address or the password was wrong is not told, and takes as
 * long. `isDemo` says whether the shop is a demo: otherwise its demo's people have no way in.
 */
export async function signIn(
  { email: typed, password, isDemo }: { email: string; password: string; isDemo: boolean },
  by: AskedBy,
): Promise<SignInStep> {
  const email = typed.trim().toLowerCase()
  await spendAttempt('sign-in', { account: email, address: by.address, at: by.at })
  const answer = await auth().api.signInEmail({
    body: { email: isEmail(email) ? email : 'nobody@invalid.example', password: password.slice(0, 200) },
    headers: headersFor(by),
    asResponse: true,
  })
  if (answer.status >= 500) throw new Error('signing in broke', { cause: await answer.text() })
  if (answer.status !== 200 || !(await mayEnter(email, isDemo)))
    throw new Refusal('refusal.sign_in', {}, 'email')
  await forgetAttempts('sign-in', email)
  const told = (await answer.json()) as { twoFactorRedirect?: boolean }
  return { cookies: answer.headers.getSetCookie(), next: told.twoFactorRedirect ? 'second-factor' : 'in' }
}

const isEmail = (text: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)

/** The demo's passwords are known to everybody: they open a demo only. */
async function mayEnter(email: string, isDemo: boolean): Promise<boolean> {
  const [person] = await read().select({ isDemo: people.isDemo }).from(people).where(eq(people.email, email))
  return person !== undefined && (isDemo || !person.isDemo)
}
