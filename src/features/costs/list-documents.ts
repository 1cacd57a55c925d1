import { inArray } from 'drizzle-orm'
import { read, type Reader } from '../../../db/client.ts'
import { documents } from '../../../db/schema/costs.ts'

export type ListedDocument = typeof documents.$inferSelect

/** The kept documents of these hashes, in their order; unknown ones are left out. At most 500. */
export async function listDocuments(sha256s: string[], on: Reader = read()): Promise<ListedDocument[]> {
  const asked = [...new Set(sha256s)].slice(0, 500)
  if (asked.length === 0) return []
  const rows = await on.select().from(documents).where(inArray(documents.sha256, asked))
  return asked.flatMap((sha256) => rows.filter((row) => row.sha256 === sha256))
}
