import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { read, type Reader } from '../../../db/client.ts'
import { documents } from '../../../db/schema/costs.ts'
import { can, type Person } from '../accounts/person.ts'
import { readKept } from './document-file.ts'

export type ReadDocument = Omit<typeof documents.$inferSelect, 'bytes'> & { content: Buffer }

/**
 * A kept document with its content: a public one for anybody, a withheld one for those who may edit
 * breakdowns (`by`). Null when there is none to show. Throws when the file is gone or is not what its
 * name says.
 */
export async function readDocument(
  { sha256, dataDir, by = null }: { sha256: string; dataDir: string; by?: Person | null },
  on: Reader = read(),
): Promise<ReadDocument | null> {
  const [row] = await on.select().from(documents).where(eq(documents.sha256, sha256))
  if (!row || !(row.isPublic || (by && can(by, 'edit', 'breakdown')))) return null
  const { bytes, ...kept } = row
  const content = await readKept(dataDir, sha256)
  const found = createHash('sha256').update(content).digest('hex')
  if (content.length !== bytes || found !== sha256)
    throw new Error(`document ${sha256} is damaged: ${content.length} bytes, SHA-256 ${found}`)
  return { ...kept, content }
}

/** Whether a document is kept of which only the hash is public. */
export async function isWithheld(sha256: string, on: Reader = read()): Promise<boolean> {
  const [row] = await on
    .select({ isPublic: documents.isPublic })
    .from(documents)
    .where(eq(documents.sha256, sha256))
  return row?.isPublic === false
}
