import { asc, count, eq, max } from 'drizzle-orm'
import { write, type Writer } from '../../../db/client.ts'
import { people, personRoles } from '../../../db/schema/accounts.ts'
import { causes } from '../../../db/schema/donations.ts'
import { newId, systemRandom, type Random } from '../../core/id.ts'
import { Refusal } from '../../core/refusal.ts'
import { demand, type Person } from './person.ts'
import { recordAuditIn } from './record-audit.ts'
import { rolesOf, type Held } from './roles.ts'

export type RoleChange = Held & {
  by: Person
  personId: string
  at: string
  requestId?: string | undefined
}

/** Gives a role; one that is held already stays as it is. */
export const giveRole = (input: RoleChange, random: Random = systemRandom): Promise<void> =>
  write((tx) => changeRoleIn(tx, 'given', input, random))

/** Takes a role away. The shop's last owner keeps theirs. */
export const takeRole = (input: RoleChange, random: Random = systemRandom): Promise<void> =>
  write((tx) => changeRoleIn(tx, 'taken', input, random))

/** Gives or takes a role inside a transaction. */
export async function changeRoleIn(
  tx: Writer,
  kind: 'given' | 'taken',
  { by, personId, role, causeId, at, requestId }: RoleChange,
  random: Random = systemRandom,
): Promise<void> {
  demand(by, 'change', 'people')
  const [person] = await tx.select({ email: people.email }).from(people).where(eq(people.id, personId))
  if (!person) throw new Refusal('refusal.person_unknown')
  await demandCause(tx, { role, causeId })
  const held = (await rolesOf([personId], tx)).get(personId) ?? []
  const has = held.some((known) => known.role === role && known.causeId === causeId)
  if (has === (kind === 'given')) return
  if (kind === 'taken' && role === 'owner') await demandAnotherOwner(tx, personId)
  const [last] = await tx
    .select({ sequence: max(personRoles.sequence) })
    .from(personRoles)
    .where(eq(personRoles.personId, personId))
  await tx.insert(personRoles).values({
    id: newId('rol', random),
    personId,
    sequence: (last?.sequence ?? 0) + 1,
    role,
    causeId,
    kind,
    at,
    by: by.id,
  })
  const subject = { kind: 'person', id: personId }
  const change = { [kind === 'given' ? 'after' : 'before']: { email: person.email, role, causeId } }
  await recordAuditIn(tx, { by, action: `person.role-${kind}`, subject, ...change, at, requestId }, random)
}

/** A role of an NGO names its cause, and no other role does. */
async function demandCause(tx: Writer, { role, causeId }: Held): Promise<void> {
  if ((role === 'ngo') !== (causeId !== null)) throw new Refusal('refusal.role_cause', {}, 'cause')
  if (causeId === null) return
  const [cause] = await tx.select({ n: count() }).from(causes).where(eq(causes.id, causeId))
  if (!cause?.n) throw new Refusal('refusal.cause_unknown', {}, 'cause')
}

/** Throws unless somebody else owns the shop too: nobody could give the role back. */
async function demandAnotherOwner(tx: Writer, personId: string): Promise<void> {
  if (!(await ownerIds(tx)).some((id) => id !== personId)) throw new Refusal('refusal.last_owner')
}

/** The ids of those who own the shop. */
export async function ownerIds(on: Pick<Writer, 'select' | 'selectDistinct'>): Promise<string[]> {
  const ever = await on
    .selectDistinct({ id: personRoles.personId })
    .from(personRoles)
    .where(eq(personRoles.role, 'owner'))
    .orderBy(asc(personRoles.personId))
  const roles = await rolesOf(
    ever.map(({ id }) => id),
    on,
  )
  return [...roles].filter(([, held]) => held[0]?.role === 'owner').map(([id]) => id)
}
