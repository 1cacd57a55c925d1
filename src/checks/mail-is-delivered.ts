import { count, eq, gte, notInArray, and } from 'drizzle-orm'
import { mailAttempts, outbox } from '../../db/schema/mail.ts'
import { attemptsMax } from '../features/mail/due-mails.ts'
import type { Check } from './check.ts'

export const check: Check = {
  name: 'mail-is-delivered',
  title: 'checks.mail_is_delivered',
  run: async (on) => {
    const delivered = on
      .select({ id: mailAttempts.mailId })
      .from(mailAttempts)
      .where(eq(mailAttempts.result, 'delivered'))
    const [queued] = await on.select({ n: count() }).from(outbox)
    const givenUp = await on
      .select({ id: outbox.id, about: outbox.onceKey, detail: mailAttempts.detail })
      .from(mailAttempts)
      .innerJoin(outbox, eq(outbox.id, mailAttempts.mailId))
      .where(and(gte(mailAttempts.number, attemptsMax), notInArray(outbox.id, delivered)))
    return {
      looked: queued?.n ?? 0,
      failures: givenUp.map(({ id, about, detail }) => `${id} (${about}) was given up: ${detail}`),
    }
  },
}
