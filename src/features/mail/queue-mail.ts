import { eq } from 'drizzle-orm'
import type { Writer } from '../../../db/client.ts'
import { outbox } from '../../../db/schema/mail.ts'
import { newId, systemRandom, type Random } from '../../core/id.ts'
import type { Lang } from '../../core/i18n/lang.ts'
import { signalQueued } from './queued-signal.ts'

export type Mail = {
  /** What it is about, `order-placed:ord_…`: the same thing is told once, however often it is queued. */
  onceKey: string
  lang: Lang
  to: { address: string; name: string }
  subject: string
  text: string
  html: string
  at: string
}

/**
 * Queues a mail in the transaction of what it tells: both happen or neither. Delivered right after the
 * request, or within a minute. Nobody is told whose address was erased.
 */
export async function queueMailIn(tx: Writer, mail: Mail, random: Random = systemRandom): Promise<void> {
  const { onceKey, lang, to, subject, text, html, at } = mail
  if (to.address === '') return
  const told = await tx.select({ id: outbox.id }).from(outbox).where(eq(outbox.onceKey, onceKey))
  if (told.length > 0) return
  signalQueued()
  await tx.insert(outbox).values({
    id: newId('mai', random),
    onceKey,
    lang,
    toAddress: to.address,
    toName: to.name,
    subject,
    text,
    html,
    at,
  })
}
