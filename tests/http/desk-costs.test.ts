import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hiddenFields, unescaped, visitor, wordsOf, type Visitor } from '../http.ts'
import { startShop, type RunningShop } from '../server.ts'

let shop: RunningShop
let claire: Visitor
let malo: Visitor
let stranger: Visitor

async function signedIn(name: string): Promise<Visitor> {
  const one = visitor(shop.url)
  const email = `${name}@centime.example`
  const { location } = await one.post('/fr/sign-in?next=/fr/owner', { email, password: 'centime-demo' })
  expect(location).toBe('/fr/owner')
  return one
}
beforeAll(async () => {
  shop = await startShop({ DEMO: 'on' })
  claire = await signedIn('claire')
  malo = await signedIn('malo')
  stranger = visitor(shop.url)
})
afterAll(() => shop.stop())

const formOf = (fields: Record<string, string>, file?: [name: string, bytes: Uint8Array]): FormData => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  if (file) form.set('upload.file', new Blob([new Uint8Array(file[1])]), file[0])
  return form
}
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

test('nobody but the desk sees costs, and only owners see running costs', async () => {
  for (const path of ['components', 'overheads', 'overheads/reconcile', 'promotions']) {
    const answer = await stranger.get(`/fr/owner/${path}`)
    expect([path, answer.status < 400 && answer.location?.includes('sign-in')]).toEqual([path, true])
  }
  expect((await malo.get('/fr/owner/components')).status).toBe(200)
  for (const path of ['overheads', 'overheads/reconcile']) {
    expect(wordsOf((await malo.get(`/fr/owner/${path}`)).text)).not.toContain('Charges de')
    expect((await malo.post(`/fr/owner/${path}`, { step: 'publish' })).status).not.toBe(200)
  }
})

describe.each([
  { lang: 'fr', name: 'Donnez un nom', real: 'Dites ce que', early: 'n’est pas finie', kept: 'gardé' },
  { lang: 'en', name: 'Give the', real: 'Say what', early: 'is not over', kept: 'is kept' },
])('costs at the desk, in $lang,', ({ lang, name, real, early, kept }) => {
  const desk = `/${lang}/owner`
  const component = {
    ...{
      group: 'materials',
      label_fr: `Toile ${lang}`,
      label_en: `Cloth ${lang}`,
      unit_fr: 'm',
      unit_en: 'm',
    },
    ...{ recipient: 'Tissage', recipient_kind: 'supplier', place: '', country: 'FR' },
  }
  const cost = { step: 'cost', unitCost: lang === 'fr' ? '8,90' : '8.90', per: '1', grade: 'invoice' }
  const titles = { 'upload.title.fr': 'Facture', 'upload.title.en': 'Invoice', 'upload.public': 'yes' }

  test('a component takes its cost with the file that proves it; a refused form keeps what was typed', async () => {
    const wrong = await malo.post(`${desk}/components`, { ...component, label_en: '', place: 'Vosges' })
    expect([wrong.status, wrong.text.includes('value="Vosges"')]).toEqual([422, true])
    const path = (await malo.post(`${desk}/components`, component)).location!.split('?')[0]!
    const html = await malo.send(
      path,
      formOf({ ...cost, ...titles, evidence: '2026-03-02' }, ['a.png', Buffer.from('<svg onload="1"/>')]),
    )
    expect([html.status, unescaped(html.text).includes(`value="${cost.unitCost}"`)]).toEqual([422, true])
    // Without the day of the evidence the cost is refused; the file is kept and need not be sent again.
    const undated = await malo.send(path, formOf({ ...cost, ...titles, evidence: '' }, ['a.png', png]))
    expect([undated.status, wordsOf(undated.text)]).toEqual([422, expect.stringContaining(kept)])
    const { document } = hiddenFields(undated.text)
    const done = await malo.send(path, formOf({ ...cost, evidence: '2026-03-02', document: document! }))
    expect(done.status).toBe(303)
    const { text } = await malo.get(path)
    expect(text).toContain(`/documents/${document}`)
  })

  test('a running cost is added, edited and archived; a refused form keeps what was typed', async () => {
    const overhead = {
      ...{ step: 'add', label_fr: `Loyer ${lang}`, label_en: `Rent ${lang}`, recipient: 'Bailleur' },
      ...{ recipient_kind: 'landlord', place: '', country: 'FR', key: 'pieces' },
    }
    const wrong = await claire.post(`${desk}/overheads`, { ...overhead, label_en: '' })
    expect([wrong.status, wordsOf(wrong.text)]).toEqual([422, expect.stringContaining(name)])
    expect(wrong.text).toContain('value="Bailleur"')
    expect((await claire.post(`${desk}/overheads`, overhead)).status).toBe(303)
    const list = unescaped((await claire.get(`${desk}/overheads`)).text)
    const label = lang === 'fr' ? overhead.label_fr : overhead.label_en
    const [, path] = new RegExp(`href="([^"]+/overheads/ovh_[^"]+)"[^>]*>${label}`).exec(list)!
    const page = await claire.get(path!)
    const edited = { ...overhead, ...hiddenFields(page.text), place: 'Roubaix', archived: 'on' }
    expect((await claire.post(path!, { ...edited, label_fr: '' })).text).toContain('value="Roubaix"')
    expect((await claire.post(path!, edited)).status).toBe(303)
    // Saved since: the second of two people is told so.
    expect((await claire.post(path!, edited)).status).toBe(422)
    expect((await claire.get(path!)).text).toContain('value="Roubaix"')
  })

  test('a year that is not over can be compared, not published; nothing is shown to the public', async () => {
    const overhead = {
      ...{ step: 'add', label_fr: `Logiciel ${lang}`, label_en: `Software ${lang}`, recipient: 'Éditeur' },
      ...{ recipient_kind: 'services', place: '', country: 'FR', key: 'pieces' },
    }
    await claire.post(`${desk}/overheads`, overhead)
    const year = new Date().getUTCFullYear()
    const path = `${desk}/overheads/reconcile?year=${year}`
    const { text } = await claire.get(path)
    const names = [...text.matchAll(/name="(real-ovh_[^"]+)"/g)].map(([, found]) => found!)
    const typed = Object.fromEntries(names.map((found) => [found, '12']))
    const said = { comment_fr: 'Comme prévu.', comment_en: 'As planned.' }
    const computed = await claire.post(path, { ...typed, ...said, step: 'compute' })
    expect([computed.status, computed.text.includes('value="12"')]).toEqual([200, true])
    const refused = await claire.post(path, { ...typed, ...said, step: 'publish' })
    expect([refused.status, wordsOf(refused.text)]).toEqual([422, expect.stringContaining(early)])
    expect(refused.text).toContain('As planned.')
    const last = `${desk}/overheads/reconcile?year=${year - 1}`
    const missing = await claire.post(last, { ...said, step: 'publish' })
    expect([missing.status, wordsOf(missing.text)]).toEqual([422, expect.stringContaining(real)])
    expect((await stranger.get(`/${lang}/money`)).text).not.toContain(`id="overheads-${year}"`)
    expect((await claire.post(last, { ...typed, ...said, step: 'publish' })).status).toBe(303)
    const shown = await stranger.get(`/${lang}/money`)
    expect([shown.status, shown.text.includes(`id="overheads-${year - 1}"`)]).toEqual([200, true])
    expect(wordsOf(shown.text)).toContain(said[`comment_${lang as 'fr' | 'en'}`])
  })
})
