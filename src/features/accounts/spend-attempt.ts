import { createHash } from 'node:crypto'
import { eq, lt } from 'drizzle-orm'
import { write } from '../../../db/client.ts'
import { attempts } from '../../../db/schema/accounts.ts'
import { Refusal } from '../../core/refusal.ts'

/** How often something may be tried within so many minutes, by one account and by one network address. */
export const limits = {
  'sign-in': { account: 10, address: 100, minutes: 15 },
  'second-factor': { account: 10, address: 100, minutes: 15 },
  reset: { account: 3, address: 30, minutes: 60 },
  password: { account: 10, address: 100, minutes: 15 },
  passkey: { account: 60, address: 100, minutes: 15 },
} as const
export type Tried = keyof typeof limits

const keyOf = (...parts: string[]): string => createHash('sha256').update(parts.join('\n')).digest('hex')

/**
 * Counts one try before it is made, for every process alike. Throws the Refusal `refusal.too_many_attempts`
 * with the minutes to wait when there were too many. `account` is what is tried, `address` from where.
 */
export async function spendAttempt(
  tried: Tried,
  { account, address, at }: { account: string; address: string; at: string },
): Promise<void> {
  const { minutes, ...most } = limits[tried]
  const counted = [
    { key: keyOf(tried, 'account', account.toLowerCase()), most: most.account },
    { key: keyOf(tried, 'address', address), most: most.address },
  ]
  const blockedUntil = await write(async (tx) => {
    await tx.delete(attempts).where(lt(attempts.untilAt, at))
    let blocked: string | null = null
    for (const { key, most } of counted) {
      const [known] = await tx.select().from(attempts).where(eq(attempts.key, key))
      if (known && known.count >= most) {
        if (blocked === null || known.untilAt > blocked) blocked = known.untilAt
      } else if (known)
        await tx
          .update(attempts)
          .set({ count: known.count + 1 })
          .where(eq(attempts.key, key))
      else {
        const untilAt = new Date(Date.parse(at) + minutes * 60_000).toISOString()
        await tx.insert(attempts).values({ key, count: 1, untilAt })
      }
    }
    return blocked
  })
  if (blockedUntil === null) return
  const n = Math.max(1, Math.ceil((Date.parse(blockedUntil) - Date.parse(at)) / 60_000))
  throw new Refusal('refusal.too_many_attempts', { n })
}

/** Forgets the tries of an account that has shown who it is. */
export const forgetAttempts = (tried: Tried, account: string): Promise<unknown> =>
  write((tx) => tx.delete(attempts).where(eq(attempts.key, keyOf(tried, 'account', account.toLowerCase()))))
