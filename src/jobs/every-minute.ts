import { join } from 'node:path'
import { environment } from '../core/web/environment.ts'
import { deliverMail } from '../features/mail/deliver-mail.ts'
import { expireOrders } from '../features/orders/expire-orders.ts'
import { refreshSeller, seller } from '../features/shop/seller.ts'
import { log } from '../server/log.ts'
import type { Lease } from './hold-job.ts'

/** Delivers what was queued. */
async function deliverQueuedMail({ held, now }: Lease): Promise<void> {
  const folder = join(environment().dataDir, 'mail')
  const { name, email } = seller()
  const { failed } = await deliverMail({ folder, from: { name, address: email }, at: now(), held })
  for (const failure of failed) log().warn(failure, 'a mail could not be delivered')
}

/** What cannot wait until the night. */
export async function everyMinute(lease: Lease): Promise<void> {
  await refreshSeller()
  const expired = await expireOrders(lease.now())
  if (expired.length > 0) log().info({ orders: expired }, 'unpaid orders have expired')
  await deliverQueuedMail(lease)
}
