import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoPassword } from '../../src/features/accounts/demo-people.ts'
import { startShop, type RunningShop } from '../server.ts'
import { axeFindings, closeBrowser, openPage, overflow, widths, type OpenPage } from './browser.ts'

/* Somebody who has never seen the desk, with the demo's login, following only what is on the screen. */

let shop: RunningShop
beforeAll(async () => void (shop = await startShop({ DEMO: 'on' })))
afterAll(async () => {
  await closeBrowser()
  await shop.stop()
})

const pdf = (words: string) =>
  Buffer.from(`%PDF-1.4\n% ${words}\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n`, 'latin1')

/** From the door to the empty grid of a product that was just created. */
async function createProduct(open: OpenPage, lang: 'fr' | 'en', fr: string, en: string): Promise<void> {
  const { page } = open
  await page.goto(`/${lang}/sign-in`)
  await page.fill('[name=email]', 'claire@centime.example')
  await page.fill('[name=password]', demoPassword)
  await page.keyboard.press('Enter')
  await page.waitForURL(`**/${lang}/owner`)
  await page.click(lang === 'fr' ? '.main-nav >> text=Produits' : '.main-nav >> text=Products')
  await page.click(lang === 'fr' ? 'text=Nouveau produit' : 'text=New product')
  await page.fill('[name=title_fr]', fr)
  await page.fill('[name=title_en]', en)
  await page.keyboard.press('Enter')
  await page.click(
    lang === 'fr' ? '.desk-tabs >> text=D’où vient ce prix' : '.desk-tabs >> text=Where this price',
  )
  await page.waitForSelector('#grid')
}

const cell = (line: number, field: string) => `[name="lines[${line}].${field}"]`
const saved = ({ page }: OpenPage) =>
  page.waitForFunction(() => / \d\d:\d\d$/.test(document.getElementById('unsaved')!.textContent))

/** Asks for a document from the line itself, fills what is missing, and sends it. */
async function addDocument(open: OpenPage, line: number, words: string, grade: string): Promise<void> {
  const { page } = open
  if (!(await page.isVisible(`[data-upload-for="${line}"]`)))
    await page.click(`tr[data-more="${line}"] summary`)
  await page.click(`[data-upload-for="${line}"]`)
  const file = { name: `${words}.pdf`, mimeType: 'application/pdf', buffer: pdf(words) }
  await page.setInputFiles('[name="upload.file"]', file)
  await page.fill('[name="upload.title.fr"]', `${words}, en français`)
  await page.fill('[name="upload.title.en"]', `${words}, in English`)
  await page.fill('[name="upload.date"]', '2026-02-11')
  await page.selectOption('[name="upload.grade"]', grade)
  await page.click('button[value="upload"]')
  await page.waitForSelector(`.document-list >> text=${words}`)
}

/** Publishes, says what the gate still asks for, publishes again, and then the product itself. */
async function publish(open: OpenPage, lang: 'fr' | 'en'): Promise<void> {
  const { page } = open
  await page.click('.editor-tools .strong')
  await page.click('button[value="publish"]')
  await page.waitForSelector('[role=alert]')
  // The first point's place is in view and in use, and says what is missing.
  expect(
    await page.evaluate(
      () => document.activeElement?.closest('fieldset')?.querySelector('.refusal') !== null,
    ),
  ).toBe(true)
  await page.fill('[name="reason.fr"]', 'Premier prix.')
  await page.fill('[name="reason.en"]', 'First price.')
  await page.check('[name="unknowns"][value="none"]')
  if (await page.isVisible('#gate [data-point=margin].is-open')) {
    await page.fill('[name="marginPaysFor.fr"]', 'La prochaine machine à coudre.')
    await page.fill('[name="marginPaysFor.en"]', 'The next sewing machine.')
  }
  expect(await page.locator('#gate-list a').allTextContents()).toEqual([])
  expect(await page.textContent('#gate [data-left]')).toMatch(/^\s*0[.,]00\s*$/)
  await page.click('button[value="publish"]')
  await page.click(lang === 'fr' ? 'text=le publier' : 'text=publish it')
  await page.click('button[value="publish"]')
  await page.waitForURL('**done=publish')
}

test('a newcomer explains a price from a template, and publishes it', async () => {
  const open = await openPage(shop.url, { lang: 'fr', width: widths.desk })
  const { page } = open
  await createProduct(open, 'fr', 'Tablier de cuisine', 'Kitchen apron')
  expect(await page.isVisible('#template')).toBe(true)
  await page.selectOption('#template', { label: 'Vêtement' })
  await page.click('button[value="template"]')
  await page.waitForSelector(cell(11, 'cost'))
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('batchSize')
  await page.keyboard.type('200')
  await page.fill('[name="price"]', '62')
  const count = await page.locator('#grid tr.line').count()
  for (let i = 0; i < count; i++) {
    const basis = await page.inputValue(cell(i, 'basis'))
    if (basis === 'rest') continue
    if (basis === 'quantity') await page.fill(cell(i, 'quantity'), '1,5')
    if ((await page.inputValue(cell(i, 'cost'))) === '')
      await page.fill(cell(i, 'cost'), basis === 'batch' ? '200' : '1.20')
    if ((await page.inputValue(cell(i, 'recipient.name'))) === '')
      await page.fill(cell(i, 'recipient.name'), 'Atelier du Nord')
    if ((await page.inputValue(cell(i, 'grade'))) === '')
      await page.selectOption(cell(i, 'grade'), 'estimate')
  }
  await saved(open)
  await addDocument(open, 0, 'Facture du tissu', 'invoice')
  await addDocument(open, 4, 'Devis de l’atelier', 'quote')
  await publish(open, 'fr')
  await page.goto('/fr/products/tablier-de-cuisine')
  expect(await page.textContent('main')).toContain('Tissu principal')
  const json = await (await page.request.get('/api/v1/products/tablier-de-cuisine/breakdown')).json()
  expect(json.lines.length).toBeGreaterThan(12)
  expect(json.lines[0].evidence).toMatchObject({ grade: 'invoice', date: '2026-02-11' })
  await open.close()
})

