import { electronicFormatIBAN, isValidBIC, isValidIBAN } from 'ibantools'
import { describe, expect, test } from 'vitest'
import { listContent, readContent, readPage, type Page } from './read.ts'

const pageNames = [
  'about',
  'accessibility',
  'charter',
  'credits',
  'delivery',
  'guarantee',
  'legal-notice',
  'mediator',
  'privacy',
  'terms',
  'withdrawal',
]
const legalPages = ['delivery', 'guarantee', 'legal-notice', 'mediator', 'privacy', 'terms', 'withdrawal']
const causeSlugs = [
  'rivieres-vivantes',
  'le-metier-en-main',
  'toit-pour-toutes',
  'graines-de-village',
  'ecoute-et-repit',
]
/** Addresses that pages link to and that are not pages of `content/pages`. */
const otherAddresses = ['causes', 'checks', 'rounding']
/** What the page renderer replaces; `content/README.md` explains each of them. */
const placeholders = [
  ...[
    'name',
    'legalName',
    'legalForm',
    'capital',
    'siren',
    'rcs',
    'vatNumber',
    'publisher',
    'email',
    'phone',
  ],
  ...[
    'address',
    'returnAddress',
    'host',
    'mediator',
    'withdrawalDays',
    'bankTransferDays',
    'deliveryMethods',
  ],
].map((name) => `{shop.${name}}`)

const pages = (lang: string): Page[] => pageNames.map((name) => readPage(`pages/${lang}/${name}.md`))
const causes = (lang: string): Page[] => causeSlugs.map((slug) => readPage(`causes/${slug}.${lang}.md`))
const shop = JSON.parse(readContent('shop.json'))

describe.each(['fr', 'en'])('in %s', (lang) => {
  const texts = [...pages(lang), ...causes(lang)]

  test('every page is there with a title, a description, a date and a text', () => {
    expect(listContent(`pages/${lang}`)).toEqual(pageNames.map((name) => `${name}.md`))
    for (const { path, data, body } of pages(lang)) {
      expect(data['title'], path).toMatch(/\S{3}/)
      expect(data['description'], path).toMatch(/\S.{20}/)
      expect(String(data['updated']), path).toMatch(/^\d{4}-\d{2}-\d{2}$/)
      expect(body.length, path).toBeGreaterThan(600)
      expect(body, path).not.toMatch(/^# /m)
    }
  })

  test('every cause is there with all that its page shows', () => {
    const found = listContent('causes').filter((name) => name.endsWith(`.${lang}.md`))
    expect(found).toEqual(causeSlugs.map((slug) => `${slug}.${lang}.md`).sort())
    causes(lang).forEach(({ path, data, body }, index) => {
      const slug = causeSlugs[index]
      expect(data, path).toMatchObject({ slug, lang, country: 'FR', position: index + 1, drawing: slug })
      for (const key of ['name', 'summary', 'place', 'legalForm', 'registration'])
        expect(data[key], `${path}: ${key}`).toMatch(/\S{3}/)
      expect(data['website'], path).toMatch(/^https:\/\/[a-z-]+\.example$/)
      expect(body.match(/^## /gm), path).toHaveLength(3)
      expect(body, path).toMatch(lang === 'fr' ? /cause de démonstration/i : /demonstration cause/i)
    })
  })

  test('the legal pages say that this is a demonstration and nobody sells anything', () => {
    for (const name of legalPages) {
      const { body } = readPage(`pages/${lang}/${name}.md`)
      expect(body, name).toMatch(lang === 'fr' ? /démonstration/ : /demonstration/)
      expect(body, name).toMatch(
        lang === 'fr' ? /personne n’y vend rien|personne ne vend rien/ : /nobody sells anything/,
      )
    }
  })

  test('links stay in the language and lead to something that exists', () => {
    for (const { path, body } of texts)
      for (const [, target] of body.matchAll(/\]\(([^)]+)\)/g)) {
        if (/^(https?:\/\/|mailto:\{shop\.email\}$)/.test(target!)) continue
        expect(
          [...pageNames, ...otherAddresses].map((name) => `/${lang}/${name}`),
          path,
        ).toContain(target)
      }
  })

  test('the seller’s details come from shop.json by placeholders that the pages know', () => {
    const typed = [shop.legalName, shop.address.line1, shop.email, shop.phone, shop.rcs, shop.vatNumber]
    for (const { path, body } of texts) {
      for (const [placeholder] of body.matchAll(/\{[^}]*\}/g))
        expect(placeholders, path).toContain(placeholder)
      for (const detail of typed) expect(body, path).not.toContain(detail)
    }
  })

  test('no text makes a claim about nature that would need proof', () => {
    const claims =
      lang === 'fr'
        ? /éco-?responsable|écologique|(?<!support )durable|respectueu\S* de (la nature|la planète|l’environnement)|biodégradable|neutre en carbone|zéro déchet|bas carbone|planète/i
        : /eco-?friendly|ecological|sustainabl|environmentally|biodegradable|carbon|zero.waste|climate.(neutral|positive)|the planet/i
    for (const { path, data, body } of texts)
      expect(`${JSON.stringify(data)} ${body}`, path).not.toMatch(claims)
  })

  test('apostrophes and quotation marks are those of print', () => {
    for (const { path, body } of texts) {
      expect(body, path).not.toMatch(/\w'|["]/)
      if (lang === 'fr') expect(body, path).not.toMatch(/ [;:!?»]|« |[\p{L}\p{N}][;!?]/u)
    }
  })
})

test('French and English pages have the same headings, lists and placeholders', () => {
  const outline = ({ body }: Page): unknown => ({
    levels: [...body.matchAll(/^(#{2,}|- |\d\. |\||>)/gm)].map(([mark]) => mark.trim()),
    placeholders: [...body.matchAll(/\{[^}]*\}/g)].map(([placeholder]) => placeholder).sort(),
  })
  pages('fr').forEach((page, index) => expect(outline(page), page.path).toEqual(outline(pages('en')[index]!)))
  causes('fr').forEach((page, index) =>
    expect(outline(page), page.path).toEqual(outline(causes('en')[index]!)),
  )
})

describe('the shop’s details', () => {
  test('name a bank account that banks would take', () => {
    expect(isValidIBAN(electronicFormatIBAN(shop.bank.iban)!)).toBe(true)
    expect(isValidBIC(shop.bank.bic)).toBe(true)
  })

  test('lead to no real site and no real mailbox', () => {
    expect(shop.demo).toBe(true)
    expect(shop.email).toMatch(/@[a-z-]+\.example$/)
    expect(shop.mediator.website).toMatch(/^https:\/\/[a-z-]+\.example$/)
  })

  test('offer delivery methods with whole cents and sensible days', () => {
    const methods = shop.deliveryMethods as Record<string, number & string[]>[]
    expect(methods.map((method) => method['key'])).toEqual(['home', 'pickup', 'home-europe'])
    for (const method of methods) {
      expect(Number.isInteger(method['priceCents'])).toBe(true)
      expect(method['minTransitDays']).toBeLessThanOrEqual(method['maxTransitDays']!)
      expect(method['countries']!.every((country) => /^[A-Z]{2}$/.test(country))).toBe(true)
    }
  })
})
