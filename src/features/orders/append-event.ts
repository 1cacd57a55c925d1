import { eq, max } from 'drizzle-orm'
import type { Writer } from '../../../db/client.ts'
import { orderEvents, orderEventWords } from '../../../db/schema/orders.ts'
import { newId, type Random } from '../../core/id.ts'
import { indexOrderIn } from './index-order.ts'
import type { OrderEventKind } from './order-state.ts'

export type NewOrderEvent = {
  orderId: string
  kind: OrderEventKind
  at: string
  /** The person's id. */
  by: string
  /** Money that arrived with it; null when none. */
  receivedCents?: number | null
  /** The fact that goes with it, sealed with the event. */
  note?: string
  /** What a person typed: kept apart, since it may name somebody and can then be erased. */
  words?: string
}

/** Adds what happened to an order after what is known already, and keeps its index. `placed` seals the order. */
export async function appendEvent(tx: Writer, event: NewOrderEvent, random: Random): Promise<void> {
  const { orderId, kind, at, by, receivedCents = null, note = '', words = '' } = event
  const [last] = await tx
    .select({ sequence: max(orderEvents.sequence) })
    .from(orderEvents)
    .where(eq(orderEvents.orderId, orderId))
  const id = newId('oev', random)
  await tx.insert(orderEvents).values({
    id,
    orderId,
    sequence: (last?.sequence ?? 0) + 1,
    ...{ kind, at, by, receivedCents, note },
  })
  if (words !== '') await tx.insert(orderEventWords).values({ eventId: id, orderId, text: words })
  await indexOrderIn(tx, orderId)
}
