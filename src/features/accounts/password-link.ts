import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Reader, Writer } from '../../../db/client.ts'
import { passwordLinks, people } from '../../../db/schema/accounts.ts'
import { newId, newToken, systemRandom, type Random } from '../../core/id.ts'
import { voidLinksIn } from './set-password.ts'

export type LinkKind = 'invitation' | 'reset'

/** How long a link works, in hours. */
export const linkHours: Record<LinkKind, number> = { invitation: 7 * 24, reset: 1 }

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')

/** Makes the one link by which a person may set their password; earlier ones no longer work. Gives its secret. */
export async function makePasswordLinkIn(
  tx: Writer,
  { personId, kind, at }: { personId: string; kind: LinkKind; at: string },
  random: Random = systemRandom,
): Promise<string> {
  await voidLinksIn(tx, personId, at)
  const secret = newToken(random)
  await tx.insert(passwordLinks).values({
    id: newId('lnk', random),
    personId,
    kind,
    secretHash: hashOf(secret),
    createdAt: at,
    expiresAt: new Date(Date.parse(at) + linkHours[kind] * 3_600_000).toISOString(),
  })
  return secret
}

export type OpenLink = { id: string; kind: LinkKind; personId: string; name: string; email: string }

/** Whose password a link's secret may set at `at`; null when it is unknown, used or too old. */
export async function openLink(secret: string, at: string, on: Reader): Promise<OpenLink | null> {
  const [found] = await on
    .select({
      id: passwordLinks.id,
      kind: passwordLinks.kind,
      personId: people.id,
      name: people.name,
      email: people.email,
      expiresAt: passwordLinks.expiresAt,
      usedAt: passwordLinks.usedAt,
    })
    .from(passwordLinks)
    .innerJoin(people, eq(people.id, passwordLinks.personId))
    .where(eq(passwordLinks.secretHash, hashOf(secret)))
  if (!found || found.usedAt !== null || found.expiresAt <= at) return null
  const { id, kind, personId, name, email } = found
  return { id, kind: kind as LinkKind, personId, name, email }
}
