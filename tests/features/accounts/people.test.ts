import { parse } from 'csv-parse/sync'
import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { read, write } from '../../../db/client.ts'
import { auditEntries, credentials, passwordLinks, people, sessions } from '../../../db/schema/accounts.ts'
import { causes } from '../../../db/schema/donations.ts'
import { outbox } from '../../../db/schema/mail.ts'
import { addUser } from '../../../src/features/accounts/add-user.ts'
import { askReset } from '../../../src/features/accounts/ask-reset.ts'
import { auditCsv } from '../../../src/features/accounts/audit-csv.ts'
import { giveRole, ownerIds, takeRole } from '../../../src/features/accounts/change-role.ts'
import { followLink } from '../../../src/features/accounts/follow-link.ts'
import { invitePerson } from '../../../src/features/accounts/invite-person.ts'
import { everyAudit, listAudit } from '../../../src/features/accounts/list-audit.ts'
import { listPeople } from '../../../src/features/accounts/list-people.ts'
import { hashPassword, isPassword } from '../../../src/features/accounts/password.ts'
import { system, type Person } from '../../../src/features/accounts/person.ts'
import { recordAuditIn } from '../../../src/features/accounts/record-audit.ts'
import { spendAttempt } from '../../../src/features/accounts/spend-attempt.ts'
import { freshDatabase, type FreshDatabase } from '../../database.ts'
import { appendOnlyRefusals } from '../../outsider.ts'

const at = '2026-03-01T09:00:00.000Z'
const later = (minutes: number) => new Date(Date.parse(at) + minutes * 60_000).toISOString()
const by = system('test')
const told = { lang: 'fr' as const, shop: 'Centime', siteUrl: 'https://shop.example', at }
const long = 'une phrase bien longue'

let database: FreshDatabase
beforeEach(async () => {
  database = await freshDatabase()
})

const claire = { by, email: 'Claire@Exemple.fr ', name: 'Claire', causeId: null, at }
const addOwner = async (email = claire.email) => {
  await addUser({ ...claire, email, role: 'owner', password: long })
  const [person] = await read().select().from(people).where(eq(people.email, email.trim().toLowerCase()))
  return person!
}
const actions = async () => (await read().select().from(auditEntries)).map(({ action }) => action).sort()

describe('a person', () => {
  test('is added once, however the address is written', async () => {
    const first = await addOwner()
    await addUser({ ...claire, email: 'CLAIRE@exemple.fr', role: 'staff', password: null })
    const [listed, ...more] = await listPeople(by)
    expect(more).toEqual([])
    expect(listed).toMatchObject({ id: first.id, email: 'claire@exemple.fr', hasPassword: true })
    expect(listed!.roles.map(({ role }) => role)).toEqual(['owner', 'staff'])
    expect(await actions()).toEqual(['person.add', 'person.role-given', 'person.role-given'])
  })

  test.each([
    ['claire', 'Claire', long, 'refusal.email_wrong'],
    ['c@exemple.fr', ' ', long, 'refusal.person_name'],
    ['c@exemple.fr', 'Claire', 'court', 'refusal.password_short'],
    ['c@exemple.fr', 'Claire', 'a'.repeat(201), 'refusal.password_long'],
    ['c@exemple.fr', 'Claire', 'aaaaaaaaaaaa', 'refusal.password_easy'],
  ])('%s, %s is not added with %s', async (email, name, password, code) => {
    await expect(addUser({ ...claire, email, name, role: 'owner', password })).rejects.toMatchObject({ code })
    expect(await read().select().from(people)).toEqual([])
  })

  test('of an NGO belongs to a cause that there is, and nobody else does', async () => {
    const add = (role: 'ngo' | 'staff', causeId: string | null) =>
      addUser({ ...claire, role, causeId, password: null })
    await write((tx) =>
      tx.insert(causes).values({ id: 'cau_1', slug: 'rivers', position: 1, name: 'Rivers', createdAt: at }),
    )
    await expect(add('ngo', null)).rejects.toMatchObject({ code: 'refusal.role_cause' })
    await expect(add('staff', 'cau_1')).rejects.toMatchObject({ code: 'refusal.role_cause' })
    await expect(add('ngo', 'cau_2')).rejects.toMatchObject({ code: 'refusal.cause_unknown' })
    await add('ngo', 'cau_1')
    expect((await listPeople(by))[0]!.roles).toMatchObject([{ role: 'ngo', causeSlug: 'rivers' }])
  })
})

