import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { discardDraft } from '../../src/features/costs/discard-draft.ts'
import { readDraft } from '../../src/features/costs/read-draft.ts'
import { saveDraft } from '../../src/features/costs/save-draft.ts'
import type { BreakdownInput } from '../../src/features/costs/vocabulary.ts'
import { addCloth } from '../features/costs/library.ts'
import { ines, opening } from '../features/market.ts'
import { shirt } from '../vectors/shirt.ts'
import { addDeskPerson, signedIn } from '../desk-person.ts'
import { attribute } from '../http.ts'
import { now, serveMarket, type ServedMarket } from '../served-market.ts'
import { axeFindings, closeBrowser, openPage, overflow, widths, type Look, type OpenPage } from './browser.ts'

let market: ServedMarket
let session: { name: string; value: string }[]

beforeAll(async () => {
  market = await serveMarket()
  const person = await signedIn(market.shop.url, await addDeskPerson('Claire', 'owner'))
  session = [...person.cookies].map(([name, value]) => ({ name, value }))
})
afterAll(async () => {
  await closeBrowser()
  await market.close()
})

/** Each test begins with the version that is published. */
afterEach(async () => {
  const draft = await readDraft(market.products.shirt)
  if (draft) await discardDraft({ by: ines, ...scope(), revision: draft.revision, at: now() })
})

const scope = () => ({ productId: market.products.shirt, variantId: null })
const path = (lang: string) => `/${lang}/owner/products/chemise-en-lin-riviere/breakdown`

async function openEditor(look: Look = {}): Promise<OpenPage> {
  const open = await openPage(market.shop.url, look)
  await open.page.context().addCookies(session.map((cookie) => ({ ...cookie, url: market.shop.url })))
  await open.page.goto(path(look.lang ?? 'fr'))
  return open
}

/** Waits until the draft that is kept says so. */
const kept = (say: (input: BreakdownInput | undefined) => unknown, what: unknown) =>
  expect
    .poll(async () => say((await readDraft(market.products.shirt))?.input), { timeout: 20_000 })
    .toEqual(what)
const cell = (line: number, field: string) => `[name="lines[${line}].${field}"]`

/** Every amount that the page works out: the cents of lines and groups, the foot, the panels. */
const workedOut = ({ page }: OpenPage): Promise<string[]> =>
  page.evaluate(() =>
    [
      ...document.querySelectorAll(
        '#grid [data-cents], #grid [data-before], [data-group-cents], [data-left], [data-price], [data-point], #gate-list li, #ribbon text',
      ),
    ].map((element) => (element.textContent ?? '').replace(/\s+/g, ' ').trim()),
  )

/** Puts text on the clipboard's place and pastes it into the field in use. */
const paste = ({ page }: OpenPage, text: string) =>
  page.evaluate((words) => {
    const data = new DataTransfer()
    data.setData('text/plain', words)
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
    document.activeElement!.dispatchEvent(event)
  }, text)

const focused = ({ page }: OpenPage) => page.evaluate(() => document.activeElement?.getAttribute('name'))

