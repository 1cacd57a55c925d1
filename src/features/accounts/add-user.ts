import { eq } from 'drizzle-orm'
import { write } from '../../../db/client.ts'
import { credentials } from '../../../db/schema/accounts.ts'
import { systemRandom, type Random } from '../../core/id.ts'
import { addPersonIn, keptEmail, type NewPerson } from './add-person.ts'
import { checkNewPassword, hashPassword } from './password.ts'
import { makePasswordLinkIn } from './password-link.ts'
import { setPasswordIn } from './set-password.ts'

/**
 * Adds a person from the command line. With `password` it is set; without, `secret` is that of a link by which
 * they choose it, or null when they have one already.
 */
export async function addUser(
  { password, ...input }: NewPerson & { password: string | null },
  random: Random = systemRandom,
): Promise<{ email: string; secret: string | null }> {
  const email = keptEmail(input.email)
  if (password !== null) checkNewPassword(password, email)
  const hash = password === null ? null : await hashPassword(password, random)
  const { at } = input
  return write(async (tx) => {
    const { id: personId } = await addPersonIn(tx, input, random)
    if (hash !== null) {
      await setPasswordIn(tx, { personId, hash, at }, random)
      return { email, secret: null }
    }
    const [known] = await tx
      .select({ id: credentials.id })
      .from(credentials)
      .where(eq(credentials.userId, personId))
    if (known) return { email, secret: null }
    return { email, secret: await makePasswordLinkIn(tx, { personId, kind: 'invitation', at }, random) }
  })
}
