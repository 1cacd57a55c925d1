import { eq } from 'drizzle-orm'
import type { Writer } from '../../../db/client.ts'
import { orderIndex, orderLines, orders } from '../../../db/schema/orders.ts'
import { withoutAccents } from '../../core/i18n/fold.ts'
import { langs } from '../../core/i18n/lang.ts'
import { findOrder } from './find-order.ts'
import { lineTitle } from './line-title.ts'
import { orderLabel } from './number.ts'

/** A text as orders are searched: lower case, without accents, single spaces. */
export const searchText = (text: string): string => withoutAccents(text).replace(/\s+/g, ' ').trim()

/** Writes anew what the desk finds an order by, as it stands in this transaction. */
export async function indexOrderIn(tx: Writer, orderId: string): Promise<void> {
  const found = await findOrder(eq(orders.id, orderId), tx)
  if (!found) return
  const { order, contact, events, state } = found
  const lines = await tx
    .select({ title: orderLines.title, options: orderLines.options, slug: orderLines.slug })
    .from(orderLines)
    .where(eq(orderLines.orderId, orderId))
  const titles = lines.flatMap((line) => [...langs.map((lang) => lineTitle(line, lang)), line.slug])
  const words = searchText(
    [orderLabel(order.number), contact.name, contact.email, contact.city, ...new Set(titles)].join(' '),
  )
  const withdrawalAskedAt = events.findLast((event) => event.kind === 'withdrawal-asked')?.at ?? null
  await tx.delete(orderIndex).where(eq(orderIndex.orderId, orderId))
  await tx.insert(orderIndex).values({ orderId, state, withdrawalAskedAt, words })
}
