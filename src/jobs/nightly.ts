import { setTimeout as pause } from 'node:timers/promises'
import { runChecksAlone, type CheckResult } from '../checks/run-checks.ts'
import { forgetExpired } from '../features/accounts/forget-expired.ts'
import { environment } from '../core/web/environment.ts'
import { forgetCarts } from '../features/cart/forget-carts.ts'
import { forgetPictures } from '../features/catalogue/forget-pictures.ts'
import { log } from '../server/log.ts'
import type { Lease } from './hold-job.ts'

/** When the night's work begins, in hours UTC: the quietest in Europe. */
const hour = 2

/** How long until the next time it is that hour, in milliseconds. */
export function untilNight(now: Date): number {
  const next = new Date(now)
  next.setUTCHours(hour, 0, 0, 0)
  if (next <= now) next.setUTCDate(next.getUTCDate() + 1)
  return next.getTime() - now.getTime()
}

/** The last time it was that hour. */
export function lastNight(at: string): string {
  const last = new Date(at)
  last.setUTCHours(hour, 0, 0, 0)
  if (last > new Date(at)) last.setUTCDate(last.getUTCDate() - 1)
  return last.toISOString()
}

/** Waits for a visitor's run of the checks, if there is one. */
async function checksOfTonight({ held, now }: Lease): Promise<CheckResult[]> {
  while (held()) {
    const results = await runChecksAlone(now())
    if (results) return results
    await pause(1_000)
  }
  return []
}

/** Forgets old carts, sessions that are over and pictures that no product has, then runs every invariant; what does not hold is in the log and on the page /checks. */
export async function nightly(lease: Lease): Promise<void> {
  while (lease.held() && (await forgetCarts(lease.now())) > 0) continue
  if (lease.held()) await forgetExpired(lease.now())
  if (lease.held()) await forgetPictures({ dataDir: environment().dataDir, at: lease.now() })
  for (const { name, holds, failures } of await checksOfTonight(lease))
    if (!holds) log().error({ check: name, failures }, 'an invariant does not hold')
}
