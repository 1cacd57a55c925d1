import { eq } from 'drizzle-orm'
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { read } from '../../db/client.ts'
import { auditEntries, people } from '../../db/schema/accounts.ts'
import { addUser } from '../../src/features/accounts/add-user.ts'
import { takeRole } from '../../src/features/accounts/change-role.ts'
import { system } from '../../src/features/accounts/person.ts'
import { placeOrder } from '../../src/features/orders/place-order.ts'
import { addOverhead } from '../../src/features/costs/save-overhead.ts'
import { addCloth, clothInput } from '../features/costs/library.ts'
import { asked, cartWith } from '../features/market.ts'
import { sources } from '../house/sources.ts'
import { visitor } from '../http.ts'
import { now, serveMarket, type ServedMarket } from '../served-market.ts'

const by = system('test')
const password = 'une phrase bien longue'
const guests = ['nobody', 'shopper', 'ngo', 'staff', 'owner'] as const
type Guest = (typeof guests)[number]

/** Every page of the desk by its file, an address of it, and who may open it besides owners. */
const pages: Record<string, { path: string; staff: boolean }> = {
  'index.astro': { path: '', staff: true },
  'audit.astro': { path: '/audit', staff: false },
  'audit.csv.ts': { path: '/audit.csv', staff: false },
  'components/[id]/change.astro': { path: '/components/{component}/change', staff: true },
  'components/[id]/index.astro': { path: '/components/{component}', staff: true },
  'components/index.astro': { path: '/components', staff: true },
  'orders.csv.ts': { path: '/orders.csv', staff: true },
  'orders/[number].astro': { path: '/orders/1', staff: true },
  'orders/index.astro': { path: '/orders', staff: true },
  'orders/picking.astro': { path: '/orders/picking', staff: true },
  'overheads.astro': { path: '/overheads', staff: false },
  'overheads/[id].astro': { path: '/overheads/{overhead}', staff: false },
  'overheads/reconcile.astro': { path: '/overheads/reconcile', staff: false },
  'people.astro': { path: '/people', staff: false },
  'products/[id]/index.astro': { path: '/products/{product}', staff: true },
  'products/[id]/pictures.astro': { path: '/products/{product}/pictures', staff: true },
  'products/[id]/variants.astro': { path: '/products/{product}/variants', staff: true },
  'products/[slug]/breakdown.astro': { path: '/products/affiche/breakdown', staff: true },
  'products/export.csv.ts': { path: '/products/export.csv', staff: true },
  'products/import.astro': { path: '/products/import', staff: true },
  'products/index.astro': { path: '/products', staff: true },
  'products/new.astro': { path: '/products/new', staff: true },
  'promotions.astro': { path: '/promotions', staff: false },
  'settings/delivery/[key].astro': { path: '/settings/delivery/home', staff: false },
  'settings/giving.astro': { path: '/settings/giving', staff: false },
  'settings/index.astro': { path: '/settings', staff: false },
  'settings/seller/[section].astro': { path: '/settings/seller/bank', staff: false },
  'settings/texts/[name].astro': { path: '/settings/texts/terms', staff: false },
  'settings/vat.astro': { path: '/settings/vat', staff: false },
}

/** The same address written as browsers never do, but others can. */
const otherwise: [how: string, spell: (path: string) => string][] = [
  ['a letter encoded', (path) => path.replace('owner', '%6fwner')],
  ['a letter encoded twice', (path) => path.replace('owner', '%256Fwner')],
  ['the language encoded', (path) => path.replace('/fr', '/%66r')],
  ['slashes doubled', (path) => path.replace('/fr/', '//fr//')],
  ['one slash doubled', (path) => path.replace('/owner', '//owner')],
  ['a slash encoded', (path) => path.replace('/owner', '%2fowner')],
  ['a backslash', (path) => path.replace('/owner', '\\owner')],
  ['capitals', (path) => path.toUpperCase()],
  ['one capital', (path) => path.replace('owner', 'Owner')],
  ['a dot between', (path) => path.replace('/owner', '/./owner')],
  ['a way round', (path) => path.replace('/fr/', '/fr/products/../')],
  ['an encoded way round', (path) => path.replace('/fr/', '/fr/products/%2e%2e/')],
  ['a dot behind', (path) => `${path}.`],
  ['a slash behind', (path) => `${path}/`],
  ['a slash and a dot behind', (path) => `${path}/.`],
  ['a parameter of the path', (path) => path.replace('/owner', ';x/owner')],
  ['a question behind', (path) => `${path}?lang=fr`],
]

