import { asc, inArray } from 'drizzle-orm'
import type { Reader } from '../../../db/client.ts'
import { givenRoles, personRoles } from '../../../db/schema/accounts.ts'
import type { Person } from './person.ts'

export { givenRoles }
export type GivenRole = (typeof givenRoles)[number]
/** A role that somebody has; an NGO's member has it for one cause. */
export type Held = { role: GivenRole; causeId: string | null }

export const isGivenRole = (text: string): text is GivenRole =>
  (givenRoles as readonly string[]).includes(text)

type Row = { role: string; causeId: string | null; kind: string }

/** What is left of roles given and taken, in the order of their rows: the highest first. */
export function heldRoles(rows: readonly Row[]): Held[] {
  const held = new Map<string, Held>()
  for (const { role, causeId, kind } of rows) {
    const key = `${role} ${causeId ?? ''}`
    if (kind === 'given') held.set(key, { role: role as GivenRole, causeId })
    else held.delete(key)
  }
  return [...held.values()].sort((a, b) => givenRoles.indexOf(a.role) - givenRoles.indexOf(b.role))
}

/** The roles of some people, by their ids. */
export async function rolesOf(ids: string[], on: Reader): Promise<Map<string, Held[]>> {
  const rows = await on
    .select({
      personId: personRoles.personId,
      role: personRoles.role,
      causeId: personRoles.causeId,
      kind: personRoles.kind,
    })
    .from(personRoles)
    .where(inArray(personRoles.personId, ids))
    .orderBy(asc(personRoles.personId), asc(personRoles.sequence))
  const grouped = Map.groupBy(rows, (row) => row.personId)
  return new Map(ids.map((id) => [id, heldRoles(grouped.get(id) ?? [])]))
}

/** Somebody as verbs see them: their highest role, and the causes whose member they are. */
export const asPerson = (id: string, name: string, held: readonly Held[]): Person => ({
  role: held[0]?.role ?? 'shopper',
  id,
  name,
  causes: held.flatMap(({ causeId }) => causeId ?? []),
})
