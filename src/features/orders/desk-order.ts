import { asc, eq } from 'drizzle-orm'
import { read, type Reader } from '../../../db/client.ts'
import { orderErasures, orderNotes, orders, orderTrackings } from '../../../db/schema/orders.ts'
import { demand, type Person } from '../accounts/person.ts'
import { findOrder, type OrderEvent } from './find-order.ts'
import type { OrderView } from './order-view.ts'
import { viewOrder } from './read-order.ts'

/** One thing that happened to an order or that was written beside it, with who and when. */
export type DeskEntry = { at: string; by: string } & (
  | { what: 'event'; kind: OrderEvent['kind']; receivedCents: number | null; note: string; words: string }
  | { what: 'tracking'; carrierName: string; number: string; url: string }
  | { what: 'note'; text: string }
  | { what: 'erased' }
)

/** An order as the shop sees it. */
export type DeskOrder = OrderView & {
  /** The oldest first. */
  history: DeskEntry[]
  /** When its contact was erased; null: never. */
  erasedAt: string | null
  /** Received beyond the total; 0 when none. */
  surplusCents: number
  /** Received after it had expired, and so to be given back. */
  lateCents: number
}

/** The order of a number with all that the shop knows of it; null when there is none. */
export async function readDeskOrder(
  { by, number, at }: { by: Person; number: number; at: string },
  on: Reader = read(),
): Promise<DeskOrder | null> {
  demand(by, 'see', 'order')
  const where = eq(orders.number, number)
  const found = await findOrder(where, on)
  const view = await viewOrder(where, at, on)
  if (!found || !view) return null
  const history = await historyOf(found.order.id, found.events, on)
  const late = found.events.filter((event) => event.kind === 'received-late')
  return {
    ...view,
    history,
    erasedAt: history.find((entry) => entry.what === 'erased')?.at ?? null,
    surplusCents: Math.max(0, view.receivedCents - view.totalCents),
    lateCents: late.reduce((sum, event) => sum + (event.receivedCents ?? 0), 0),
  }
}

async function historyOf(orderId: string, events: OrderEvent[], on: Reader): Promise<DeskEntry[]> {
  const trackings = await on
    .select()
    .from(orderTrackings)
    .where(eq(orderTrackings.orderId, orderId))
    .orderBy(asc(orderTrackings.sequence))
  const notes = await on
    .select()
    .from(orderNotes)
    .where(eq(orderNotes.orderId, orderId))
    .orderBy(asc(orderNotes.sequence))
  const erasures = await on.select().from(orderErasures).where(eq(orderErasures.orderId, orderId))
  const entries: DeskEntry[] = [
    ...events.map(({ kind, at, by, receivedCents, note, words }) => ({
      ...{ what: 'event' as const, kind, at, by, receivedCents, note, words },
    })),
    ...trackings.map(({ at, by, carrierName, number, url }) => ({
      ...{ what: 'tracking' as const, at, by, carrierName, number, url },
    })),
    ...notes.map(({ at, by, text }) => ({ what: 'note' as const, at, by, text })),
    ...erasures.map(({ at, by }) => ({ what: 'erased' as const, at, by })),
  ]
  // Stable: what happened at one moment stays in the order above.
  return entries.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}
