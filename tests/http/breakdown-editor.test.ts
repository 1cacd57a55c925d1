import { afterAll, beforeAll, expect, test } from 'vitest'
import { addProductIn } from '../../src/features/catalogue/add-product.ts'
import { write } from '../../db/client.ts'
import { readDraft } from '../../src/features/costs/read-draft.ts'
import { saveDraft } from '../../src/features/costs/save-draft.ts'
import { addDeskPerson, signedIn } from '../desk-person.ts'
import { addCloth } from '../features/costs/library.ts'
import { oneVariant, someProduct } from '../features/catalogue/products.ts'
import { ines, opening } from '../features/market.ts'
import { formOf } from '../form-of.ts'
import { visitor, wordsOf, type Page, type Visitor } from '../http.ts'
import { now, serveMarket, tagOf, typedIn, type ServedMarket } from '../served-market.ts'
import { shirt } from '../vectors/shirt.ts'

let market: ServedMarket
let claire: Visitor
let malo: Visitor
let lampId: string

beforeAll(async () => {
  market = await serveMarket()
  const owner = await addDeskPerson('Claire', 'owner')
  const staff = await addDeskPerson('Malo', 'staff')
  const lamp = someProduct('lampe-a-poser', { publishedAt: opening, variants: [{ ...oneVariant, stock: 3 }] })
  lampId = (await write((tx) => addProductIn(tx, { product: lamp, at: opening, by: 'test' }))).id
  claire = await signedIn(market.shop.url, owner)
  malo = await signedIn(market.shop.url, staff)
})
afterAll(() => market.close())

const editor = (slug: string) => `/fr/owner/products/${slug}/breakdown`
const lampPage = editor('lampe-a-poser')
const bowl = editor('bol-en-gres-maree')
const pdf = (words: string) =>
  Buffer.from(`%PDF-1.4\n% ${words}\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n`, 'latin1')

/** Presses a button of the page that is open, after typing into some fields. */
async function press(
  who: Visitor,
  path: string,
  page: Page,
  step: string,
  typed: Record<string, string> = {},
) {
  const form = formOf(page.text, 'editor')
  for (const [name, value] of Object.entries(typed)) form.set(name, value)
  form.set('step', step)
  const answer = await who.send(path, form)
  return answer.location === null
    ? answer
    : { ...(await who.get(answer.location)), location: answer.location }
}

const lines: [group: string, fr: string, en: string, to: string, more: Record<string, string>][] = [
  ['materials', 'Chêne', 'Oak', 'Scierie du Morvan', { basis: 'quantity', quantity: '0,8', cost: '14.50' }],
  ['materials', 'Câble', 'Cable', 'Câblerie de Lyon', { basis: 'quantity', quantity: '2', cost: '1,25' }],
  ['materials', 'Douille', 'Socket', 'Câblerie de Lyon', { cost: '3,10' }],
  [
    'making',
    'Tournage',
    'Turning',
    'Atelier du Morvan',
    { basis: 'quantity', quantity: '35', cost: '32', per: '60' },
  ],
  ['making', 'Montage', 'Assembly', 'Atelier du Morvan', { cost: '4,20' }],
  ['transport', 'Port', 'Carriage', 'Messagerie du Beffroi', { cost: '1,80' }],
  ['transport', 'Carton', 'Box', 'Cartonnages de la Lys', { cost: '0.95' }],
  ['design', 'Prototypes', 'Prototypes', 'L’équipe', { basis: 'batch', cost: '480' }],
  ['running', 'Loyer', 'Rent', 'Foncière du Nord', { cost: '3,20' }],
  ['running', 'Paiement', 'Payment fee', 'Banque des Deux Ponts', { basis: 'rate', cost: '1,4' }],
]

