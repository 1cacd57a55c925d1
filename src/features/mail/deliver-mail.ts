import { and, eq } from 'drizzle-orm'
import { join } from 'node:path'
import { read, write } from '../../../db/client.ts'
import { mailAttempts } from '../../../db/schema/mail.ts'
import { writeWhole } from '../../core/files/write-whole.ts'
import { newId, systemRandom, type Random } from '../../core/id.ts'
import { composeMail, type Sender } from './compose-mail.ts'
import { dueMails, type DueMail } from './due-mails.ts'

export type Delivery = { folder: string; from: Sender; at: string; held?: () => boolean }
export type Delivered = { delivered: number; failed: { mailId: string; number: number; detail: string }[] }

/**
 * Delivers what is due into `folder`, one `.eml` file a mail, and writes down each attempt. When the
 * process dies between the file and the row, the next run writes the same file again. Stops before the next
 * mail when `held` says that another process has taken the delivery over.
 */
export async function deliverMail(
  { folder, from, at, held = () => true }: Delivery,
  random: Random = systemRandom,
): Promise<Delivered> {
  const result: Delivered = { delivered: 0, failed: [] }
  for (const due of await dueMails(at, read())) {
    if (!held()) break
    const outcome = await tryOne(due, folder, from)
    const { mail, number } = due
    await writeDown({ mailId: mail.id, number, ...outcome, at }, random)
    if (outcome.result === 'delivered') result.delivered += 1
    else result.failed.push({ mailId: mail.id, number, detail: outcome.detail })
  }
  return result
}

/** Keeps the attempt. Another process may have tried at the same moment: one row for one attempt. */
async function writeDown(
  attempt: Omit<typeof mailAttempts.$inferInsert, 'id'>,
  random: Random,
): Promise<void> {
  const { mailId, number } = attempt
  const same = and(eq(mailAttempts.mailId, mailId), eq(mailAttempts.number, number))
  await write(async (tx) => {
    const known = await tx.select({ id: mailAttempts.id }).from(mailAttempts).where(same)
    if (known.length === 0) await tx.insert(mailAttempts).values({ id: newId('mat', random), ...attempt })
  })
}

type Outcome = { result: 'delivered' | 'failed'; detail: string }

async function tryOne({ mail }: DueMail, folder: string, from: Sender): Promise<Outcome> {
  const name = `${mail.at.slice(0, 10)}-${mail.id}.eml`
  try {
    await writeWhole(join(folder, name), await composeMail(mail, from))
    return { result: 'delivered', detail: name }
  } catch (error) {
    // Written down beside the mail, and tried again: a full disk must not stop the others.
    return { result: 'failed', detail: error instanceof Error ? error.message : String(error) }
  }
}
