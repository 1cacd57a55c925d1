import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDeskPerson, signedIn } from '../desk-person.ts'
import { attribute } from '../http.ts'
import { serveMarket, type ServedMarket } from '../served-market.ts'
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

const path = (lang: string) => `/${lang}/owner/products/chemise-en-lin-riviere/breakdown`

async function openEditor(look: Look = {}): Promise<OpenPage> {
  const open = await openPage(market.shop.url, look)
  await open.page.context().addCookies(session.map((cookie) => ({ ...cookie, url: market.shop.url })))
  await open.page.goto(path(look.lang ?? 'fr'))
  return open
}

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
    expect(await page.textContent('#unsaved')).toContain('modifications non enregistrées')
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
      await page.click('#step-compute')
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

test('what is missing leads to its field, in closed details too', async () => {
  const open = await openEditor()
  const { page } = open
  await page.fill(cell(0, 'label.fr'), 'Toile de lin')
  await page.evaluate(() => {
    const field = document.getElementById('lines[0].label.en') as HTMLInputElement
    field.value = ''
    field.dispatchEvent(new Event('input', { bubbles: true }))
  })
  await page.click('#gate-list a >> nth=0')
  expect(await focused(open)).toBe('lines[0].label.en')
  expect(await page.isVisible(cell(0, 'label.en'))).toBe(true)
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
