import { count, id, index, oneOf, table, uniqueIndex, when, words } from '../columns.ts'

/**
 * A mail, written in the transaction of what it tells; what became of it are rows of `mail_attempts`. Never
 * written over, but address and text can be erased (Regulation (EU) 2016/679, art. 17).
 */
export const outbox = table(
  'outbox',
  {
    id: id('id').primaryKey(),
    /** What the mail is about, `order-placed:ord_…`: the same thing is told once. */
    onceKey: words('once_key').notNull(),
    lang: words('lang').notNull(),
    toAddress: words('to_address').notNull(),
    toName: words('to_name').notNull(),
    subject: words('subject').notNull(),
    text: words('text').notNull(),
    html: words('html').notNull(),
    at: when('queued').notNull(),
  },
  (t) => [uniqueIndex('outbox_once').on(t.onceKey), index('outbox_queued').on(t.at)],
)

export const mailAttempts = table(
  'mail_attempts',
  {
    id: id('id').primaryKey(),
    mailId: id('mail_id')
      .notNull()
      .references(() => outbox.id),
    number: count('number').notNull(),
    result: words('result').notNull(),
    /** The file's name, or the error's words. */
    detail: words('detail').notNull(),
    at: when('tried').notNull(),
  },
  (t) => [
    uniqueIndex('mail_attempts_number').on(t.mailId, t.number),
    oneOf('mail_attempts_result', t.result, ['delivered', 'failed']),
  ],
)
