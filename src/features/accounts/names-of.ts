import { inArray } from 'drizzle-orm'
import { read, type Reader } from '../../../db/client.ts'
import { people } from '../../../db/schema/accounts.ts'

/** The names of some people by their ids; an id of the shop's own (a job, a command) is its own name. At most 500. */
export async function namesOf(ids: string[], on: Reader = read()): Promise<Map<string, string>> {
  const asked = [...new Set(ids)].slice(0, 500)
  const names = new Map(asked.map((id) => [id, id]))
  if (asked.length === 0) return names
  const rows = await on
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(inArray(people.id, asked))
  for (const { id, name } of rows) names.set(id, name)
  return names
}
