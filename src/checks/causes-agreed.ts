import { count, sql } from 'drizzle-orm'
import { causeConsents, causes } from '../../db/schema/donations.ts'
import { orderGiftParts, orderLines, orderLineShares, orders } from '../../db/schema/orders.ts'
import { orderLabel } from '../features/orders/number.ts'
import type { Check } from './check.ts'

/** Who receives of which order, share and gift alike. */
const receives = sql`(select ${orderLines.orderId} as order_id, ${orderLineShares.causeId} as cause_id
    from ${orderLineShares} join ${orderLines} on ${orderLines.id} = ${orderLineShares.orderLineId}
  union select ${orderGiftParts.orderId}, ${orderGiftParts.causeId} from ${orderGiftParts}) receives`

/** The latest word of a cause when the order was placed. */
const word = sql`(select ${causeConsents.kind} from ${causeConsents}
  where ${causeConsents.causeId} = ${causes.id} and ${causeConsents.at} <= ${orders.placedAt}
  order by ${causeConsents.sequence} desc limit 1)`

/** A cause receives of an order only if it had agreed to be named when the order was placed. */
export const check: Check = {
  name: 'causes-agreed',
  title: 'checks.causes_agreed',
  run: async (on) => {
    const [all] = await on.select({ n: count() }).from(receives)
    const without = await on
      .select({ number: orders.number, name: causes.name })
      .from(orders)
      .innerJoin(receives, sql`receives.order_id = ${orders.id}`)
      .innerJoin(causes, sql`${causes.id} = receives.cause_id`)
      .where(sql`coalesce(${word}, 'never') <> 'given'`)
    return {
      looked: all?.n ?? 0,
      failures: without.map(({ number, name }) => `${orderLabel(number)}: ${name} had not agreed`),
    }
  },
}