describe('a role', () => {
  test('is taken away by a row, and given anew by another', async () => {
    const { id: personId } = await addOwner()
    await addOwner('other@exemple.fr')
    const change = { by, personId, role: 'owner' as const, causeId: null, at }
    await takeRole(change)
    expect(await ownerIds(read())).not.toContain(personId)
    await giveRole(change)
    await giveRole(change)
    expect(await ownerIds(read())).toContain(personId)
    expect((await actions()).filter((action) => action.startsWith('person.role'))).toHaveLength(4)
  })

  test('of the last owner stays', async () => {
    const { id: personId } = await addOwner()
    const change = { by, personId, role: 'owner' as const, causeId: null, at }
    await expect(takeRole(change)).rejects.toMatchObject({ code: 'refusal.last_owner' })
  })

  test.each<Person>([
    { role: 'staff', id: 'malo' },
    { role: 'ngo', id: 'ngo', causes: ['cau_1'] },
    { role: 'shopper', id: 'shopper' },
  ])('is not for $role to give', async (person) => {
    const { id: personId } = await addOwner()
    const refused = { code: 'refusal.not_allowed' }
    const change = { by: person, personId, role: 'staff' as const, causeId: null, at }
    await expect(giveRole(change)).rejects.toMatchObject(refused)
    await expect(takeRole({ ...change, role: 'owner' })).rejects.toMatchObject(refused)
    const asked = { ...told, by: person, email: 'x@exemple.fr', name: 'X', role: 'owner' as const }
    await expect(invitePerson({ ...asked, causeId: null })).rejects.toMatchObject(refused)
    await expect(listPeople(person)).rejects.toMatchObject(refused)
    await expect(listAudit(person, {}, 1)).rejects.toMatchObject(refused)
    await expect(everyAudit(person, {})).rejects.toMatchObject(refused)
  })
})

describe('a link to choose a password', () => {
  const invite = () =>
    invitePerson({ ...told, by, email: 'malo@exemple.fr', name: 'Malo', role: 'staff', causeId: null })

  test('is mailed, works once, and signs out who was signed in', async () => {
    const { secret } = await invite()
    const [mail] = await read().select().from(outbox)
    expect(mail!.text).toContain(`https://shop.example/fr/sign-in/password?link=${secret}`)
    const [person] = await read().select().from(people)
    const session = {
      id: 'ses_1',
      userId: person!.id,
      token: 't',
      expiresAt: later(99),
      createdAt: at,
      updatedAt: at,
    }
    await write((tx) => tx.insert(sessions).values(session))
    await followLink({ secret: secret!, name: 'Malo K.', password: long, at: later(1) })
    expect(await read().select().from(sessions)).toEqual([])
    const [kept] = await read().select().from(credentials)
    expect(await isPassword(long, kept!.password!)).toBe(true)
    const again = followLink({ secret: secret!, password: `${long} !`, at: later(2) })
    await expect(again).rejects.toMatchObject({ code: 'refusal.link_over' })
    expect((await read().select().from(people))[0]).toMatchObject({ name: 'Malo K.', emailVerified: true })
  })

  test('keeps its secret out of the database', async () => {
    const { secret } = await invite()
    expect(JSON.stringify(await read().select().from(passwordLinks))).not.toContain(secret)
  })

  test('is void after seven days, and as soon as there is a newer one', async () => {
    const { secret: first } = await invite()
    const tooLate = followLink({ secret: first!, password: long, at: later(7 * 24 * 60) })
    await expect(tooLate).rejects.toMatchObject({ code: 'refusal.link_over' })
    const { secret: second } = await invite()
    const old = followLink({ secret: first!, password: long, at: later(1) })
    await expect(old).rejects.toMatchObject({ code: 'refusal.link_over' })
    await followLink({ secret: second!, password: long, at: later(1) })
  })

  test('is mailed to who forgot theirs, and to nobody whom the shop does not know', async () => {
    await addOwner()
    const ask = (email: string) => askReset({ ...told, email, address: '192.0.2.1' })
    expect(await ask('nobody@exemple.fr')).toEqual({ secret: null })
    const { secret } = await ask(' CLAIRE@exemple.fr')
    expect(await read().select().from(outbox)).toHaveLength(1)
    const tooLate = followLink({ secret: secret!, password: long, at: later(60) })
    await expect(tooLate).rejects.toMatchObject({ code: 'refusal.link_over' })
    await followLink({ secret: secret!, password: `${long} !`, at: later(59) })
  })
})