test('a newcomer writes twelve lines without JavaScript, gives evidence for two, and publishes', async () => {
  let page = await claire.get(lampPage)
  expect(page.status).toBe(200)
  for (const [group] of lines) {
    page = await press(claire, lampPage, page, `add:${group}`)
    expect(page.status).toBe(200)
  }
  const typed: Record<string, string> = { price: '96,00', batchSize: '120' }
  lines.forEach(([, fr, en, to, more], index) => {
    const own = {
      'label.fr': fr,
      'label.en': en,
      'recipient.name': to,
      grade: 'estimate',
      date: '2026-02-11',
    }
    const unit = more['basis'] === 'quantity' ? { 'unit.fr': 'u', 'unit.en': 'u' } : {}
    for (const [field, value] of Object.entries({ ...own, ...unit, ...more }))
      typed[`lines[${index}].${field}`] = value
  })
  page = await press(claire, lampPage, page, 'compute', typed)
  expect(page.status).toBe(200)
  // 11.60 + 2.50 + 3.10; what stands before publishing is said.
  expect(wordsOf(page.text)).toContain('Matières + ajouter une ligne à Matières 17,20')
  expect(wordsOf(page.text)).toContain('Raison du changement à écrire')

  for (const [index, words] of [
    [0, 'la facture de la scierie'],
    [3, 'le devis de l’atelier'],
  ] as const) {
    const form = formOf(page.text, 'editor')
    form.set('step', 'upload')
    form.set('upload.file', new File([pdf(words)], 'x.exe', { type: 'text/html' }))
    form.set('upload.title.fr', words)
    form.set('upload.title.en', `in English: ${words}`)
    form.set('upload.grade', index === 0 ? 'invoice' : 'quote')
    form.set('upload.lines', String(index))
    page = await claire.send(lampPage, form)
    expect(page.status).toBe(200)
    expect(wordsOf(page.text)).toContain(words)
  }
  expect(typedIn(page.text, 'lines[0].cost')).toBe('14.50')

  page = await press(claire, lampPage, page, 'publish')
  expect(page.status).toBe(422)
  expect(wordsOf(page.text)).toContain('Il manque la raison du changement en français.')
  expect(tagOf(page.text, 'marginPaysFor')).toContain('autofocus')

  page = await press(claire, lampPage, page, 'publish', {
    'reason.fr': 'Premier prix.',
    'reason.en': 'First price.',
    unknowns: 'none',
    'marginPaysFor.fr': 'Le tour de l’an prochain.',
    'marginPaysFor.en': 'Next year’s lathe.',
  })
  expect(page.location).toBe('/fr/products/lampe-a-poser')
  expect(wordsOf(page.text)).toContain('Le ticket de ce prix')
  const json = JSON.parse((await claire.get('/api/v1/products/lampe-a-poser/breakdown')).text)
  expect(json.lines).toHaveLength(13)
  expect(json.lines[0].evidence).toMatchObject({ grade: 'invoice', date: '2026-02-11' })
  expect(json.lines[0].evidence.documents).toHaveLength(1)
  expect(json.lines[3]).toMatchObject({ cents: 1867, evidence: { grade: 'quote' } })
  expect(json.groups.reduce((sum: number, { cents }: { cents: number }) => sum + cents, 0)).toBe(9600)
})

test('what can’t be read is refused beside its field, kept as typed, and nothing is saved', async () => {
  const page = await press(claire, bowl, await claire.get(bowl), 'save', {
    'lines[0].cost': 'douze',
    price: '22,15',
  })
  expect(page.status).toBe(422)
  expect(typedIn(page.text, 'lines[0].cost')).toBe('douze')
  expect(tagOf(page.text, 'lines[0].cost')).toContain('aria-invalid="true"')
  expect(tagOf(page.text, 'lines[0].cost')).toContain('autofocus')
  expect(wordsOf(page.text)).toContain('«\u00a0douze\u00a0» ne se lit pas comme un nombre')
  expect(await readDraft(market.products.bowl)).toBeNull()
})

