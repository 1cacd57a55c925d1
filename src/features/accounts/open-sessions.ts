import { and, desc, eq, gt } from 'drizzle-orm'
import { read, write } from '../../../db/client.ts'
import { sessions } from '../../../db/schema/accounts.ts'
import type { AskedBy } from './asked-by.ts'
import { recordAuditIn } from './record-audit.ts'
import type { SignedIn } from './signed-in.ts'

export type OpenSession = {
  id: string
  createdAt: string
  userAgent: string
  address: string
  isHere: boolean
}

/** Where somebody is signed in, the latest first. */
export async function openSessions({ person, sessionId }: SignedIn, at: string): Promise<OpenSession[]> {
  const found = await read()
    .select()
    .from(sessions)
    .where(and(eq(sessions.userId, person.id), gt(sessions.expiresAt, at)))
    .orderBy(desc(sessions.createdAt), desc(sessions.id))
  return found.map(({ id, createdAt, userAgent, ipAddress }) => ({
    id,
    createdAt,
    userAgent: userAgent ?? '',
    address: ipAddress ?? '',
    isHere: id === sessionId,
  }))
}

/** Signs out one of one's own devices; another person's session is not touched. */
export const endSession = (id: string, { person }: SignedIn, { at, requestId }: AskedBy): Promise<void> =>
  write(async (tx) => {
    const mine = and(eq(sessions.id, id), eq(sessions.userId, person.id))
    const found = await tx.select({ id: sessions.id }).from(sessions).where(mine)
    if (found.length === 0) return
    await tx.delete(sessions).where(mine)
    const subject = { kind: 'session', id }
    await recordAuditIn(tx, { by: person, action: 'person.session-end', subject, at, requestId })
  })