describe('the grid', () => {
  test('is walked by Enter, arrows and Tab, and Enter never sends the form', async () => {
    const open = await openEditor()
    const { page } = open
    await page.focus(cell(0, 'cost'))
    await page.keyboard.press('Enter')
    expect(await focused(open)).toBe('lines[1].cost')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Shift+Enter')
    expect(await focused(open)).toBe('lines[0].cost')
    await page.focus(cell(0, 'quantity'))
    await page.keyboard.press('End')
    await page.keyboard.press('ArrowRight')
    expect(await focused(open)).toBe('lines[0].unit.fr')
    await page.keyboard.press('ArrowLeft')
    expect(await focused(open)).toBe('lines[0].quantity')
    await page.keyboard.press('Tab')
    expect(await focused(open)).toBe('lines[0].unit.fr')
    // From the last line of a group into the next, over the margin, which has no cost.
    await page.focus(cell(12, 'cost'))
    await page.keyboard.press('Enter')
    expect(await focused(open)).toBe('lines[14].cost')
    expect(new URL(page.url()).pathname).toBe(path('fr'))
    expect(open.complaints).toEqual([])
    await open.close()
  })

  test('takes a block from a spreadsheet, comma or dot, and adds the lines that are missing', async () => {
    const open = await openEditor()
    const { page } = open
    await page.focus(cell(2, 'label.fr'))
    const rows = [
      'Entoilage fin\tMercerie de Lille\tquantité\t0,5\tm\t2.80\tfacture',
      'Fil\tMercerie de Lille\tmontant\t\t\t0,55 €\testimation',
      '"Étiquette\ntissée"\tRubans de Comines\tmontant\t\t\t"0,12"\tdevis',
    ]
    await paste(open, `${rows.join('\r\n')}\r\n`)
    expect(await page.inputValue(cell(2, 'cost'))).toBe('2.80')
    expect(await page.inputValue(cell(3, 'label.fr'))).toBe('Fil')
    const added = page.locator('tbody[data-group="materials"] tr.line').last()
    expect(await added.locator('[data-column="recipient"]').inputValue()).toBe('Rubans de Comines')
    expect(await added.locator('[data-column="grade"]').inputValue()).toBe('quote')
    // 14.42 + 1.30 + 1.40 + 0.55 + 0.12
    expect(await page.textContent('[data-group-cents="materials"]')).toMatch(/17,79/)
    // A quote has a date of its own, which is asked for; an estimate is of today.
    await page.fill(cell(15, 'date'), '2026-02-11')
    await page.waitForFunction(() =>
      /enregistré à \d\d:\d\d/.test(document.getElementById('unsaved')!.textContent),
    )
    expect((await readDraft(market.products.shirt))!.input.lines.map(({ label }) => label.fr)).toContain(
      'Fil',
    )
    await open.close()
  })

  test.each(['fr', 'en'] as const)(
    'shows at once what the server answers, to the cent (%s)',
    async (lang) => {
      const open = await openEditor({ lang })
      const { page } = open
      await page.fill(cell(0, 'cost'), lang === 'fr' ? '9,4510' : '9.4510')
      await page.fill('[name="price"]', lang === 'fr' ? '92,00' : '92.00')
      await page.fill(cell(5, 'recipient.name'), '')
      await page.selectOption(cell(3, 'grade'), '')
      const before = await workedOut(open)
      expect(before).toContain(lang === 'fr' ? '15,31' : '15.31')
      expect(await page.textContent('[data-what-if="vat"]')).toMatch(/15[.,]33/)
      await page.evaluate(() => document.documentElement.setAttribute('data-before', ''))
      // Without scripts this is a button of the page.
      await page.$eval('#step-compute', (button) =>
        (button as HTMLButtonElement).form!.requestSubmit(button as HTMLButtonElement),
      )
      // The page that the server answers has not been marked.
      await page.waitForSelector('html:not([data-before]) #gate-list', { state: 'attached' })
      expect(await workedOut(open)).toEqual(before)
      const html = await page.content()
      expect(attribute(/<input[^>]*name="price"[^>]*>/.exec(html)![0], 'value')).toMatch(/^92[.,]00$/)
      await open.close()
    },
  )

  test('adds and removes a line, and warns before work is lost', async () => {
    const open = await openEditor()
    const { page } = open
    await page.click('[data-add="making"]')
    expect(await focused(open)).toBe('lines[15].label.fr')
    await page.keyboard.type('Broderie')
    await page.fill(cell(15, 'cost'), '2')
    expect(await page.textContent('[data-group-cents="making"]')).toMatch(/26,60/)
    await page.locator('tr[data-more="15"] summary').click()
    await page.click('[data-remove="15"]')
    expect(await page.textContent('[data-group-cents="making"]')).toMatch(/24,60/)
    const asked = page.waitForEvent('dialog')
    const leaving = page.goto('/fr').catch(() => null)
    const dialog = await asked
    expect(dialog.type()).toBe('beforeunload')
    await dialog.dismiss()
    await leaving
    expect(new URL(page.url()).pathname).toBe(path('fr'))
    await open.close()
  })
})

