import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deskBodyLimit } from '../../src/server/body-limit.ts'
import { bodyLimit } from '../../src/server/read-body.ts'
import { hiddenFields, unescaped, visitor, wordsOf, type Visitor } from '../http.ts'
import { speak } from '../server/raw.ts'
import { startShop, type RunningShop } from '../server.ts'

let shop: RunningShop
let malo: Visitor
let stranger: Visitor

beforeAll(async () => {
  shop = await startShop({ DEMO: 'on' })
  malo = visitor(shop.url)
  stranger = visitor(shop.url)
  const { location } = await malo.post('/fr/sign-in?next=/fr/owner', {
    email: 'malo@centime.example',
    password: 'centime-demo',
  })
  expect(location).toBe('/fr/owner')
})
afterAll(() => shop.stop())

/** Sends files as a browser does. */
async function upload(
  person: Visitor,
  path: string,
  files: [name: string, bytes: Uint8Array][],
  step: string,
  vat = '',
) {
  const form = new FormData()
  form.set('step', step)
  form.set('vat', vat)
  for (const [name, bytes] of files) form.append('file', new Blob([new Uint8Array(bytes)]), name)
  const cookie = [...person.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const headers = { origin: shop.url, cookie }
  const answer = await fetch(new URL(path, shop.url), {
    method: 'POST',
    body: form,
    headers,
    redirect: 'manual',
  })
  const to = answer.headers.get('location')
  return { status: answer.status, text: await answer.text(), location: to && new URL(to, shop.url).pathname }
}

/** The id of the product of that name, from the list. */
async function idOf(title: string): Promise<string> {
  const { text } = await malo.get('/fr/owner/products')
  const [, id] = new RegExp(`/fr/owner/products/(prd_\\w+)"[^>]*>${title}`).exec(unescaped(text)) ?? []
  return id!
}

const noise = (width: number, height: number) =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#a63',
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
    },
  })
    .png()
    .toBuffer()

test('a draft becomes a published product with a price, a picture and stock, by forms alone', async () => {
  const created = await malo.post('/fr/owner/products/new', {
    title_fr: 'Bol neuf',
    title_en: 'New bowl',
    vat: '20',
  })
  const path = created.location!.split('?')[0]!
  const refused = await malo.post(path, { step: 'publish' })
  expect([refused.status, wordsOf(refused.text)]).toEqual([422, expect.stringContaining('n’a pas de prix')])
  await malo.submit(`${path}/variants`, { step: 'price', price: '24,50' })
  const variants = await malo.get(`${path}/variants`)
  const [, variantId] = /name="stock_(var_\w+)"/.exec(variants.text)!
  await malo.submit(`${path}/variants`, {
    step: 'stock',
    [`stock_${variantId}`]: '12',
    [`seen_${variantId}`]: 0,
    note: 'four',
  })
  const sent = await upload(malo, `${path}/pictures`, [['bol.png', await noise(700, 500)]], 'upload')
  expect(sent).toMatchObject({ status: 303, location: `${path}/pictures` })
  const published = await malo.submit(path, { step: 'publish' })
  expect(wordsOf(published.text)).toContain('Le produit est publié.')
  const { text } = await stranger.get('/fr/products/bol-neuf')
  expect(wordsOf(text)).toContain('24,50')
  const [, webp] = /srcset="(\/pictures\/[0-9a-f]{64}\/320\.webp) 320w/.exec(text)!
  const picture = await stranger.get(webp!)
  expect([
    picture.status,
    ...['content-type', 'x-content-type-options', 'cache-control'].map((name) => picture.headers.get(name)),
  ]).toEqual([200, 'image/webp', 'nosniff', 'public, max-age=31536000, immutable'])
})

test('what was typed is kept when somebody else saved meanwhile, and what they saved is shown', async () => {
  const path = `/fr/owner/products/${await idOf('Bougie')}`
  const mine = await malo.get(path)
  const form = Object.fromEntries(
    [...mine.text.matchAll(/<(?:input|textarea)[^>]* name="(\w+_(?:fr|en)|vat|giving)"/g)].map(([, name]) => [
      name!,
      'x',
    ]),
  )
  const typed = { ...form, ...hiddenFields(mine.text), step: 'save', vat: '20', giving: '' }
  expect((await malo.post(path, { ...typed, title_fr: 'Bougie de Malo' })).status).toBe(303)
  const late = await malo.post(path, { ...typed, title_fr: 'Bougie de Claire' })
  expect(late.status).toBe(422)
  expect(late.text).toContain('value="Bougie de Claire"')
  expect(wordsOf(late.text)).toContain('Enregistré entre-temps : Bougie de Malo')
  expect(
    (await malo.post(path, { ...typed, ...hiddenFields(late.text), title_fr: 'Bougie de Claire' })).status,
  ).toBe(303)
})

