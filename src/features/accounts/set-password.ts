import { and, eq } from 'drizzle-orm'
import type { Writer } from '../../../db/client.ts'
import { credentials, passwordLinks, sessions } from '../../../db/schema/accounts.ts'
import { newId, systemRandom, type Random } from '../../core/id.ts'

/**
 * Keeps a password's hash for a person, in better-auth's form. Everybody who is signed in as them is signed
 * out, except the session `keep`, and no link to set a password works any more.
 */
export async function setPasswordIn(
  tx: Writer,
  { personId, hash, at, keep }: { personId: string; hash: string; at: string; keep?: string },
  random: Random = systemRandom,
): Promise<void> {
  const ofPerson = and(eq(credentials.userId, personId), eq(credentials.providerId, 'credential'))
  const [known] = await tx.select({ id: credentials.id }).from(credentials).where(ofPerson)
  if (known) await tx.update(credentials).set({ password: hash, updatedAt: at }).where(ofPerson)
  else {
    const way = { accountId: personId, providerId: 'credential', userId: personId }
    await tx
      .insert(credentials)
      .values({ id: newId('cre', random), ...way, password: hash, createdAt: at, updatedAt: at })
  }
  const open = await tx.select({ id: sessions.id }).from(sessions).where(eq(sessions.userId, personId))
  for (const { id } of open) if (id !== keep) await tx.delete(sessions).where(eq(sessions.id, id))
  await voidLinksIn(tx, personId, at)
}

/** Makes every link by which this person could set a password useless. */
export async function voidLinksIn(tx: Writer, personId: string, at: string): Promise<void> {
  const open = await tx.select().from(passwordLinks).where(eq(passwordLinks.personId, personId))
  for (const { id, usedAt } of open)
    if (usedAt === null) await tx.update(passwordLinks).set({ usedAt: at }).where(eq(passwordLinks.id, id))
}
