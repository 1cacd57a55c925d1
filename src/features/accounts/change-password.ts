import { and, eq } from 'drizzle-orm'
import { read, write } from '../../../db/client.ts'
import { credentials } from '../../../db/schema/accounts.ts'
import { systemRandom, type Random } from '../../core/id.ts'
import { Refusal } from '../../core/refusal.ts'
import { forgetAttempts, spendAttempt } from './spend-attempt.ts'
import type { AskedBy } from './asked-by.ts'
import { checkNewPassword, hashPassword, isPassword } from './password.ts'
import { recordAuditIn } from './record-audit.ts'
import { setPasswordIn } from './set-password.ts'
import type { SignedIn } from './signed-in.ts'

/** Changes one's own password, and signs out every other device. Throws Refusals of both passwords. */
export async function changePassword(
  { current, password }: { current: string; password: string },
  account: SignedIn,
  { address, at, requestId }: AskedBy,
  random: Random = systemRandom,
): Promise<void> {
  const { person, sessionId, email } = account
  await spendAttempt('password', { account: person.id, address, at })
  const [known] = await read()
    .select({ hash: credentials.password })
    .from(credentials)
    .where(and(eq(credentials.userId, person.id), eq(credentials.providerId, 'credential')))
  if (!known?.hash || !(await isPassword(current.slice(0, 200), known.hash)))
    throw new Refusal('refusal.password_current', {}, 'current')
  checkNewPassword(password, email)
  const hash = await hashPassword(password, random)
  await write(async (tx) => {
    await setPasswordIn(tx, { personId: person.id, hash, at, keep: sessionId }, random)
    const subject = { kind: 'person', id: person.id }
    await recordAuditIn(tx, { by: person, action: 'person.password-change', subject, at, requestId }, random)
  })
  await forgetAttempts('password', person.id)
}
