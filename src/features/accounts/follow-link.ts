import { eq } from 'drizzle-orm'
import { read, write } from '../../../db/client.ts'
import { people } from '../../../db/schema/accounts.ts'
import { systemRandom, type Random } from '../../core/id.ts'
import { Refusal } from '../../core/refusal.ts'
import { checkNewPassword, hashPassword } from './password.ts'
import { openLink, type OpenLink } from './password-link.ts'
import { recordAuditIn } from './record-audit.ts'
import { setPasswordIn } from './set-password.ts'

export type Following = {
  secret: string
  /** Their name as they write it; left out: as it is. */
  name?: string | undefined
  password: string
  at: string
  requestId?: string | undefined
}

/** What a link's page shows: for whom it is; null when it works no more. */
export const linkShown = (secret: string, at: string): Promise<OpenLink | null> =>
  openLink(secret, at, read())

/** Sets the password of whoever was sent the link, once. Throws Refusals of the link, the name, the password. */
export async function followLink(
  { secret, name, password, at, requestId }: Following,
  random: Random = systemRandom,
): Promise<void> {
  const link = await openLink(secret, at, read())
  if (!link) throw new Refusal('refusal.link_over')
  if (name !== undefined && (name.trim() === '' || name.length > 100))
    throw new Refusal('refusal.person_name', {}, 'name')
  checkNewPassword(password, link.email)
  // Slow on purpose: before the transaction, for which others wait.
  const hash = await hashPassword(password, random)
  await write(async (tx) => {
    if (!(await openLink(secret, at, tx))) throw new Refusal('refusal.link_over')
    const { personId, kind } = link
    const named = name?.trim() ?? link.name
    // Who followed the link reads the mail of this address.
    const known = { name: named, emailVerified: true, updatedAt: at }
    await tx.update(people).set(known).where(eq(people.id, personId))
    await setPasswordIn(tx, { personId, hash, at }, random)
    const by = { role: 'shopper' as const, id: personId, name: named }
    const subject = { kind: 'person', id: personId }
    await recordAuditIn(tx, { by, action: `person.password-${kind}`, subject, at, requestId }, random)
  })
}
