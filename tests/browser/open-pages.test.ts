import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { startShop, type RunningShop } from '../server.ts'
import { axeFindings, closeBrowser, openPage, overflow, widths, type OpenPage } from './browser.ts'

let shop: RunningShop
beforeAll(async () => {
  shop = await startShop({ DEMO: 'on' })
})
afterAll(async () => {
  await closeBrowser()
  await shop.stop()
})

const missing = 'nothing-here'
const pages = [
  ...['money', 'causes', 'causes/rivieres-vivantes', 'checks', 'rounding'],
  ...['about', 'charter', 'legal-notice', 'terms', 'privacy', 'delivery', 'guarantee', 'mediator'],
  ...['accessibility', 'credits', missing],
  'products/plaid-en-laine-vanoise/history',
  'products/tablier-de-cuisine-fournil/history',
  'products/panier-en-osier-vannerie/history',
]
const history = 'products/plaid-en-laine-vanoise/history'

/** Scrolls to the figure and waits until its chart is drawn. */
async function drawn(page: Page) {
  const figure = page.locator('figure[data-chart]')
  await figure.scrollIntoViewIfNeeded()
  await figure.locator('canvas').waitFor()
  return figure
}

type Told = { title: string; lines: string[] }
/** What the chart's tooltip says just after the beginning of a row. */
async function toldAt(page: Page, asked: string[], row: number): Promise<Told> {
  const modules = asked.filter((address) => address.endsWith('.js'))
  // As text: what is imported is the browser's, not the test's.
  const chart = await page.evaluateHandle<ChartLike>(`(async () => {
    for (const address of ${JSON.stringify(modules)})
      for (const value of Object.values(await import(address)))
        if (typeof value?.getChart === 'function') return value.getChart(document.querySelector('canvas'))
    throw new Error('no module has the chart')
  })()`)
  const point = await chart.evaluate((drawnChart, index) => {
    const { left, top, height } = drawnChart.canvas.getBoundingClientRect()
    const at = Date.parse(document.querySelectorAll<HTMLElement>('figure tbody tr')[index]!.dataset['at']!)
    return { x: left + drawnChart.scales.x.getPixelForValue(at) + 3, y: top + height / 2 }
  }, row)
  await page.mouse.move(point.x, point.y)
  const read = () =>
    chart.evaluate(({ tooltip }) => ({
      title: tooltip.title.join(' '),
      lines: tooltip.body.flatMap(({ lines }) => lines),
    }))
  return read()
}
/** The part of Chart.js that is read here. */
type ChartLike = {
  canvas: HTMLCanvasElement
  scales: { x: { getPixelForValue: (at: number) => number } }
  tooltip: { title: string[]; body: { lines: string[] }[] }
}

describe.each(['fr', 'en'] as const)('in %s', (lang) => {
  let open: OpenPage
  beforeAll(async () => {
    open = await openPage(shop.url, { lang })
  })
  afterAll(() => open.close())

  test.each(pages)(
    '/%s is good for everybody, light and dark, wide and narrow, and asks nobody else',
    async (path) => {
      const { page, complaints, asked } = open
      await page.goto(`/${lang}/${path}`)
      const charts = await page.locator('figure[data-chart]').count()
      if (charts > 0) await drawn(page)
      expect(await axeFindings(page)).toEqual([])
      // Of all that axe looks at, only the contrast depends on the colour scheme.
      await page.emulateMedia({ colorScheme: 'dark' })
      expect(await axeFindings(page, ['color-contrast'])).toEqual([])
      await page.emulateMedia({ colorScheme: 'light' })
      await page.setViewportSize({ width: widths.phone, height: 900 })
      expect(await overflow(page)).toBe(0)
      await page.setViewportSize({ width: widths.desk, height: 900 })
      expect(complaints.filter((text) => !(path === missing && /404 \(Not Found\)/.test(text)))).toEqual([])
      expect(asked.filter((address) => !address.startsWith(shop.url))).toEqual([])
      complaints.length = 0
    },
  )
})

describe('the chart over a table', () => {
  test('is not fetched until a person comes near it', async () => {
    const { page, asked, close } = await openPage(shop.url, { lang: 'en' })
    await page.goto(`/en/${history}`, { waitUntil: 'networkidle' })
    const charts = () => asked.filter((address) => /draw-steps/.test(address))
    expect(charts()).toEqual([])
    expect(await page.locator('figure[data-chart] svg.columns').count()).toBe(1)
    await drawn(page)
    expect(charts()).toHaveLength(1)
    await close()
  })

  test('shows the same figures as the table: the price of each version, its groups, the language’s signs', async () => {
    const { page, asked, close } = await openPage(shop.url, { lang: 'en' })
    await page.goto(`/en/${history}`)
    const figure = await drawn(page)
    const rows = await figure.locator('tbody tr').all()
    expect(rows).toHaveLength(5)
    for (const [index, row] of rows.entries()) {
      const shown = (await row.locator('td').allTextContents()).map((text) => `€${text.trim()}`)
      const label = await row.getAttribute('data-label')
      await expect.poll(async () => (await toldAt(page, asked, index)).title).toBe(label)
      const { lines } = await toldAt(page, asked, index)
      expect(lines.map((line) => line.split(' ').at(-1)).sort()).toEqual(shown.sort())
    }
    await close()
  })

  test('follows the colour scheme when it changes', async () => {
    const { page, complaints, close } = await openPage(shop.url, { lang: 'fr' })
    await page.goto(`/fr/${history}`)
    const figure = await drawn(page)
    const light = await figure.locator('canvas').screenshot()
    await page.emulateMedia({ colorScheme: 'dark' })
    await expect.poll(async () => (await figure.locator('canvas').screenshot()).equals(light)).toBe(false)
    expect(complaints).toEqual([])
    await close()
  })

  test('moves nothing on the page when it takes the picture’s place', async () => {
    const { page, close } = await openPage(shop.url, { lang: 'fr' })
    await page.goto(`/fr/${history}`)
    const heightOf = () => page.evaluate(() => document.documentElement.scrollHeight)
    const before = await heightOf()
    await drawn(page)
    expect(await heightOf()).toBe(before)
    await close()
  })

  test('has a text alternative, and draws a cause’s months too', async () => {
    const { page, close } = await openPage(shop.url, { lang: 'fr' })
    await page.goto('/fr/causes/rivieres-vivantes')
    const figure = await drawn(page)
    const alternative = await figure.locator('canvas').getAttribute('aria-label')
    expect(alternative).toMatch(/Promis à Rivières vivantes chaque mois .* Le tableau donne chaque chiffre\./)
    await close()
  })
})

test('without JavaScript the tables are complete and the picture stands', async () => {
  const { page, close } = await openPage(shop.url, { lang: 'en', script: false })
  await page.goto(`/en/${history}`)
  const figure = page.locator('figure[data-chart]')
  expect(await figure.locator('tbody tr').count()).toBe(5)
  expect(await figure.locator('svg.columns rect').count()).toBeGreaterThan(5 * 7)
  expect(await figure.locator('svg.columns').getAttribute('aria-label')).toContain('€118.00 at its lowest')
  await page.selectOption('#from', '1')
  await page.selectOption('#to', '3')
  await page.click('text=Compare')
  expect(page.url()).toMatch(/from=1&to=3#difference$/)
  expect(await page.locator('table.difference tfoot').textContent()).toContain('+2.00')
  await close()
})
