import { and, eq, ne } from 'drizzle-orm'
import { write, type Writer } from '../../../db/client.ts'
import { orderContacts, orderErasures, orderEventWords, orderNotes } from '../../../db/schema/orders.ts'
import { Refusal } from '../../core/refusal.ts'
import { demand, type Person } from '../accounts/person.ts'
import { eraseMailFiles, eraseMailsIn } from '../mail/erase-mails.ts'
import { auditOrderIn } from './audit-order.ts'
import { orderOfNumber } from './find-order.ts'
import { indexOrderIn } from './index-order.ts'
import { orderLabel } from './number.ts'

export type Erasure = {
  by: Person
  number: number
  at: string
  /** Where delivered mails were written. */
  mailFolder: string
}

/** An order that is over or has left needs its contact no more. */
const needsContact = ['awaiting-payment', 'part-paid', 'paid', 'packed']

/**
 * Erases who ordered: the contact, the texts and addresses of the order's mails with their files, the shop's
 * notes, what was typed beside its events (a withdrawal's words among it). The order, its amounts and who erased it stay (Regulation (EU) 2016/679, art. 17). Refused while the
 * order is still to be paid or sent; done twice, it changes nothing.
 */
export async function eraseContact({ by, number, at, mailFolder }: Erasure): Promise<void> {
  const files = await write(async (tx) => {
    demand(by, 'change', 'order')
    const { order, state } = await orderOfNumber(number, tx)
    if (needsContact.includes(state))
      throw new Refusal('refusal.order_erase_open', { label: orderLabel(number) }, 'number')
    await noteErasure(tx, { orderId: order.id, at, by: by.id })
    await tx.delete(orderContacts).where(eq(orderContacts.orderId, order.id))
    await tx
      .update(orderNotes)
      .set({ text: '' })
      .where(and(eq(orderNotes.orderId, order.id), ne(orderNotes.text, '')))
    await tx
      .update(orderEventWords)
      .set({ text: '' })
      .where(and(eq(orderEventWords.orderId, order.id), ne(orderEventWords.text, '')))
    await indexOrderIn(tx, order.id)
    await auditOrderIn(tx, 'erase-contact', { by, number, at })
    return eraseMailsIn(tx, order.id)
  })
  await eraseMailFiles(mailFolder, files)
}

async function noteErasure(tx: Writer, row: typeof orderErasures.$inferInsert): Promise<void> {
  const known = await tx.select().from(orderErasures).where(eq(orderErasures.orderId, row.orderId))
  if (known.length === 0) await tx.insert(orderErasures).values(row)
}
