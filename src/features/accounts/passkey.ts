import { and, asc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { read, write } from '../../../db/client.ts'
import { passkeys } from '../../../db/schema/accounts.ts'
import { Refusal } from '../../core/refusal.ts'
import { headersFor, type AskedBy } from './asked-by.ts'
import { auth } from './auth.ts'
import { recordAuditIn } from './record-audit.ts'
import type { SignedIn } from './signed-in.ts'
import { spendAttempt } from './spend-attempt.ts'

/** What a browser is asked for, and the cookie that finds the question again. */
export type PasskeyQuestion = { options: Record<string, unknown>; cookies: string[] }

async function questionOf(answer: Response): Promise<PasskeyQuestion> {
  if (answer.status >= 500) throw new Error('a passkey broke', { cause: await answer.text() })
  if (!answer.ok) throw new Refusal('refusal.passkey', {}, 'passkey')
  const options = (await answer.json()) as Record<string, unknown>
  return { options, cookies: answer.headers.getSetCookie() }
}

/** Asks a device to prove one of its passkeys. The person is always verified: it is both steps in one. */
export async function askPasskey(by: AskedBy): Promise<PasskeyQuestion> {
  await spendAttempt('passkey', { account: by.address, address: by.address, at: by.at })
  const asked = { headers: headersFor({ ...by, cookie: '' }), asResponse: true as const }
  const { options, cookies } = await questionOf(await auth().api.generatePasskeyAuthenticationOptions(asked))
  return { options: { ...options, userVerification: 'required' }, cookies }
}

type Asked = NonNullable<Parameters<ReturnType<typeof auth>['api']['verifyPasskeyAuthentication']>[0]>
type Answer = Asked['body']['response']

/** The outside of a device's answer (Web Authentication, level 3, section 5.1.8); better-auth verifies the inside. */
const answerShape = z.looseObject({
  id: z.string(),
  rawId: z.string(),
  type: z.literal('public-key'),
  response: z.looseObject({ clientDataJSON: z.string() }),
  clientExtensionResults: z.looseObject({}),
})

const deviceAnswer = z.custom<Answer>((value) => answerShape.safeParse(value).success)

/** What a browser sent, or the refusal of what is no such answer. */
function parsed(credential: string): Answer {
  try {
    return deviceAnswer.parse(JSON.parse(credential))
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof z.ZodError)) throw error
    throw new Refusal('refusal.passkey', {}, 'passkey')
  }
}

/** Signs in by a passkey. Gives the session's cookies. */
export async function signInByPasskey(credential: string, by: AskedBy): Promise<string[]> {
  await spendAttempt('passkey', { account: by.address, address: by.address, at: by.at })
  const body = { response: parsed(credential) }
  const answer = await auth().api.verifyPasskeyAuthentication({
    body,
    headers: headersFor(by),
    asResponse: true,
  })
  if (!answer.ok) throw new Refusal('refusal.passkey', {}, 'passkey')
  return answer.headers.getSetCookie()
}

/** Asks a device to make a passkey for who is signed in. */
export async function askNewPasskey(by: AskedBy): Promise<PasskeyQuestion> {
  const asked = { headers: headersFor(by), asResponse: true as const }
  const { options, cookies } = await questionOf(await auth().api.generatePasskeyRegistrationOptions(asked))
  const selection = { residentKey: 'required', requireResidentKey: true, userVerification: 'required' }
  return { options: { ...options, authenticatorSelection: selection }, cookies }
}

/** Keeps a passkey that a device has made. */
export async function addPasskey(
  { credential, name }: { credential: string; name: string },
  { person }: SignedIn,
  by: AskedBy,
): Promise<void> {
  const body = { response: parsed(credential), name: name.trim().slice(0, 60) }
  const answer = await auth().api.verifyPasskeyRegistration({
    body,
    headers: headersFor(by),
    asResponse: true,
  })
  if (!answer.ok) throw new Refusal('refusal.passkey', {}, 'passkey')
  const { id } = (await answer.json()) as { id: string }
  const { at, requestId } = by
  const subject = { kind: 'passkey', id }
  await write((tx) => recordAuditIn(tx, { by: person, action: 'person.passkey-add', subject, at, requestId }))
}

/** One's own passkeys, the oldest first. */
export const ownPasskeys = ({
  person,
}: SignedIn): Promise<{ id: string; name: string | null; createdAt: string | null }[]> =>
  read()
    .select({ id: passkeys.id, name: passkeys.name, createdAt: passkeys.createdAt })
    .from(passkeys)
    .where(eq(passkeys.userId, person.id))
    .orderBy(asc(passkeys.createdAt), asc(passkeys.id))

/** Removes one of one's own passkeys. */
export const removePasskey = (id: string, { person }: SignedIn, { at, requestId }: AskedBy): Promise<void> =>
  write(async (tx) => {
    const mine = and(eq(passkeys.id, id), eq(passkeys.userId, person.id))
    if ((await tx.select({ id: passkeys.id }).from(passkeys).where(mine)).length === 0) return
    await tx.delete(passkeys).where(mine)
    const subject = { kind: 'passkey', id }
    await recordAuditIn(tx, { by: person, action: 'person.passkey-remove', subject, at, requestId })
  })
