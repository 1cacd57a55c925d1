import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { read } from '../../../db/client.ts'
import { people, secondFactors, sessions, verifications } from '../../../db/schema/accounts.ts'
import { addUser } from '../../../src/features/accounts/add-user.ts'
import type { AskedBy } from '../../../src/features/accounts/asked-by.ts'
import { withCookies } from '../../../src/features/accounts/asked-by.ts'
import { confirmSecondFactor, startSecondFactor } from '../../../src/features/accounts/enrol-second-factor.ts'
import { giveCode } from '../../../src/features/accounts/give-code.ts'
import { system } from '../../../src/features/accounts/person.ts'
import { signIn } from '../../../src/features/accounts/sign-in.ts'
import { signOut } from '../../../src/features/accounts/sign-out.ts'
import { signedIn } from '../../../src/features/accounts/signed-in.ts'
import { freshDatabase } from '../../database.ts'
import { scratchFolder } from '../../scratch.ts'
import { totp } from '../../totp.ts'

/*
 * better-auth over our tables: everything that it asks of the adapter in a person's life, on the real database.
 */

const password = 'une phrase bien longue'
const asked = (cookie = ''): AskedBy => ({
  cookie,
  address: '192.0.2.1',
  userAgent: 'Mozilla/5.0 Firefox/140.0',
  at: new Date().toISOString(),
  requestId: 'req_test',
})
const enter = async (email = 'claire@exemple.fr', given = password) =>
  signIn({ email, password: given, isDemo: false }, asked())

beforeEach(async () => {
  await freshDatabase()
  process.env['DATA_DIR'] ??= scratchFolder()
  const at = new Date().toISOString()
  const claire = { email: 'claire@exemple.fr', name: 'Claire', role: 'owner' as const, causeId: null }
  await addUser({ by: system('test'), ...claire, password, at })
})

test('a session is a row, found by its cookie, gone after signing out', async () => {
  const { cookies, next } = await enter()
  expect(next).toBe('in')
  const by = withCookies(asked(), cookies)
  const found = await signedIn(by, false)
  expect(found).toMatchObject({ email: 'claire@exemple.fr', owes: 'enrol', hasSecondFactor: false })
  expect(found!.person).toMatchObject({ role: 'owner', name: 'Claire' })
  const [row] = await read().select().from(sessions)
  expect(row).toMatchObject({ id: found!.sessionId, ipAddress: '192.0.2.1', secondFactorAt: null })
  expect(row!.expiresAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  await signOut(by)
  expect(await read().select().from(sessions)).toEqual([])
  expect(await signedIn(by, false)).toBeNull()
})

test('a cookie that was not signed by this shop is nobody’s', async () => {
  const { cookies } = await enter()
  const forged = cookies.map((line) => line.replace(/\.[^;.]+;/, `.${encodeURIComponent('A'.repeat(43))}=;`))
  expect(await signedIn(withCookies(asked(), forged), false)).toBeNull()
})

test.each([
  ['claire@exemple.fr', 'faux mot de passe'],
  ['nobody@exemple.fr', password],
  ['not an address', password],
  ["' or 1=1 --", "' or 1=1 --"],
  ['claire@exemple.fr', 'x'.repeat(5000)],
])('%s with a wrong password is refused with one sentence, and leaves no session', async (email, given) => {
  await expect(enter(email, given)).rejects.toMatchObject({ code: 'refusal.sign_in', field: 'email' })
  expect(await read().select().from(sessions)).toEqual([])
})

test('a second factor is enrolled, asked for, counted and worth a session', async () => {
  const first = await enter()
  const by = withCookies(asked(), first.cookies)
  const account = (await signedIn(by, false))!
  const started = await startSecondFactor(password, account, by)
  expect(started.recoveryCodes).toHaveLength(10)
  const [kept] = await read().select().from(secondFactors)
  expect(kept!.secret).not.toContain(started.key.replaceAll(' ', ''))
  await expect(confirmSecondFactor('000000', account, by)).rejects.toMatchObject({
    code: 'refusal.code_wrong',
  })
  const on = withCookies(by, await confirmSecondFactor(totp(started.key), account, by))
  expect(await signedIn(on, false)).toMatchObject({ owes: null, hasSecondFactor: true })

  const second = await enter()
  expect(second.next).toBe('second-factor')
  const waiting = withCookies(asked(), second.cookies)
  expect(await signedIn(waiting, false)).toBeNull()
  await expect(giveCode('000000', waiting)).rejects.toMatchObject({ code: 'refusal.code_wrong' })
  const inside = withCookies(waiting, await giveCode(totp(started.key), waiting))
  expect(await signedIn(inside, false)).toMatchObject({ owes: null })
  // The sign-in that waited is used up.
  await expect(giveCode(totp(started.key), waiting)).rejects.toMatchObject({ code: 'refusal.code_over' })

  const recovery = started.recoveryCodes[0]!
  const third = withCookies(asked(), (await enter()).cookies)
  await giveCode(recovery, third)
  const fourth = withCookies(asked(), (await enter()).cookies)
  await expect(giveCode(recovery, fourth)).rejects.toMatchObject({ code: 'refusal.code_wrong' })
  const left = await read().select().from(verifications)
  expect(left.every(({ expiresAt }) => expiresAt > new Date().toISOString())).toBe(true)
})

test('wrong codes end the sign-in that waits, and then only a new one helps', async () => {
  const by = withCookies(asked(), (await enter()).cookies)
  const account = (await signedIn(by, false))!
  const { key } = await startSecondFactor(password, account, by)
  await confirmSecondFactor(totp(key), account, by)
  const waiting = withCookies(asked(), (await enter()).cookies)
  for (let n = 0; n < 5; n += 1)
    await expect(giveCode('000000', waiting)).rejects.toMatchObject({ code: 'refusal.code_wrong' })
  await expect(giveCode(totp(key), waiting)).rejects.toMatchObject({ code: 'refusal.code_over' })
})

test('the demo’s people have no way into a shop that is no demo', async () => {
  const at = new Date().toISOString()
  const malo = { email: 'malo@exemple.fr', name: 'Malo', role: 'owner' as const, causeId: null, isDemo: true }
  await addUser({ by: system('test'), ...malo, password, at })
  const tried = { email: malo.email, password }
  await expect(signIn({ ...tried, isDemo: false }, asked())).rejects.toMatchObject({
    code: 'refusal.sign_in',
  })
  const { cookies } = await signIn({ ...tried, isDemo: true }, asked())
  const by = withCookies(asked(), cookies)
  expect(await signedIn(by, true)).toMatchObject({ owes: null })
  expect(await signedIn(by, false)).toBeNull()
  const [kept] = await read().select().from(people).where(eq(people.email, malo.email))
  expect(kept!.isDemo).toBe(true)
})
