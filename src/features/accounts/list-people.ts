import { asc } from 'drizzle-orm'
import { read } from '../../../db/client.ts'
import { credentials, people } from '../../../db/schema/accounts.ts'
import { causes } from '../../../db/schema/donations.ts'
import { demand, type Person } from './person.ts'
import { rolesOf, type Held } from './roles.ts'

export type Listed = {
  id: string
  name: string
  email: string
  roles: (Held & { causeSlug: string | null; causeName: string | null })[]
  hasSecondFactor: boolean
  /** Whether they have chosen a password; until then they are invited. */
  hasPassword: boolean
  createdAt: string
}

/** Everybody who has an account, by name. */
export async function listPeople(by: Person): Promise<Listed[]> {
  demand(by, 'see', 'people')
  const found = await read().select().from(people).orderBy(asc(people.name), asc(people.email))
  const held = await rolesOf(
    found.map(({ id }) => id),
    read(),
  )
  const withPassword = new Set(
    (await read().select({ id: credentials.userId }).from(credentials)).map(({ id }) => id),
  )
  const known = new Map((await read().select().from(causes)).map((cause) => [cause.id, cause]))
  return found.map(({ id, name, email, twoFactorEnabled, createdAt }) => ({
    id,
    name,
    email,
    roles: (held.get(id) ?? []).map((role) => {
      const cause = role.causeId === null ? undefined : known.get(role.causeId)
      return { ...role, causeSlug: cause?.slug ?? null, causeName: cause?.name ?? null }
    }),
    hasSecondFactor: twoFactorEnabled,
    hasPassword: withPassword.has(id),
    createdAt,
  }))
}
