import { eq, max } from 'drizzle-orm'
import type { Writer } from '../../../db/client.ts'
import { orderEvents } from '../../../db/schema/orders.ts'
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
  note?: string
}

/** Adds what happened to an order after what is known already, and keeps its index. `placed` seals the order. */
export async function appendEvent(tx: Writer, event: NewOrderEvent, random: Random): Promise<void> {
  const { orderId, kind, at, by, receivedCents = null, note = '' } = event
  const [last] = await tx
    .select({ sequence: max(orderEvents.sequence) })
    .from(orderEvents)
    .where(eq(orderEvents.orderId, orderId))
  await tx.insert(orderEvents).values({
    id: newId('oev', random),
    orderId,
    sequence: (last?.sequence ?? 0) + 1,
    ...{ kind, at, by, receivedCents, note },
  })
  await indexOrderIn(tx, orderId)
}
