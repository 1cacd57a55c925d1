import { rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Writer } from '../../../db/client.ts'
import { mailAttempts, outbox } from '../../../db/schema/mail.ts'

/**
 * Erases address and text of every mail about a thing (its id stands in the mail's key); that it was sent
 * stays. Returns the names of the files that were written for them.
 */
export async function eraseMailsIn(tx: Writer, aboutId: string): Promise<string[]> {
  const mails = await tx
    .select({ id: outbox.id })
    .from(outbox)
    .where(sql`replace(${outbox.onceKey}, ${aboutId}, '') <> ${outbox.onceKey}`)
  const ids = mails.map((mail) => mail.id)
  if (ids.length === 0) return []
  await tx
    .update(outbox)
    .set({ toAddress: '', toName: '', subject: '', text: '', html: '' })
    .where(inArray(outbox.id, ids))
  const written = await tx
    .select({ name: mailAttempts.detail })
    .from(mailAttempts)
    .where(and(inArray(mailAttempts.mailId, ids), eq(mailAttempts.result, 'delivered')))
  return written.map((file) => file.name)
}

/** Takes delivered mails off the disk; one that is gone already is no fault. */
export async function eraseMailFiles(folder: string, names: string[]): Promise<void> {
  for (const name of names.filter((file) => file.endsWith('.eml')))
    await rm(join(folder, basename(name)), { force: true })
}
