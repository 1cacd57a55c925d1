import { eq } from 'drizzle-orm'
import { write } from '../../../db/client.ts'
import { orders } from '../../../db/schema/orders.ts'
import { systemRandom, type Random } from '../../core/id.ts'
import { Refusal } from '../../core/refusal.ts'
import { demand, type Person } from '../accounts/person.ts'
import { queueMailIn } from '../mail/queue-mail.ts'
import { auditOrderIn } from './audit-order.ts'
import { orderOfNumber } from './find-order.ts'
import { orderLabel } from './number.ts'
import { trackingMail } from './order-mails.ts'
import { viewOrder } from './read-order.ts'
import { keepTracking, readTracking, trackingOf, type Tracking } from './tracking.ts'

/**
 * Tells where a parcel that has left can be followed, or corrects it: the shopper is told again. The same
 * once more changes nothing. Refused before the order is shipped, and when neither number nor link is given.
 */
export const tellTracking = (
  { by, number, tracking, at }: { by: Person; number: number; tracking: Partial<Tracking>; at: string },
  random: Random = systemRandom,
): Promise<void> =>
  write(async (tx) => {
    demand(by, 'change', 'order')
    const { order, state } = await orderOfNumber(number, tx)
    if (state !== 'shipped' && state !== 'delivered')
      throw new Refusal('refusal.order_tracking_not_shipped', { label: orderLabel(number) }, 'number')
    const told = readTracking(tracking, order.carrierName)
    if (!told) throw new Refusal('refusal.order_tracking_empty', {}, 'trackingNumber')
    const before = await trackingOf(order.id, tx)
    if (before && JSON.stringify({ ...before, ...told }) === JSON.stringify(before)) return
    const place = await keepTracking(tx, { orderId: order.id, tracking: told, at, by: by.id }, random)
    await auditOrderIn(tx, 'tracking', { by, number, at }, { after: told }, random)
    const view = (await viewOrder(eq(orders.id, order.id), at, tx))!
    await queueMailIn(tx, trackingMail(view, place, at), random)
  })
