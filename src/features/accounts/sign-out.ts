import { headersFor, type AskedBy } from './asked-by.ts'
import { auth } from './auth.ts'

/** Ends the session that the cookies name, for good. Gives the cookies that make the browser forget it. */
export async function signOut(by: AskedBy): Promise<string[]> {
  const answer = await auth().api.signOut({ headers: headersFor(by), asResponse: true })
  return answer.headers.getSetCookie()
}