test('two people who edit one draft see each other’s save and choose', async () => {
  const shirtPage = editor('chemise-en-lin-riviere')
  const mine = await claire.get(shirtPage)
  const theirs = await malo.get(shirtPage)
  const saved = await press(malo, shirtPage, theirs, 'save', { price: '91,00' })
  expect(wordsOf(saved.text)).toContain('Brouillon enregistré.')
  const refused = await press(claire, shirtPage, mine, 'save', { price: '95,00', 'lines[0].cost': '9,4510' })
  expect(refused.status).toBe(422)
  expect(wordsOf(refused.text)).toMatch(/Malo a enregistré ce brouillon le .* pendant que vous y travailliez/)
  const choice = (name: string) =>
    new RegExp(`name="${name.replace(/[.]/g, '[.]')}" value="(?:mine|theirs)"`, 'g')
  expect(wordsOf(refused.text)).toContain('prix Vous\u00a0: 95,00 Malo\u00a0: 91,00')
  expect(wordsOf(refused.text)).toContain('coût ou taux Vous\u00a0: 9,4510 Malo\u00a0: 8,9012')
  expect(refused.text.match(choice('pick.head.price'))).toHaveLength(2)
  expect((await readDraft(market.products.shirt))!.input.priceCents).toBe(9100)
  // Saving again without choosing, or choosing for some alone, is refused again, and what was chosen stays.
  expect((await press(claire, shirtPage, refused, 'save')).status).toBe(422)
  const half = await press(claire, shirtPage, refused, 'merge:1', { 'pick.head.price': 'theirs' })
  expect(half.status).toBe(422)
  expect(wordsOf(half.text)).toContain('Choisissez encore pour 1 différence.')
  expect(half.text).toMatch(/name="pick[.]head[.]price" value="theirs" checked/)
  const kept = await press(claire, shirtPage, half, 'merge:1', { 'pick.line.0.cost': 'mine' })
  expect(kept.location).toContain('done=saved')
  const saved2 = (await readDraft(market.products.shirt))!
  expect([saved2.revision, saved2.input.priceCents]).toEqual([2, 9100])
  expect(saved2.input.lines[0]!.basis).toMatchObject({ unitCostMicros: 9_451_000 })
})

test('all that one wrote can be kept over somebody else’s save, once it was seen', async () => {
  const shirtPage = editor('chemise-en-lin-riviere')
  const mine = await claire.get(shirtPage)
  await press(malo, shirtPage, await malo.get(shirtPage), 'save', { price: '93,00' })
  const refused = await press(claire, shirtPage, mine, 'save', { price: '95,00' })
  const kept = await press(claire, shirtPage, refused, 'mine:3')
  expect(kept.location).toContain('done=saved')
  expect((await readDraft(market.products.shirt))!).toMatchObject({
    revision: 4,
    input: { priceCents: 9500 },
  })
})

test('the page saves the draft by itself, and never over somebody else’s', async () => {
  const form = formOf((await claire.get(bowl)).text, 'editor')
  const autosave = async (typed: Record<string, string>) => {
    for (const [name, value] of Object.entries({ step: 'autosave', ...typed })) form.set(name, value)
    const { status, text } = await claire.send(bowl, form)
    return { status, ...(JSON.parse(text) as { state: string; text: string; revision: number | null }) }
  }
  expect(await autosave({ price: 'cher' })).toMatchObject({ status: 200, state: 'refused', revision: null })
  expect(await readDraft(market.products.bowl)).toBeNull()
  const first = await autosave({ price: '22,50' })
  expect([first.state, first.revision]).toEqual(['saved', 1])
  expect(first.text).toMatch(/^· enregistré à \d\d:\d\d$/)
  expect(await autosave({ price: '22,60', revision: '1' })).toMatchObject({ state: 'saved', revision: 2 })
  await press(malo, bowl, await malo.get(bowl), 'save', { price: '21,00' })
  const late = await autosave({ price: '22,70', revision: '2' })
  expect([late.state, late.revision]).toEqual(['conflict', 2])
  expect(late.text).toContain('Malo a enregistré ce brouillon')
  expect((await readDraft(market.products.bowl))!.input.priceCents).toBe(2100)
  expect((await press(claire, bowl, await claire.get(bowl), 'discard')).location).toContain('done=discarded')
})

