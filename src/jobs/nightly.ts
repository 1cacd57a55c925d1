import { runChecksNow } from '../checks/run-checks.ts'
import { forgetCarts } from '../features/cart/forget-carts.ts'
import { log } from '../server/log.ts'

/** When the night's work begins, in hours UTC: the quietest in Europe. */
const hour = 2

/** How long until the next time it is that hour, in milliseconds. */
export function untilNight(now: Date): number {
  const next = new Date(now)
  next.setUTCHours(hour, 0, 0, 0)
  if (next <= now) next.setUTCDate(next.getUTCDate() + 1)
  return next.getTime() - now.getTime()
}

/** Forgets old carts, then runs every invariant; what does not hold is in the log and on the page /checks. */
export async function nightly(at: string): Promise<void> {
  while ((await forgetCarts(at)) > 0) continue
  for (const { name, holds, failures } of await runChecksNow(at))
    if (!holds) log().error({ check: name, failures }, 'an invariant does not hold')
}