test('a newcomer explains a price by the keyboard alone, from an empty grid and a spreadsheet', async () => {
  const open = await openPage(shop.url, { lang: 'en', width: widths.desk })
  const { page } = open
  await createProduct(open, 'en', 'Sac de marché', 'Market bag')
  await page.focus('[name="price"]')
  await page.keyboard.type('48.00')
  await page.focus('[data-add="materials"]')
  await page.keyboard.press('Enter')
  const block = [
    ['Canvas', 'Tissage des Vosges', 'quantity', '0.8', 'm', '6.40', 'invoice'],
    ['Thread', 'Mercerie du Nord', 'amount', '', '', '0.35', 'estimate'],
    ['Webbing', 'Mercerie du Nord', 'quantity', '1,4', 'm', '0,90 €', 'estimate'],
    ['Label', 'Rubans de Comines', 'amount', '', '', '0.18', 'estimate'],
  ]
  await page.evaluate(
    (text) => {
      const data = new DataTransfer()
      data.setData('text/plain', text)
      const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
      document.activeElement!.dispatchEvent(event)
    },
    block.map((row) => row.join('\t')).join('\r\n'),
  )
  const others: [group: string, label: string, to: string, cost: string][] = [
    ['making', 'Cutting', 'Atelier de Roubaix', '2.10'],
    ['making', 'Sewing', 'Atelier de Roubaix', '9.80'],
    ['transport', 'Parcel to the shop', 'Messagerie du Beffroi', '0.70'],
    ['transport', 'Box', 'Cartonnages de la Lys', '0.60'],
    ['design', 'Pattern', 'The shop’s team', '0.90'],
    ['running', 'Wages', 'The shop’s team', '5.20'],
    ['running', 'Rent', 'Foncière des Tanneurs', '1.90'],
    ['running', 'Website', 'Hébergement des Trois Ponts', '0.40'],
  ]
  for (const [group, label, to, cost] of others) {
    await page.focus(`[data-add="${group}"]`)
    await page.keyboard.press('Enter')
    await page.keyboard.type(label)
    await page.keyboard.press('Tab')
    await page.keyboard.type(to)
    // Over the basis, which is an amount, the quantity and the unit, to the cost.
    for (let i = 0; i < 4; i++) await page.keyboard.press('Tab')
    await page.keyboard.type(cost)
    await page.keyboard.press('Tab')
    await page.keyboard.type('estimate')
    expect(await page.evaluate(() => (document.activeElement as HTMLSelectElement).value)).toBe('estimate')
  }
  // The names in the other language stand below each other: Enter goes from one to the next.
  const french = [
    'Toile',
    'Fil',
    'Sangle',
    'Étiquette',
    'Coupe',
    'Couture',
    'Colis',
    'Carton',
    'Patron',
    'Salaires',
    'Loyer',
    'Site',
  ]
  const first = await page.getAttribute('#grid tr.line >> nth=0', 'data-line')
  await page.focus(cell(Number(first), 'label.fr'))
  for (const word of french) {
    await page.keyboard.type(word)
    await page.keyboard.press('Enter')
  }
  expect(await page.locator('tbody[data-group="running"] [data-column="other"]').last().inputValue()).toBe(
    'Site',
  )
  expect(await page.textContent('[data-group-cents="materials"]')).toMatch(/6\.91/)
  // A pasted invoice asks for its date; estimates are of today.
  await page.fill(cell(Number(first), 'date'), '2026-02-11')
  await saved(open)
  await addDocument(open, Number(first), 'Invoice of the canvas', 'invoice')
  // After the page came back the lines are numbered anew, in the order of the groups.
  await addDocument(open, 5, 'Quote of the workshop', 'quote')
  await publish(open, 'en')
  const other = await (await page.request.get('/api/v1/products/sac-de-marche/breakdown')).json()
  expect(other.lines[0]).toMatchObject({ cents: 512, label: { fr: 'Toile', en: 'Canvas' } })
  expect(other.lines[5].evidence.documents).toHaveLength(1)
  expect(open.complaints.filter((line) => !line.includes('422'))).toEqual([])
  await open.close()
})

test.each([widths.desk, widths.phone])(
  'an empty breakdown is clean to axe and stays within %i px',
  async (width) => {
    const open = await openPage(shop.url, { lang: 'fr', width })
    await createProduct(open, 'fr', `Vide ${width}`, `Empty ${width}`)
    expect(await axeFindings(open.page)).toEqual([])
    expect(await overflow(open.page)).toBe(0)
    await open.close()
  },
)