describe('the draft', () => {
  test('is saved by itself, and goes on from what it saved', async () => {
    const open = await openEditor()
    const { page } = open
    await page.fill('[name="price"]', '91,00')
    await kept((input) => input?.priceCents, 9100)
    await page.waitForFunction(() => / à \d\d:\d\d$/.test(document.getElementById('unsaved')!.textContent))
    expect(await page.isVisible('#discard')).toBe(true)
    await page.fill('[name="price"]', '92,00')
    await kept((input) => input?.priceCents, 9200)
    // What can’t be kept stays typed, is said, and is kept once it can be.
    await page.fill('[name="price"]', 'cher')
    await page.waitForFunction(() => document.getElementById('unsaved')!.textContent.includes('pas encore'))
    await page.fill('[name="price"]', '93,00')
    await kept((input) => input?.priceCents, 9300)
    // The button that saves waits for what is under way: nobody is in conflict with themselves.
    await page.fill('[name="price"]', '94,00')
    await page.click('.editor-tools button[value="save"]')
    await page.waitForURL('**done=saved')
    await kept((input) => input?.priceCents, 9400)
    expect(open.complaints).toEqual([])
    await open.close()
  })

  test('of somebody else is not written over: both are shown, field by field', async () => {
    const open = await openEditor()
    const { page } = open
    const theirs = { ...shirt, priceCents: 9100 }
    await saveDraft({ by: ines, ...scope(), input: theirs, revision: null, at: now() })
    await page.fill(cell(0, 'cost'), '9,4510')
    await page.waitForSelector('#see-conflict:visible')
    expect((await readDraft(market.products.shirt))!.input.priceCents).toBe(9100)
    await page.click('#see-conflict')
    await page.waitForSelector('#conflict')
    expect(await page.inputValue(cell(0, 'cost'))).toBe('9,4510')
    expect(await axeFindings(page)).toEqual([])
    for (const pick of await page.locator('#conflict fieldset.pick').all()) {
      const isMine = (await pick.textContent())!.includes('9,4510')
      await pick.locator(`input[value="${isMine ? 'mine' : 'theirs'}"]`).check()
    }
    await page.click('button[value^="merge:"]')
    await page.waitForURL('**done=saved')
    const { input } = (await readDraft(market.products.shirt))!
    expect(input.priceCents).toBe(9100)
    expect(input.lines[0]!.basis).toMatchObject({ unitCostMicros: 9_451_000 })
    await open.close()
  })
})

describe('the library', () => {
  let cloth: { componentId: string; costId: string }
  beforeAll(async () => void (cloth = await addCloth(opening)))

  test('fills a line that bears a component’s name, and what departs from it is said', async () => {
    const open = await openEditor()
    const { page } = open
    await page.click('[data-add="materials"]')
    await page.keyboard.type('Toile de lin 180 g/m²')
    await page.fill(cell(15, 'quantity'), '0,5')
    expect(await page.inputValue(cell(15, 'cost'))).toBe('8,9012')
    expect(await page.inputValue(cell(15, 'label.en'))).toBe('Linen cloth 180 g/m²')
    expect(await page.textContent('[data-cents="15"]')).toMatch(/4,45/)
    const chip = page.locator('[data-chip="15"]')
    expect(await chip.getAttribute('href')).toBe(`/fr/owner/components/${cloth.componentId}`)
    expect(await page.isVisible('#library')).toBe(false)
    await page.fill(cell(15, 'cost'), '9,4510')
    expect(await page.textContent('#library')).toContain(
      '9,4510 sur cette ligne, 8,9012 dans la bibliothèque',
    )
    await page.click('#library [data-take]')
    expect(await page.inputValue(cell(15, 'cost'))).toBe('8,9012')
    expect(await page.isVisible('#library')).toBe(false)
    await kept((input) => input?.lines.find((line) => line.component)?.component, {
      id: cloth.componentId,
      costId: cloth.costId,
    })
    expect(open.complaints).toEqual([])
    await open.close()
  })

  test('fills it without scripts too, in a form that computes by a button', async () => {
    const open = await openEditor({ script: false, width: widths.phone })
    const { page } = open
    await page.fill(cell(0, 'cost'), '9,4510')
    await page.click('#step-compute')
    expect(await page.textContent('[data-cents="0"]')).toMatch(/15,31/)
    await page.click('[data-add="materials"]')
    await page.fill(cell(4, 'label.fr'), 'Toile de lin 180 g/m²')
    await page.fill(cell(4, 'quantity'), '0,5')
    await page.click('#step-compute')
    expect(await page.inputValue(cell(4, 'cost'))).toBe('8,9012')
    expect(await overflow(page)).toBe(0)
    await open.close()
  })
})