let market: ServedMarket
const cookies = new Map<Guest, string>()
const addressOf = new Map<string, string>()

async function signIn(guest: Guest): Promise<string> {
  if (guest === 'nobody') return ''
  const email = `${guest}@exemple.fr`
  const role = guest === 'shopper' ? 'staff' : guest
  const causeId = role === 'ngo' ? market.causes['rivieres-vivantes']! : null
  await addUser({ by, email, name: guest, role, password, isDemo: true, causeId, at: now() })
  const [known] = await read().select().from(people).where(eq(people.email, email))
  if (guest === 'shopper') await takeRole({ by, personId: known!.id, role, causeId: null, at: now() })
  const who = visitor(market.shop.url)
  expect((await who.post('/fr/sign-in', { email, password })).status).toBe(303)
  return [...who.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
}

beforeAll(async () => {
  market = await serveMarket()
  for (const guest of guests) cookies.set(guest, await signIn(guest))
  const { componentId } = await addCloth(now())
  const { label, recipient } = clothInput
  const { overheadId } = await addOverhead({ by, at: now(), label, recipient, allocationKey: 'pieces' })
  await placeOrder(asked(await cartWith([[market.print, 1]], now())), now())
  for (const [file, { path }] of Object.entries(pages)) {
    const own = path
      .replace('{component}', componentId)
      .replace('{overhead}', overheadId)
      .replace('{product}', market.products.print)
    addressOf.set(file, `/fr/owner${own}`)
  }
})
afterAll(() => market.close())

type Answer = { status: number; text: string; location: string }

/** A request with its address as it is written: fetch would mend it. */
function ask(guest: Guest, method: 'GET' | 'POST', path: string): Promise<Answer> {
  const { port, origin } = new URL(market.shop.url)
  const headers: Record<string, string> = { cookie: cookies.get(guest)!, origin }
  if (method === 'POST') headers['content-type'] = 'application/x-www-form-urlencoded'
  return new Promise((done, fail) => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers }, (res) => {
      let text = ''
      res.on('data', (chunk: Buffer) => (text += chunk.toString()))
      res.on('end', () => done({ status: res.statusCode ?? 0, text, location: res.headers.location ?? '' }))
    })
    asked.on('error', fail)
    asked.end(method === 'POST' ? 'step=other&act=other' : undefined)
  })
}

const audited = async (): Promise<number> => (await read().select().from(auditEntries)).length

/** What only this page says: its title, or a file's first line. */
const markOf = ({ text }: Answer): string => /<title>[^<]*/.exec(text)?.[0] ?? text.split('\r\n')[0]!

test('every page of the desk is in the list', () => {
  const folder = 'src/pages/[lang]/owner/'
  const files = sources([folder]).map(({ path }) => path.slice(folder.length))
  expect(Object.keys(pages).sort()).toEqual(files.sort())
})

describe.each(Object.entries(pages))('%s', (file, { staff }) => {
  const may = (guest: Guest) => guest === 'owner' || (staff && guest === 'staff')

  test.each(guests)('opens to %s as the role is for, and takes a form from nobody else', async (guest) => {
    const path = addressOf.get(file)!
    const before = await audited()
    for (const method of ['GET', 'POST'] as const) {
      const answer = await ask(guest, method, path)
      if (guest === 'nobody') {
        expect(answer.status).toBe(303)
        expect(answer.location).toContain('/fr/sign-in?next=')
      } else if (method === 'POST' && file.endsWith('.ts'))
        // A file takes no forms; who may not even enter the desk is not told so.
        expect([403, 404]).toContain(answer.status)
      else if (!may(guest)) expect(answer.status, method).toBe(403)
      else if (method === 'GET') expect(answer.status).toBe(200)
      else expect([200, 303, 404, 405, 422], String(answer.status)).toContain(answer.status)
    }
    if (!may(guest)) expect(await audited()).toBe(before)
  })

  test('shows and does nothing for others, however its address is spelled', async () => {
    const path = addressOf.get(file)!
    const mark = markOf(await ask('owner', 'GET', path))
    expect(mark.length).toBeGreaterThan(10)
    const before = await audited()
    for (const guest of guests.filter((one) => !may(one)))
      for (const [how, spell] of otherwise)
        for (const method of ['GET', 'POST'] as const) {
          const answer = await ask(guest, method, spell(path))
          expect([301, 303, 308, 400, 403, 404, 405], `${guest} ${how} ${method}`).toContain(answer.status)
          expect(answer.text.includes(mark), `${guest} ${how} ${method}`).toBe(false)
        }
    expect(await audited()).toBe(before)
  })
})