test('a line takes its cost, its supplier and its evidence from the library by its name alone', async () => {
  const { componentId } = await addCloth(opening)
  let page = await press(claire, bowl, await claire.get(bowl), 'add:materials')
  const index = [...page.text.matchAll(/<tr class="line" data-line="(\d+)"/g)].map(([, n]) => Number(n))
  const added = index.find((n) => typedIn(page.text, `lines[${n}].label.fr`) === '')!
  page = await press(claire, bowl, page, 'compute', {
    [`lines[${added}].label.fr`]: 'Toile de lin 180 g/m²',
    [`lines[${added}].quantity`]: '0,5',
  })
  expect(typedIn(page.text, `lines[${added}].cost`)).toBe('8,9012')
  expect(typedIn(page.text, `lines[${added}].recipient.name`)).toBe('Tissage des Vosges')
  expect(page.text).toContain(`href="/fr/owner/components/${componentId}"`)
  const saved = await press(claire, bowl, page, 'save')
  expect(saved.location).toContain('done=saved')
  const kept = async () => (await readDraft(market.products.bowl))!.input.lines[added]!
  expect((await kept()).component?.id).toBe(componentId)
  // Another cost on this line is said, and gives way to the library's when asked.
  page = await press(claire, bowl, saved, 'compute', { [`lines[${added}].cost`]: '9,10' })
  expect(wordsOf(page.text)).toContain('9,10 sur cette ligne, 8,9012 dans la bibliothèque (m)')
  expect(wordsOf(page.text)).toContain('entre dans 1 produit.')
  page = await press(claire, bowl, page, `take:${added}`)
  expect(typedIn(page.text, `lines[${added}].cost`)).toBe('8,9012')
  await press(claire, bowl, page, 'save', { [`lines[${added}].quantity`]: '0,7' })
  expect((await kept()).component?.id).toBe(componentId)
  await press(claire, bowl, await claire.get(bowl), 'discard')
})

test('a draft is seen as a shopper would see it, plainly as a draft, and by nobody else', async () => {
  const page = await press(claire, bowl, await claire.get(bowl), 'preview', { price: '23,45' })
  expect(page.status).toBe(200)
  expect(wordsOf(page.text)).toContain('Aperçu d’un brouillon')
  expect(wordsOf(page.text)).toContain('Total = le prix 23,45')
  expect(page.headers.get('cache-control')).toContain('no-store')
  expect((await claire.get('/fr/products/bol-en-gres-maree')).text).not.toContain('23,45')
})

test('a draft whose evidence lacks its day is kept, previewed without it, and not published', async () => {
  const undated = { 'lines[0].date': '', 'reason.fr': 'x', 'reason.en': 'x' }
  const page = await press(claire, bowl, await claire.get(bowl), 'preview', undated)
  expect([page.status, wordsOf(page.text).includes('Le ticket de ce prix')]).toEqual([200, true])
  const nowhere = await press(claire, bowl, await claire.get(bowl), 'preview', {
    'lines[0].date': '2026-02-31',
  })
  expect(wordsOf(nowhere.text)).toContain('ne se calcule pas encore')
  const refused = await press(claire, bowl, await claire.get(bowl), 'publish', undated)
  expect(refused.status).toBe(422)
  expect(tagOf(refused.text, 'lines[0].date')).toContain('autofocus')
  const saved = await press(claire, bowl, refused, 'save')
  expect(saved.location).toContain('done=saved')
  expect((await readDraft(market.products.bowl))!.input.lines[0]!.evidence!.date).toBe('')
  await press(claire, bowl, saved, 'discard')
})

test('another price is asked for on the same page, and saves nothing', async () => {
  const page = await press(claire, bowl, await claire.get(bowl), 'what-if', { whatIf: '24.00' })
  expect(page.status).toBe(200)
  expect(wordsOf(page.text)).toMatch(/Don 0,60 TVA 4,00/)
  // It stays while the costs are worked on, and without a price of its own follows the price.
  const kept = await press(claire, bowl, page, 'compute', { price: '23,00' })
  expect(typedIn(kept.text, 'whatIf')).toBe('24.00')
  const followed = await press(claire, bowl, await claire.get(bowl), 'compute', { price: '23,00' })
  expect(typedIn(followed.text, 'whatIf')).toBe('23,00')
  expect(await readDraft(market.products.bowl)).toBeNull()
})

test('a template is kept, and begins another breakdown', async () => {
  const named = { 'template.name.fr': 'Bol', 'template.name.en': 'Bowl' }
  const kept = await press(claire, bowl, await claire.get(bowl), 'save-template', named)
  expect(wordsOf(kept.text)).toContain('Modèle enregistré.')
  const print = editor('affiche')
  const page = await press(claire, print, await claire.get(print), 'template')
  expect(page.status).toBe(200)
  expect(typedIn(page.text, 'lines[0].label.fr')).toBe('Grès')
  expect(tagOf(page.text, 'lines[0].grade')).toBeDefined()
})