test('ticked products are acted on together, and the page says what was not done and why', async () => {
  const [cup, scarf] = [await idOf('Mug'), await idOf('Écharpe')]
  const both = await malo.submit('/fr/owner/products', { product: [cup, scarf], act: 'archive' })
  expect(wordsOf(both.text)).toContain('2 produits archivés.')
  const back = await malo.submit('/fr/owner/products?status=archived', {
    product: [cup, scarf],
    act: 'unarchive',
  })
  expect(wordsOf(back.text)).toContain('2 produits remis en vente.')
  const again = await malo.post('/fr/owner/products', { product: [cup], act: 'publish' })
  expect(wordsOf(again.text)).toContain('Il était déjà publié.')
  expect((await malo.post('/fr/owner/products', { act: 'archive' })).status).toBe(422)
})

test('a file is looked at first, and only then imported, byte for byte', async () => {
  const { text: csv, headers } = await malo.get('/fr/owner/products/export.csv')
  expect(headers.get('content-disposition')).toMatch(/^attachment/)
  const file = Buffer.from(
    `${csv}tasse-http,Tasse HTTP,,,TRUE,active,,Title,Default Title\r\n,,,,,,,,\r\nx,"\r\n`,
  )
  const shown = await upload(malo, '/fr/owner/products/import', [['a.csv', file]], 'preview', '20')
  expect(wordsOf(shown.text)).toContain('Produits 1 0')
  expect(wordsOf(shown.text)).toContain('Un guillemet ouvert')
  expect(wordsOf(shown.text)).toMatch(/1 nouveau produit Tasse HTTP ligne \d+ 1 variante/)
  expect((await malo.get('/fr/owner/products?q=HTTP')).text).not.toContain('Tasse HTTP')
  expect(readdirSync(join(shop.dataDir, 'uploads'))).toHaveLength(1)
  const { sha256 } = hiddenFields(shown.text)
  const done = await malo.post('/fr/owner/products/import', { step: 'import', vat: '20', sha256: sha256! })
  expect([done.status, wordsOf(done.text)]).toEqual([200, expect.stringContaining('Ce qui a changé')])
  expect(wordsOf((await malo.get('/fr/owner/products?q=HTTP')).text)).toContain('Tasse HTTP')
  expect(readdirSync(join(shop.dataDir, 'uploads'))).toEqual([])
  expect(
    (await malo.post('/fr/owner/products/import', { step: 'import', vat: '20', sha256: sha256! })).status,
  ).toBe(422)
})

test('files that are no pictures are refused by name, beside those that were taken', async () => {
  const path = `/fr/owner/products/${await idOf('Vase')}/pictures`
  const { status, text } = await upload(
    malo,
    path,
    [
      ['ok.png', await noise(40, 40)],
      ['evil.png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
      ['empty.jpg', new Uint8Array()],
    ],
    'upload',
  )
  expect(status).toBe(422)
  expect(wordsOf(text)).toContain('1 image ajoutée.')
  expect(wordsOf(text)).toContain('evil.png: Ce n’est ni un JPEG')
  expect(wordsOf(text)).toContain('empty.jpg: Le fichier est vide.')
  expect(text).not.toContain('<script>alert')
})

test('only the desk may send more than a megabyte, and nobody more than twenty', async () => {
  const path = `/fr/owner/products/${await idOf('Vase')}/pictures`
  const large = await noise(900, 900)
  expect(large.length).toBeGreaterThan(1_000_000)
  expect((await upload(malo, path, [['large.png', large]], 'upload')).status).toBe(303)
  // Refused by what is announced: nothing of the body is waited for.
  const announced = async (person: Visitor, to: string, bytes: number) => {
    const cookie = [...person.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const head = `POST ${to} HTTP/1.1\r\nhost: ${new URL(shop.url).host}\r\norigin: ${shop.url}\r\ncookie: ${cookie}\r\n`
    const type = 'content-type: multipart/form-data; boundary=x\r\n'
    return (await speak(shop.url, `${head}${type}content-length: ${bytes}\r\n\r\n`)).slice(0, 12)
  }
  expect(await announced(stranger, path, bodyLimit + 1)).toBe('HTTP/1.1 413')
  // Signed in or not, the shop's own pages take no more than before.
  expect(await announced(malo, '/fr/cart', bodyLimit + 1)).toBe('HTTP/1.1 413')
  expect(await announced(malo, path, deskBodyLimit + 1)).toBe('HTTP/1.1 413')
})

test('whoever is not signed in sees nothing of the desk', async () => {
  const id = await idOf('Vase')
  for (const page of ['', '/new', '/import', '/export.csv', `/${id}`, `/${id}/variants`, `/${id}/pictures`]) {
    const { status, location } = await stranger.get(`/fr/owner/products${page}`)
    expect([status, location?.startsWith('/fr/sign-in')], page).toEqual([303, true])
  }
  expect((await stranger.get('/fr/owner/uploads')).status).not.toBe(204)
  expect((await malo.get('/fr/owner/products/prd_gone')).status).toBe(404)
  expect((await stranger.get(`/pictures/${'a'.repeat(64)}/320.webp`)).status).toBe(404)
})
