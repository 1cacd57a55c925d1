import { eq } from 'drizzle-orm'
import { write, type Writer } from '../../../db/client.ts'
import { credentials, people } from '../../../db/schema/accounts.ts'
import { newId, systemRandom, type Random } from '../../core/id.ts'
import type { Lang } from '../../core/i18n/lang.ts'
import { Refusal } from '../../core/refusal.ts'
import { queueMailIn } from '../mail/queue-mail.ts'
import { invitationMail } from './account-mails.ts'
import { addPersonIn, type NewPerson } from './add-person.ts'
import { makePasswordLinkIn } from './password-link.ts'
import { demand, type Person } from './person.ts'
import { recordAuditIn } from './record-audit.ts'

export type Told = { lang: Lang; shop: string; siteUrl: string }
/** The secret of the link that was mailed, or null: they have a password already. */
export type Invited = { secret: string | null }

/** Gives a role to whoever has this address, and tells them by mail. */
export const invitePerson = (input: NewPerson & Told, random: Random = systemRandom): Promise<Invited> =>
  write(async (tx) => {
    const { id } = await addPersonIn(tx, input, random)
    return tellIn(tx, id, input, random)
  })

/** Sends a new link to somebody who has not chosen a password yet; the one before no longer works. */
export const inviteAgain = (
  input: Told & { by: Person; personId: string; at: string; requestId?: string | undefined },
  random: Random = systemRandom,
): Promise<Invited> =>
  write(async (tx) => {
    demand(input.by, 'change', 'people')
    const subject = { kind: 'person', id: input.personId }
    await recordAuditIn(tx, { ...input, action: 'person.invite-again', subject }, random)
    return tellIn(tx, input.personId, input, random)
  })

async function tellIn(
  tx: Writer,
  personId: string,
  { by, lang, shop, siteUrl, at }: Told & { by: Person; at: string },
  random: Random,
): Promise<Invited> {
  const [person] = await tx.select().from(people).where(eq(people.id, personId))
  if (!person) throw new Refusal('refusal.person_unknown')
  const known = await tx
    .select({ id: credentials.id })
    .from(credentials)
    .where(eq(credentials.userId, personId))
  const secret =
    known.length > 0 ? null : await makePasswordLinkIn(tx, { personId, kind: 'invitation', at }, random)
  const addressed = {
    onceKey: newId('invitation', random),
    lang,
    to: { address: person.email, name: person.name },
    shop,
    siteUrl,
    at,
  }
  await queueMailIn(tx, invitationMail(addressed, by.name ?? shop, secret), random)
  return { secret }
}
