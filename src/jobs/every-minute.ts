import { join } from 'node:path'
import { environment } from '../core/web/environment.ts'
import { deliverMail } from '../features/mail/deliver-mail.ts'
import { expireOrders } from '../features/orders/expire-orders.ts'
import { seller } from '../features/shop/seller.ts'
import { log } from '../server/log.ts'

/** Delivers what was queued. */
export async function deliverQueuedMail(at: string): Promise<void> {
  const folder = join(environment().dataDir, 'mail')
  const { name, email } = seller()
  const { failed } = await deliverMail({ folder, from: { name, address: email }, at })
  for (const failure of failed) log().warn(failure, 'a mail could not be delivered')
}

/** What cannot wait until the night. */
export async function everyMinute(at: string): Promise<void> {
  const expired = await expireOrders(at)
  if (expired.length > 0) log().info({ orders: expired }, 'unpaid orders have expired')
  await deliverQueuedMail(at)
}