test.each([
  ['an empty file', Buffer.alloc(0), 'Ce fichier est vide'],
  ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'), 'ni un PDF'],
  ['a web page', Buffer.from('<!doctype html><script>alert(1)</script>'.padEnd(200)), 'ni un PDF'],
  [
    'a PDF that is a web page too',
    Buffer.from('%PDF-1.4\n<html><script>1</script>\n%%EOF\n'),
    'contient autre chose',
  ],
  ['11 MB', Buffer.concat([pdf('x'), Buffer.alloc(11_000_000, 32)]), 'Ce fichier dépasse'],
])('%s is refused as evidence with a sentence, and what was typed stays', async (_what, bytes, sentence) => {
  const form = formOf((await claire.get(bowl)).text, 'editor')
  form.set('step', 'upload')
  form.set('price', '23,99')
  form.set('upload.title.fr', 'Facture')
  form.set('upload.title.en', 'Invoice')
  form.set('upload.file', new File([new Uint8Array(bytes)], 'facture.pdf', { type: 'application/pdf' }))
  const page = await claire.send(bowl, form)
  expect(page.status).toBe(422)
  expect(wordsOf(page.text)).toContain(sentence)
  expect(tagOf(page.text, 'upload.file')).toContain('autofocus')
  expect(typedIn(page.text, 'price')).toBe('23,99')
  expect(typedIn(page.text, 'upload.title.fr')).toBe('Facture')
})

test('a withheld document is shown at the desk alone', async () => {
  const form = formOf((await claire.get(bowl)).text, 'editor')
  const texts = {
    'title.fr': 'Fiche',
    'title.en': 'Sheet',
    'withheldReason.fr': 'Un nom.',
    'withheldReason.en': 'A name.',
  }
  for (const [name, value] of Object.entries(texts)) form.set(`upload.${name}`, value)
  form.set('step', 'upload')
  form.set('upload.public', 'no')
  form.set('upload.file', new File([pdf('a name')], 'fiche.pdf'))
  const page = await claire.send(bowl, form)
  const path = /\/documents\/[0-9a-f]{64}/.exec(page.text)![0]
  const shown = await claire.get(path)
  expect([shown.status, shown.headers.get('cache-control')]).toEqual([200, 'private, no-store'])
  expect((await visitor(market.shop.url).get(path)).status).toBe(404)
})

test('only the desk sends large files, and only the desk edits', async () => {
  const large = new FormData()
  large.set('step', 'upload')
  large.set('upload.file', new File([new Uint8Array(1_500_000)], 'x.pdf'))
  const stranger = visitor(market.shop.url)
  expect((await stranger.send(bowl, large)).status).toBe(413)
  stranger.cookies.set('centime.session_token', 'forged')
  expect((await stranger.send(bowl, large)).status).toBe(413)
  expect((await claire.send(bowl, large)).status).toBe(422)
  expect((await stranger.get(bowl)).location).toContain('/fr/sign-in')
})

test('who works in the shop saves a draft and does not publish', async () => {
  const page = await malo.get(bowl)
  expect(wordsOf(page.text)).toContain('Seule la personne qui tient la boutique peut publier')
  const refused = await press(malo, bowl, page, 'publish', { 'reason.fr': 'x', 'reason.en': 'x' })
  expect(refused.status).toBe(422)
  expect(await readDraft(market.products.bowl)).toBeNull()
})

test('a draft is discarded from its page', async () => {
  await saveDraft({ by: ines, productId: lampId, variantId: null, input: shirt, revision: null, at: now() })
  const page = await press(claire, lampPage, await claire.get(lampPage), 'discard')
  expect(wordsOf(page.text)).toContain('Brouillon abandonné.')
  expect(await readDraft(lampId)).toBeNull()
})

test('there is no editor where there is no product or no such variant', async () => {
  expect((await claire.get(editor('rien'))).status).toBe(404)
  expect((await claire.get(`${bowl}?variant=${market.shirtS}`)).status).toBe(404)
  const own = await claire.get(`${editor('chemise-en-lin-riviere')}?variant=${market.shirtS}`)
  expect(typedIn(own.text, 'lines[0].label.fr')).toBe('Toile de lin 180 g/m²')
})
