import { eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Writer } from '../../../db/client.ts'
import { people } from '../../../db/schema/accounts.ts'
import { newId, systemRandom, type Random } from '../../core/id.ts'
import { Refusal } from '../../core/refusal.ts'
import { changeRoleIn } from './change-role.ts'
import { demand, type Person } from './person.ts'
import { recordAuditIn } from './record-audit.ts'
import type { Held } from './roles.ts'

export type NewPerson = Held & {
  by: Person
  email: string
  name: string
  isDemo?: boolean
  at: string
  requestId?: string | undefined
}

/** An address as it is kept: without spaces around it, in small letters. Throws the refusal of a wrong one. */
export function keptEmail(typed: string): string {
  const email = typed.trim().toLowerCase()
  if (email.length > 254 || !z.email().safeParse(email).success)
    throw new Refusal('refusal.email_wrong', {}, 'email')
  return email
}

/**
 * Gives a role to whoever has this address, who becomes a person of the shop when nobody had it. Without a
 * password they cannot sign in yet. `isNew` says which it was.
 */
export async function addPersonIn(
  tx: Writer,
  { by, email: typed, name: typedName, role, causeId, isDemo = false, at, requestId }: NewPerson,
  random: Random = systemRandom,
): Promise<{ id: string; isNew: boolean }> {
  demand(by, 'change', 'people')
  const email = keptEmail(typed)
  const name = typedName.trim()
  if (name === '' || name.length > 100) throw new Refusal('refusal.person_name', {}, 'name')
  const [known] = await tx.select({ id: people.id }).from(people).where(eq(people.email, email))
  const id = known?.id ?? newId('per', random)
  if (!known) {
    const never = { emailVerified: false, twoFactorEnabled: false }
    await tx.insert(people).values({ id, name, email, ...never, isDemo, createdAt: at, updatedAt: at })
    const subject = { kind: 'person', id }
    await recordAuditIn(
      tx,
      { by, action: 'person.add', subject, after: { email, name }, at, requestId },
      random,
    )
  }
  await changeRoleIn(tx, 'given', { by, personId: id, role, causeId, at, requestId }, random)
  return { id, isNew: !known }
}
