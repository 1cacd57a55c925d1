import { lt } from 'drizzle-orm'
import { write } from '../../../db/client.ts'
import { attempts, sessions, verifications } from '../../../db/schema/accounts.ts'

/** Forgets what is over: sessions, sign-ins that nobody finished, windows of attempts. */
export const forgetExpired = (at: string): Promise<void> =>
  write(async (tx) => {
    await tx.delete(sessions).where(lt(sessions.expiresAt, at))
    await tx.delete(verifications).where(lt(verifications.expiresAt, at))
    await tx.delete(attempts).where(lt(attempts.untilAt, at))
  })
