import { count, eq, isNull } from 'drizzle-orm'
import { write } from '../../../db/client.ts'
import { deliveryMethods } from '../../../db/schema/shop.ts'
import { Refusal } from '../../core/refusal.ts'
import { demand, type Person } from '../accounts/person.ts'
import { recordAuditIn } from '../accounts/record-audit.ts'

/** Takes a way of delivery off the shop; orders placed keep it. The last one stays: nothing could be ordered without. */
export const archiveDelivery = ({ by, key, at }: { by: Person; key: string; at: string }): Promise<void> =>
  write(async (tx) => {
    demand(by, 'change', 'settings')
    const [method] = await tx.select().from(deliveryMethods).where(eq(deliveryMethods.key, key))
    if (!method) throw new Refusal('refusal.settings_delivery_unknown')
    if (method.archivedAt !== null) return
    const [left] = await tx
      .select({ n: count() })
      .from(deliveryMethods)
      .where(isNull(deliveryMethods.archivedAt))
    if ((left?.n ?? 0) < 2) throw new Refusal('refusal.settings_delivery_last')
    await tx
      .update(deliveryMethods)
      .set({ archivedAt: at, editedAt: at, editedBy: by.id })
      .where(eq(deliveryMethods.key, key))
    await recordAuditIn(tx, { by, action: 'delivery.archive', subject: { kind: 'delivery', id: key }, at })
  })
