import { and, eq } from 'drizzle-orm'
import { write } from '../../../db/client.ts'
import { people } from '../../../db/schema/accounts.ts'
import { newId, systemRandom, type Random } from '../../core/id.ts'
import { queueMailIn } from '../mail/queue-mail.ts'
import { resetMail } from './account-mails.ts'
import type { Invited, Told } from './invite-person.ts'
import { makePasswordLinkIn } from './password-link.ts'
import { recordAuditIn } from './record-audit.ts'
import { spendAttempt } from './spend-attempt.ts'

export type ResetAsked = Told & { email: string; address: string; at: string; requestId?: string | undefined }

/**
 * Mails a link to choose a new password to whoever has this address; when nobody has it, nothing happens, and
 * the caller says the same. The demo's people have no mail. Gives the link's secret, for development only.
 */
export async function askReset(
  { email: typed, address, lang, shop, siteUrl, at, requestId }: ResetAsked,
  random: Random = systemRandom,
): Promise<Invited> {
  const email = typed.trim().toLowerCase()
  await spendAttempt('reset', { account: email, address, at })
  return write(async (tx) => {
    const [person] = await tx
      .select()
      .from(people)
      .where(and(eq(people.email, email), eq(people.isDemo, false)))
    if (!person) return { secret: null }
    const { id: personId, name } = person
    const secret = await makePasswordLinkIn(tx, { personId, kind: 'reset', at }, random)
    const recipient = { address: person.email, name }
    const addressed = { onceKey: newId('reset', random), lang, to: recipient, shop, siteUrl, at }
    await queueMailIn(tx, resetMail(addressed, secret), random)
    const by = { role: 'shopper' as const, id: personId, name }
    const subject = { kind: 'person', id: personId }
    await recordAuditIn(tx, { by, action: 'person.reset-asked', subject, at, requestId }, random)
    return { secret }
  })
}
