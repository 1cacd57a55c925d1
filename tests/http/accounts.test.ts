import { eq } from 'drizzle-orm'
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { read } from '../../db/client.ts'
import { people, sessions } from '../../db/schema/accounts.ts'
import { outbox } from '../../db/schema/mail.ts'
import { t } from '../../src/core/i18n/messages.ts'
import { addUser } from '../../src/features/accounts/add-user.ts'
import { takeRole } from '../../src/features/accounts/change-role.ts'
import { system } from '../../src/features/accounts/person.ts'
import type { GivenRole } from '../../src/features/accounts/roles.ts'
import { visitor, wordsOf, type Visitor } from '../http.ts'
import { startShop } from '../server.ts'
import { now, serveMarket, textOf, typedIn, type ServedMarket } from '../served-market.ts'
import { totp } from '../totp.ts'

const password = 'une phrase bien longue'
let market: ServedMarket
beforeAll(async () => {
  market = await serveMarket()
})
afterAll(() => market.close())

let made = 0
async function person(role: GivenRole | null, { isDemo = false } = {}): Promise<string> {
  const email = `person-${++made}@exemple.fr`
  const causeId = role === 'ngo' ? market.causes['rivieres-vivantes']! : null
  const given = { by: system('test'), email, name: `Person ${made}`, isDemo, causeId, at: now() }
  await addUser({ ...given, role: role ?? 'staff', password })
  if (role === null) {
    const [known] = await read().select().from(people).where(eq(people.email, email))
    await takeRole({ by: system('test'), personId: known!.id, role: 'staff', causeId: null, at: now() })
  }
  return email
}

const enter = (who: Visitor, email: string, given = password, query = '') =>
  who.post(`/fr/sign-in${query}`, { email, password: given })

async function inside(role: GivenRole | null): Promise<Visitor> {
  const who = visitor(market.shop.url)
  // A demo's owner is spared the second factor, which tests of its own are about.
  const answer = await enter(who, await person(role, { isDemo: role === 'owner' }))
  expect([answer.status, answer.location]).toEqual([303, '/fr/sign-in'])
  return who
}

describe('signing in', () => {
  test('leads to where one was going, with a cookie out of scripts’ reach', async () => {
    const who = visitor(market.shop.url)
    const away = await who.get('/fr/owner?x=1')
    expect([away.status, away.location]).toEqual([303, '/fr/sign-in?next=%2Ffr%2Fowner%3Fx%3D1'])
    const answer = await enter(who, await person('staff'), password, '?next=%2Ffr%2Fowner%3Fx%3D1')
    expect([answer.status, answer.location]).toEqual([303, '/fr/owner?x=1'])
    const [cookie] = answer.headers.getSetCookie()
    expect(cookie).toMatch(/^centime\.session_token=.*; HttpOnly; SameSite=Lax$/)
    const desk = await who.get('/fr/owner')
    expect(desk.status).toBe(200)
    expect(desk.headers.get('cache-control')).toBe('private, no-store')
    expect((await who.get('/fr')).headers.get('cache-control')).toBe('private, no-store')
    expect((await visitor(market.shop.url).get('/fr')).headers.get('cache-control')).toBe('private, no-cache')
  })

  test.each(['//evil.example', 'https://evil.example/fr', '/\\evil.example', '/api/v1/products'])(
    'never leads to %s',
    async (next) => {
      const who = visitor(market.shop.url)
      const answer = await enter(who, await person('staff'), password, `?next=${encodeURIComponent(next)}`)
      expect(answer.location).toBe('/fr/sign-in')
    },
  )

  test.each(['fr', 'en'] as const)(
    'says the same of a wrong password and an unknown address, in %s',
    async (lang) => {
      const who = visitor(market.shop.url, lang)
      const known = await person('staff')
      const tried = [
        [known, 'faux mot de passe'],
        ['nobody@exemple.fr', password],
        ['', ''],
      ] as const
      const said = []
      for (const [email, given] of tried) {
        const page = await who.post(`/${lang}/sign-in`, { email, password: given })
        expect(page.status).toBe(422)
        expect(page.headers.getSetCookie()).toEqual([])
        expect(typedIn(page.text, 'email')).toBe(email)
        expect(page.text).not.toContain('faux mot de passe')
        said.push(textOf(page.text, 'email-refusal'))
      }
      expect(new Set(said)).toEqual(new Set([t(lang, 'refusal.sign_in')]))
    },
  )

  test('is refused after ten wrong passwords, even with the right one', async () => {
    const who = visitor(market.shop.url)
    const email = await person('staff')
    for (let n = 0; n < 10; n += 1) expect((await enter(who, email, 'faux')).status).toBe(422)
    const page = await enter(who, email)
    expect(page.status).toBe(429)
    expect(textOf(page.text, 'email-refusal')).toContain('Trop d’essais. Attendez')
  })

  test('takes a form from the shop’s own pages only', async () => {
    const who = visitor(market.shop.url)
    const fields = { email: await person('staff'), password }
    const answer = await who.post('/fr/sign-in', fields, { origin: 'https://evil.example' })
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([403, []])
  })

  test('ends by signing out, which only a form does', async () => {
    const who = await inside('staff')
    expect((await who.get('/fr/sign-out')).status).toBe(200)
    expect((await who.get('/fr/owner')).status).toBe(200)
    const kept = new Map(who.cookies)
    expect((await who.post('/fr/sign-out', {})).location).toBe('/fr')
    for (const [name, value] of kept) who.cookies.set(name, value)
    expect((await who.get('/fr/owner')).status).toBe(303)
  })
})