test('a file is dropped on its place, and one that is no document is refused with a sentence', async () => {
  const open = await openEditor()
  const { page } = open
  const drop = async (content: string) => {
    if (!(await page.isVisible('[data-drop]'))) await page.click('#upload > summary')
    const transfer = await page.evaluateHandle((words) => {
      const data = new DataTransfer()
      data.items.add(new File([words], 'facture.pdf', { type: 'application/pdf' }))
      return data
    }, content)
    await page.dispatchEvent('[data-drop]', 'drop', { dataTransfer: transfer })
    await page.fill('[name="upload.title.fr"]', 'Facture déposée')
    await page.fill('[name="upload.title.en"]', 'Dropped invoice')
    await Promise.all([page.waitForEvent('load'), page.click('button[value="upload"]')])
  }
  for (const [content, sentence] of [
    ['', 'Ce fichier est vide'],
    ['<svg xmlns="http://www.w3.org/2000/svg"></svg>', 'ni un PDF'],
    ['<!doctype html><script>1</script>'.padEnd(200), 'ni un PDF'],
    ['%PDF-1.4\n<html><script>1</script>\n%%EOF\n', 'contient autre chose'],
  ] as const) {
    await drop(content)
    expect(await page.locator('[id="upload.file-refusal"]').textContent()).toContain(sentence)
    expect(await page.isVisible('[name="upload.title.fr"]')).toBe(true)
  }
  await drop('%PDF-1.4\n% bon\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n')
  expect(await page.textContent('.document-list')).toContain('Facture déposée')
  await open.close()
})

test('what is missing leads to its field, in closed details too', async () => {
  const open = await openEditor()
  const { page } = open
  await page.fill(cell(0, 'label.fr'), 'Toile de lin')
  await page.evaluate(() => {
    const field = document.getElementById('lines[0].date') as HTMLInputElement
    field.value = ''
    field.dispatchEvent(new Event('input', { bubbles: true }))
  })
  await page.click('#gate-list a >> nth=0')
  expect(await focused(open)).toBe('lines[0].date')
  expect(await page.isVisible(cell(0, 'date'))).toBe(true)
  await open.close()
})

test.each([
  { lang: 'fr', width: widths.desk, dark: false },
  { lang: 'en', width: widths.desk, dark: true },
  { lang: 'fr', width: widths.phone, dark: false },
  { lang: 'en', width: widths.phone, dark: true },
] as const)(
  'the editor is clean to axe and stays within its window ($lang, $width px, dark: $dark)',
  async (look) => {
    const open = await openEditor(look)
    const { page } = open
    for (const details of await page.locator('#editor details').all())
      await details.evaluate((d) => d.setAttribute('open', ''))
    expect(await axeFindings(page)).toEqual([])
    expect(await overflow(page)).toBe(0)
    // What is left to explain is on the screen wherever one has scrolled to.
    await page.locator('[data-group="design"]').scrollIntoViewIfNeeded()
    const left = page.locator(
      look.width === widths.phone ? '.editor-left-bar [data-left]' : '#gate [data-left]',
    )
    const box = (await left.boundingBox())!
    expect(box.y >= 0 && box.y + box.height <= 900).toBe(true)
    expect(open.complaints).toEqual([])
    await open.close()
  },
)
