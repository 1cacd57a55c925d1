import { desc, eq, max } from 'drizzle-orm'
import type { Reader, Writer } from '../../../db/client.ts'
import { orderTrackings } from '../../../db/schema/orders.ts'
import { newId, type Random } from '../../core/id.ts'
import { Refusal } from '../../core/refusal.ts'
import { tidyLine } from './address.ts'

/** Where a parcel can be followed. */
export type Tracking = {
  carrierName: string
  /** The carrier's own; may be empty when there is a link. */
  number: string
  /** https://…; may be empty when there is a number. */
  url: string
}

const numberAtMost = 60
const carrierAtMost = 80
const urlAtMost = 500

/** What was typed, tidied; null when neither number nor link was given. Refused beside its field. */
export function readTracking(typed: Partial<Tracking>, carrier: string): Tracking | null {
  const number = tidyLine(typed.number ?? '')
  const url = (typed.url ?? '').trim()
  const carrierName = tidyLine(typed.carrierName ?? '') || carrier
  if (number.length > numberAtMost)
    throw new Refusal('refusal.order_tracking_number', { n: numberAtMost }, 'trackingNumber')
  if (carrierName.length > carrierAtMost)
    throw new Refusal('refusal.order_tracking_carrier', { n: carrierAtMost }, 'carrierName')
  if (number === '' && url === '') return null
  return { carrierName, number, url: url === '' ? '' : webAddress(url) }
}

/** A shopper is led there: nothing but a web address of somebody else's, over TLS. */
function webAddress(typed: string): string {
  const url = URL.canParse(typed) ? new URL(typed) : null
  const sound = url?.protocol === 'https:' && url.username === '' && url.password === ''
  if (!sound || url.href.length > urlAtMost) throw new Refusal('refusal.order_tracking_url', {}, 'url')
  return url.href
}

/** Writes a tracking down after those of before; returns its place. */
export async function keepTracking(
  tx: Writer,
  { orderId, tracking, at, by }: { orderId: string; tracking: Tracking; at: string; by: string },
  random: Random,
): Promise<number> {
  const [last] = await tx
    .select({ sequence: max(orderTrackings.sequence) })
    .from(orderTrackings)
    .where(eq(orderTrackings.orderId, orderId))
  const sequence = (last?.sequence ?? 0) + 1
  await tx.insert(orderTrackings).values({ id: newId('trk', random), orderId, sequence, ...tracking, at, by })
  return sequence
}

/** The tracking that counts; null when none was told. */
export async function trackingOf(orderId: string, on: Reader): Promise<Tracking | null> {
  const [row] = await on
    .select({
      carrierName: orderTrackings.carrierName,
      number: orderTrackings.number,
      url: orderTrackings.url,
    })
    .from(orderTrackings)
    .where(eq(orderTrackings.orderId, orderId))
    .orderBy(desc(orderTrackings.sequence))
    .limit(1)
  return row ?? null
}