describe('an address', () => {
  const rooms: [path: string, ...allowed: (GivenRole | null)[]][] = [
    ['/fr/owner', 'owner', 'staff'],
    ['/en/owner', 'owner', 'staff'],
    ['/fr/owner/people', 'owner'],
    ['/fr/owner/audit', 'owner'],
    ['/fr/owner/audit.csv', 'owner'],
    ['/fr/ngo', 'owner', 'ngo'],
    ['/fr/account', 'owner', 'staff', 'ngo', null],
    ['/fr/account/second-factor', 'owner', 'staff', 'ngo', null],
  ]
  test.each(['owner', 'staff', 'ngo', null] as const)('opens to %s as its role is for', async (role) => {
    const who = await inside(role)
    const seen = []
    for (const [path] of rooms) seen.push([path, (await who.get(path)).status])
    expect(seen).toEqual(rooms.map(([path, ...allowed]) => [path, allowed.includes(role) ? 200 : 403]))
  })

  test.each(rooms.map(([path]) => path))('%s sends who is signed out to sign in', async (path) => {
    const who = visitor(market.shop.url)
    for (const answer of [await who.get(path), await who.post(path, { step: 'invite' })])
      expect([answer.status, answer.location?.startsWith(`${path.slice(0, 3)}/sign-in?next=`)]).toEqual([
        303,
        true,
      ])
  })

  test.each([
    '/fr/%6fwner',
    '/fr/%6Fwner/people',
    '/fr//owner',
    '//fr//owner',
    '/FR/Owner',
    '/fr/Owner',
    '/fr/owner/',
    '/fr/owner/people/',
    '/fr/products/../owner',
    '/fr/%2e%2e/fr/owner',
    '/fr/%256fwner',
    '/fr%2fowner',
    '/fr/owner/nothing-here',
    '/fr\\owner',
  ])('%s shows nothing of the desk to who is signed out, nor to an NGO', async (path) => {
    const { port } = new URL(market.shop.url)
    const member = await inside('ngo')
    const cookies = [...member.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    for (const cookie of ['', cookies]) {
      // As it is written: fetch would mend it.
      const answer = await new Promise<{ status: number; text: string }>((done, fail) => {
        const asked = request({ port, path, host: 'localhost', headers: { cookie } }, (res) => {
          let text = ''
          res.on('data', (chunk: Buffer) => (text += chunk.toString()))
          res.on('end', () => done({ status: res.statusCode ?? 0, text }))
        })
        asked.on('error', fail)
        asked.end()
      })
      expect([301, 303, 400, 403, 404]).toContain(answer.status)
      expect(answer.text).not.toContain(t('fr', 'desk.home_lead'))
      expect(answer.text).not.toContain(t('fr', 'desk.people_caption'))
    }
  })
})

describe('an owner', () => {
  test('sets up a second factor before anything else, and gives it at every sign-in', async () => {
    const email = await person('owner')
    const who = visitor(market.shop.url)
    await enter(who, email)
    for (const path of ['/fr/owner', '/fr/owner/people', '/fr/account', '/fr/ngo'])
      expect((await who.get(path)).location).toBe('/fr/account/second-factor')
    const invited = await who.post('/fr/owner/people', {
      step: 'invite',
      email: 'x@exemple.fr',
      name: 'X',
      role: 'staff',
    })
    expect(invited.location).toBe('/fr/account/second-factor')

    const path = '/fr/account/second-factor'
    expect((await who.post(path, { step: 'start', current: 'faux' })).status).toBe(422)
    const shown = await who.post(path, { step: 'start', current: password })
    const key = textOf(shown.text, 'second-key')!
    expect(shown.text).toMatch(/<svg[^>]*role="img"/)
    expect((await who.post(path, { step: 'confirm', code: '000000' })).status).toBe(422)
    const done = await who.post(path, { step: 'confirm', code: totp(key) })
    expect(done.location).toBe('/fr/account?done=second')
    expect((await who.get('/fr/owner')).status).toBe(200)

    const again = visitor(market.shop.url)
    expect((await enter(again, email)).location).toBe('/fr/sign-in/code')
    expect((await again.get('/fr/owner')).location).toContain('/fr/sign-in?next=')
    expect((await again.post('/fr/sign-in/code', { code: '000000' })).status).toBe(422)
    expect((await again.post('/fr/sign-in/code', { code: totp(key) })).status).toBe(303)
    expect((await again.get('/fr/owner')).status).toBe(200)
  })

  test('invites somebody, who chooses a password by the mailed link, once', async () => {
    const owner = await inside('owner')
    const email = 'malo.invite@exemple.fr'
    const form = { step: 'invite', email, name: 'Malo', role: 'staff', cause: '' }
    expect((await owner.post('/fr/owner/people', { ...form, email: 'malo' })).status).toBe(422)
    const sent = await owner.post('/fr/owner/people', form)
    expect(sent.location).toBe('/fr/owner/people?done=invited')
    const list = wordsOf((await owner.get('/fr/owner/people')).text)
    expect(list).toContain(email)
    expect(list).toContain(t('fr', 'desk.people_invited'))
    const [mail] = await read().select().from(outbox).where(eq(outbox.toAddress, email))
    const path = /https?:\/\/[^/\s]+(\/fr\/sign-in\/password\?link=\S+)/.exec(mail!.text)![1]!

    const malo = visitor(market.shop.url)
    const page = await malo.get(path)
    expect(page.headers.get('cache-control')).toBe('private, no-store')
    expect(typedIn(page.text, 'name')).toBe('Malo')
    const differ = await malo.post(path, { name: 'Malo', password, again: 'autre' })
    expect(textOf(differ.text, 'again-refusal')).toBe(t('fr', 'refusal.password_twice'))
    const set = await malo.post(path, { name: 'Malo K.', password, again: password })
    expect(set.location).toBe('/fr/sign-in?done=password')
    expect((await malo.get(path)).status).toBe(404)
    await enter(malo, email)
    expect(wordsOf((await malo.get('/fr/owner')).text)).toContain('Malo K.')
    expect((await malo.get('/fr/owner/people')).status).toBe(403)
    const audit = wordsOf((await owner.get('/fr/owner/audit')).text)
    expect(audit).toContain(t('fr', 'audit.person.role-given'))
    expect((await owner.get('/fr/owner/audit.csv')).headers.get('content-disposition')).toContain('.csv')
  })
})

describe('an account', () => {
  test('gets a new password by a mailed link, which signs out every device', async () => {
    const email = await person('staff')
    const old = visitor(market.shop.url)
    await enter(old, email)
    const who = visitor(market.shop.url)
    const asked = await who.post('/fr/sign-in/forgotten', { email: email.toUpperCase() })
    const unknown = await who.post('/fr/sign-in/forgotten', { email: 'nobody-at-all@exemple.fr' })
    expect([asked.status, asked.location]).toEqual([unknown.status, unknown.location])
    const [mail] = await read().select().from(outbox).where(eq(outbox.toAddress, email))
    const path = /https?:\/\/[^/\s]+(\/fr\/sign-in\/password\?link=\S+)/.exec(mail!.text)![1]!
    await who.post(path, { password: `${password} !`, again: `${password} !` })
    expect((await old.get('/fr/owner')).status).toBe(303)
    expect((await enter(who, email)).status).toBe(422)
    expect((await enter(who, email, `${password} !`)).status).toBe(303)
  })

  test('signs out another device of its own, and nobody else’s', async () => {
    const email = await person('staff')
    const [here, there, stranger] = [
      visitor(market.shop.url),
      visitor(market.shop.url),
      await inside('staff'),
    ]
    await enter(here, email)
    await enter(there, email)
    const [known] = await read().select().from(people).where(eq(people.email, email))
    const mine = await read().select().from(sessions).where(eq(sessions.userId, known!.id))
    for (const { id } of mine) await stranger.post('/fr/account', { step: 'session', session: id })
    expect((await there.get('/fr/owner')).status).toBe(200)
    const other = /name="session" value="([^"]+)"/.exec((await here.get('/fr/account')).text)![1]!
    const ended = await here.post('/fr/account', { step: 'session', session: other })
    expect(ended.location).toBe('/fr/account?done=session')
    expect((await there.get('/fr/owner')).status).toBe(303)
    expect((await here.get('/fr/owner')).status).toBe(200)
  })

  test('changes its password with the one before', async () => {
    const email = await person('ngo')
    const who = visitor(market.shop.url)
    await enter(who, email)
    const change = (current: string) =>
      who.post('/fr/account', {
        step: 'password',
        current,
        password: 'autre longue phrase',
        again: 'autre longue phrase',
      })
    const wrong = await change('faux')
    expect(textOf(wrong.text, 'current-refusal')).toBe(t('fr', 'refusal.password_current'))
    expect((await change(password)).location).toBe('/fr/account?done=password')
    expect((await who.get('/fr/ngo')).status).toBe(200)
  })

  test.each([
    '',
    '{}',
    'null',
    '{"id":1}',
    '{"id":"x","rawId":"x","type":"public-key","response":{"clientDataJSON":""},"clientExtensionResults":{}}',
  ])('is not opened by %j in place of a passkey', async (credential) => {
    const who = visitor(market.shop.url)
    expect((await who.get('/fr/sign-in/passkey')).status).toBe(200)
    const answer = await who.post('/fr/sign-in/passkey', { credential })
    expect(answer.location).toBe('/fr/sign-in?again=passkey')
    expect((await who.get('/fr/owner')).status).toBe(303)
  })
})

test('without an owner, the page of signing in says how the first is made', async () => {
  const empty = await startShop()
  const words = async () => wordsOf((await visitor(empty.url).get('/fr/sign-in')).text)
  expect(await words()).toContain('npm run centime -- user add')
  await empty.stop()
})
