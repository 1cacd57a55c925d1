import { and, asc, eq, gte, inArray, lte, ne, notInArray, or } from 'drizzle-orm'
import type { Reader } from '../../../db/client.ts'
import { mailAttempts, outbox } from '../../../db/schema/mail.ts'

export type QueuedMail = typeof outbox.$inferSelect
export type DueMail = { mail: QueuedMail; number: number }

/** How often a mail is tried: at once, then after 1, 5, 30 minutes, 2 hours, 12 hours. In milliseconds. */
export const waitsMs = [1, 5, 30, 120, 720].map((minutes) => minutes * 60_000)
export const attemptsMax = waitsMs.length + 1

/** At most so many a run, so that a run ends; the next takes the rest. */
const atOnce = 100

/** The mails to try at `at`, oldest first, each with the number of the attempt that this would be; none whose address was erased. */
export async function dueMails(at: string, on: Reader): Promise<DueMail[]> {
  const settled = on
    .select({ mailId: mailAttempts.mailId })
    .from(mailAttempts)
    .where(or(eq(mailAttempts.result, 'delivered'), gte(mailAttempts.number, attemptsMax)))
  const queued = await on
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(lte(outbox.at, at), ne(outbox.toAddress, ''), notInArray(outbox.id, settled)))
    .orderBy(asc(outbox.at), asc(outbox.id))
  const attempts = await on
    .select({ mailId: mailAttempts.mailId, at: mailAttempts.at })
    .from(mailAttempts)
    .where(notInArray(mailAttempts.mailId, settled))
  const tried = Map.groupBy(attempts, (attempt) => attempt.mailId)
  const due = queued.filter(({ id }) => isDue(tried.get(id) ?? [], at)).slice(0, atOnce)
  const mails = await on
    .select()
    .from(outbox)
    .where(
      inArray(
        outbox.id,
        due.map(({ id }) => id),
      ),
    )
    .orderBy(asc(outbox.at), asc(outbox.id))
  return mails.map((mail) => ({ mail, number: (tried.get(mail.id)?.length ?? 0) + 1 }))
}

type Attempt = Pick<typeof mailAttempts.$inferSelect, 'at'>

function isDue(mine: Attempt[], at: string): boolean {
  if (mine.length === 0) return true
  const last = Math.max(...mine.map((attempt) => Date.parse(attempt.at)))
  return Date.parse(at) >= last + waitsMs[mine.length - 1]!
}
