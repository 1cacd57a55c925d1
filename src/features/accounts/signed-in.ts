import { eq } from 'drizzle-orm'
import { read } from '../../../db/client.ts'
import { passkeys } from '../../../db/schema/accounts.ts'
import { headersFor, type AskedBy } from './asked-by.ts'
import { auth } from './auth.ts'
import type { Person } from './person.ts'
import { asPerson, rolesOf } from './roles.ts'

/** Who a request comes from. */
export type SignedIn = {
  person: Person
  email: string
  sessionId: string
  isDemo: boolean
  hasSecondFactor: boolean
  /**
   * What an owner must do before anything else: `enrol` a second factor, or `prove` theirs by signing in
   * anew. Null: nothing.
   */
  owes: 'enrol' | 'prove' | null
  /** Cookies that lengthen the session, to be sent with the answer. */
  cookies: string[]
}

/** The person whose session a request's cookies name; null when it names none that is still open. */
export async function signedIn(by: AskedBy, shopIsDemo: boolean): Promise<SignedIn | null> {
  const { response, headers } = await auth().api.getSession({ headers: headersFor(by), returnHeaders: true })
  if (!response) return null
  const { user, session } = response
  if (user.isDemo && !shopIsDemo) return null
  const held = (await rolesOf([user.id], read())).get(user.id) ?? []
  const person = asPerson(user.id, user.name, held)
  const proven = Boolean(session.secondFactorAt)
  const hasSecondFactor = user.twoFactorEnabled === true
  // The demo's owner is for everybody who tries the demo.
  const exempt = person.role !== 'owner' || proven || user.isDemo
  return {
    person,
    email: user.email,
    sessionId: session.id,
    isDemo: user.isDemo,
    hasSecondFactor,
    owes: exempt ? null : hasSecondFactor || (await hasPasskey(user.id)) ? 'prove' : 'enrol',
    cookies: headers.getSetCookie(),
  }
}

async function hasPasskey(personId: string): Promise<boolean> {
  const [one] = await read().select({ id: passkeys.id }).from(passkeys).where(eq(passkeys.userId, personId))
  return one !== undefined
}
