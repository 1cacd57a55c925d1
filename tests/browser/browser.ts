import AxeBuilder from '@axe-core/playwright'
import chromium from '@sparticuz/chromium'
import { chromium as playwright, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'

/** The widths at which every page must be good, in CSS pixels. */
export const widths = { phone: 360, desk: 1440 } as const

let running: Promise<Browser> | undefined

/** In one process the browser ends with the first context that is closed; without web security pages may do what ours may not. */
const unwanted = ['--single-process', '--disable-web-security', '--allow-running-insecure-content']

async function launch(): Promise<Browser> {
  // The packaged Chromium reaches for a GPU stack that is not there unless it is told not to.
  chromium.setGraphicsMode = false
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [...chromium.args.filter((arg) => !unwanted.includes(arg)), '--no-sandbox'],
    headless: true,
  })
}

/** The one browser of a test file; `closeBrowser` in its `afterAll`. */
export const browser = (): Promise<Browser> => (running ??= launch())

export async function closeBrowser(): Promise<void> {
  const closing = running
  running = undefined
  await (await closing)?.close()
}

export type Look = {
  width?: number
  dark?: boolean
  script?: boolean
  lang?: 'fr' | 'en'
}

export type OpenPage = {
  page: Page
  /** What the console complained of, failed requests and policy violations included. */
  complaints: string[]
  /** Every address that was asked for. */
  asked: string[]
  close: () => Promise<void>
}

/** Pages in which no timer and no frame is ever answered: there is nothing in them to wait for. */
const withoutScript = new WeakSet<Page>()

/** A page of a new person, with nothing kept from others. */
export async function openPage(baseURL: string, look: Look = {}): Promise<OpenPage> {
  const options: BrowserContextOptions = {
    baseURL,
    viewport: { width: look.width ?? widths.desk, height: 900 },
    colorScheme: look.dark ? 'dark' : 'light',
    javaScriptEnabled: look.script ?? true,
    locale: look.lang === 'en' ? 'en-GB' : 'fr-FR',
    reducedMotion: 'reduce',
  }
  const context = await (await browser()).newContext(options)
  const page = await context.newPage()
  if (!options.javaScriptEnabled) withoutScript.add(page)
  const complaints: string[] = []
  const asked: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('requestfailed', (request) => complaints.push(`${request.url()} ${request.failure()?.errorText}`))
  page.on('request', (request) => asked.push(request.url()))
  return { page, complaints, asked, close: () => context.close() }
}

/** What axe finds wrong on the page, one line each, by all its rules or by those named. axe needs JavaScript. */
export async function axeFindings(page: Page, rules?: string[]): Promise<string[]> {
  // There are no frames to look into: one run in the page itself is enough.
  const builder = new AxeBuilder({ page }).setLegacyMode()
  const { violations } = await (rules ? builder.withRules(rules) : builder).analyze()
  return violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${v.help} - ${n.target.join(' ')}`))
}

/** How far the page is wider than its window, in CSS pixels: 0 when nothing scrolls sideways. */
export async function overflow(page: Page): Promise<number> {
  if (!withoutScript.has(page)) {
    // A new size reaches the page a moment after it was asked for, and a chart a frame later.
    await page.waitForFunction((width) => window.innerWidth === width, page.viewportSize()?.width)
    await page.evaluate(
      () => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))),
    )
  }
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}
