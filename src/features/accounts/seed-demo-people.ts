import { asc, eq } from 'drizzle-orm'
import { read, write } from '../../../db/client.ts'
import { credentials, people } from '../../../db/schema/accounts.ts'
import { causes } from '../../../db/schema/donations.ts'
import type { Random } from '../../core/id.ts'
import { addPersonIn } from './add-person.ts'
import { demoPassword, demoPeople } from './demo-people.ts'
import { hashPassword } from './password.ts'
import type { Person } from './person.ts'
import type { GivenRole } from './roles.ts'
import { setPasswordIn } from './set-password.ts'

/** Gives the demo shop its people. Done again, it changes nothing. */
export async function seedDemoPeople(
  { by, at }: { by: Person; at: string },
  randomFor: (name: string) => Random,
): Promise<void> {
  const known = await read().select().from(causes).orderBy(asc(causes.position))
  const there = await read().select({ email: people.email }).from(people)
  const missing = demoPeople(known).filter(({ email }) => !there.some((person) => person.email === email))
  if (missing.length === 0) return
  // One hash for all: their password is the same and no secret.
  const hash = await hashPassword(demoPassword, randomFor('demo password'))
  for (const { email, name, role, causeSlug } of missing) {
    const causeId = known.find(({ slug }) => slug === causeSlug)?.id ?? null
    const random = randomFor(`person ${email}`)
    await write(async (tx) => {
      const { id } = await addPersonIn(tx, { by, email, name, role, causeId, isDemo: true, at }, random)
      await setPasswordIn(tx, { personId: id, hash, at }, random)
    })
  }
}

/** The demo's people who are there, with their roles: what the shop prints at start. */
export async function demoLogins(): Promise<{ email: string; role: GivenRole }[]> {
  const known = await read()
    .select({ slug: causes.slug, name: causes.name })
    .from(causes)
    .orderBy(asc(causes.position))
  const there = await read()
    .select({ email: people.email })
    .from(people)
    .innerJoin(credentials, eq(credentials.userId, people.id))
    .where(eq(people.isDemo, true))
  const emails = new Set(there.map(({ email }) => email))
  return demoPeople(known).filter(({ email }) => emails.has(email))
}