describe('attempts', () => {
  const from = { address: '192.0.2.1', at }

  test('are counted by account, whatever the address, until the window ends', async () => {
    for (let n = 0; n < 10; n += 1)
      await spendAttempt('sign-in', { account: 'a@exemple.fr', address: `192.0.2.${n}`, at })
    const eleventh = (account: string, when = at) => spendAttempt('sign-in', { ...from, account, at: when })
    const refused = { code: 'refusal.too_many_attempts', params: { n: 15 } }
    await expect(eleventh('A@exemple.fr')).rejects.toMatchObject(refused)
    await eleventh('b@exemple.fr')
    await eleventh('a@exemple.fr', later(16))
  })

  test('are counted by network address, whatever the account', async () => {
    for (let n = 0; n < 100; n += 1) await spendAttempt('sign-in', { ...from, account: `a${n}` })
    const next = spendAttempt('sign-in', { ...from, account: 'b' })
    await expect(next).rejects.toMatchObject({ code: 'refusal.too_many_attempts' })
    await spendAttempt('sign-in', { ...from, account: 'b', address: '192.0.2.2' })
  })
})

test('a password’s hash is salted, and fits its password alone', async () => {
  const [one, other] = await Promise.all([hashPassword(long), hashPassword(long)])
  expect(one).not.toBe(other)
  expect(await isPassword(long, one)).toBe(true)
  expect(await isPassword(`${long} `, one)).toBe(false)
  // The same letters, composed and decomposed.
  expect(await isPassword('e\u0301te\u0301 2026 !', await hashPassword('été 2026 !'))).toBe(true)
})

describe('the audit', () => {
  const act = (n: number, person = by) =>
    write((tx) =>
      recordAuditIn(tx, {
        by: person,
        action: n % 2 ? 'product.archive' : 'product.edit',
        subject: { kind: 'product', id: `pro_${n}` },
        after: { name: '=1+1' },
        at: later(n * 60),
      }),
    )

  test('is read by page, person, act and day', async () => {
    for (let n = 0; n < 60; n += 1) await act(n, n < 3 ? { role: 'owner', id: 'per_1', name: '=cmd' } : by)
    const first = await listAudit(by, {}, 1)
    expect([first.entries.length, first.total, first.pages]).toEqual([50, 60, 2])
    expect(first.entries[0]!.subjectId).toBe('pro_59')
    expect((await listAudit(by, {}, 99)).entries).toHaveLength(10)
    expect((await listAudit(by, { person: 'per_1' }, 1)).total).toBe(3)
    expect((await listAudit(by, { action: 'product.archive' }, 1)).total).toBe(30)
    expect((await listAudit(by, { from: '2026-03-02', to: '2026-03-02' }, 1)).total).toBe(24)
  })

  test('is exported without a cell that a spreadsheet would run', async () => {
    await act(1, { role: 'owner', id: 'per_1', name: '=cmd|calc' })
    const csv = auditCsv(await everyAudit(by, {}))
    const cells = parse(csv, { bom: true }).flat()
    expect(cells).toContain("'=cmd|calc")
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([])
  })

  test('is not kept when what it tells is not done', async () => {
    const failing = write(async (tx) => {
      await recordAuditIn(tx, { by, action: 'x.y', subject: { kind: 'x', id: '1' }, at })
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await read().select().from(auditEntries)).toEqual([])
  })
})

test.each(['audit_entries', 'person_roles'])(
  '%s refuses every change by the database itself',
  async (table) => {
    await addOwner()
    const shell = database.outsider()
    for (const statement of await appendOnlyRefusals(shell, table))
      await expect(shell.exec(statement), statement).rejects.toThrow(/append-only/)
  },
)
