import { eq, max } from 'drizzle-orm'
import { write } from '../../../db/client.ts'
import { orderNotes } from '../../../db/schema/orders.ts'
import { newId, systemRandom, type Random } from '../../core/id.ts'
import { Refusal } from '../../core/refusal.ts'
import { demand, type Person } from '../accounts/person.ts'
import { auditOrderIn } from './audit-order.ts'
import { orderOfNumber } from './find-order.ts'

const atMost = 2000

/** Keeps a note of the shop's own beside an order, whatever its state. The shopper never sees it. */
export const addNote = (
  { by, number, text, at }: { by: Person; number: number; text: string; at: string },
  random: Random = systemRandom,
): Promise<void> =>
  write(async (tx) => {
    demand(by, 'change', 'order')
    const { order } = await orderOfNumber(number, tx)
    const told = text.trim()
    if (told === '') throw new Refusal('refusal.order_note_empty', {}, 'note')
    if (told.length > atMost) throw new Refusal('refusal.order_note_long', { n: atMost }, 'note')
    const [last] = await tx
      .select({ sequence: max(orderNotes.sequence) })
      .from(orderNotes)
      .where(eq(orderNotes.orderId, order.id))
    await tx.insert(orderNotes).values({
      ...{ id: newId('not', random), orderId: order.id, sequence: (last?.sequence ?? 0) + 1 },
      ...{ text: told, at, by: by.id },
    })
    await auditOrderIn(tx, 'note', { by, number, at }, {}, random)
  })
