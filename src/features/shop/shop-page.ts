import { z } from 'zod'
import { read, type Reader } from '../../../db/client.ts'
import { readMarkdownFile } from '../../core/content/markdown-file.ts'
import type { Lang } from '../../core/i18n/lang.ts'
import { t } from '../../core/i18n/messages.ts'
import { formatCents } from '../../core/money/format.ts'
import { dayOf } from '../../core/time/days.ts'
import { namedCountries, countryName } from './countries.ts'
import { offeredDelivery } from './delivery.ts'
import { textInForce } from './page-texts.ts'
import { renderMarkdown } from './render-markdown.ts'
import { seller, type Seller } from './seller.ts'
import { latestSettings } from './settings.ts'

const head = z.object({ title: z.string(), description: z.string(), updated: z.coerce.string() })

/** A page that the shop writes itself, the seller's details filled in. */
export type ShopPage = {
  title: string
  description: string
  /** The day of its last change, `2026-11-01`. */
  updated: string
  markdown: string
  /** Safe HTML: it comes from the shop's files or from its owner, not from a visitor. */
  html: string
}

/**
 * What the owner wrote for a page, else `content/pages/{lang}/{name}.md`, its placeholders filled in; null when
 * there is neither. Throws on a placeholder that it does not know.
 */
export async function shopPage(name: string, lang: Lang, on: Reader = read()): Promise<ShopPage | null> {
  const source = await pageSource(name, lang, on)
  if (!source) return null
  const markdown = await fillIn(source.markdown, lang, on)
  return { ...source, markdown, html: await renderMarkdown(markdown) }
}

/** A page as it was written, its placeholders as they are; null when there is none. */
export async function pageSource(
  name: string,
  lang: Lang,
  on: Reader = read(),
): Promise<Omit<ShopPage, 'html'> | null> {
  const written = await textInForce(name, lang, on)
  if (!written) return pageFile(name, lang)
  const { title, description, markdown } = written
  return { title, description, updated: dayOf(written.at, seller().timeZone), markdown }
}

/** A page as its file says it; null when there is none. */
export async function pageFile(name: string, lang: Lang): Promise<Omit<ShopPage, 'html'> | null> {
  if (!/^[a-z]+(-[a-z]+)*$/.test(name)) return null
  const file = await readMarkdownFile(`pages/${lang}/${name}.md`)
  if (!file) return null
  const told = head.safeParse(file.head)
  if (!told.success) throw new Error(`content/pages/${lang}/${name}.md: ${z.prettifyError(told.error)}`)
  return { ...told.data, markdown: file.body }
}

type Place = { line1: string; line2: string | null; postcode: string; city: string; country: string }

const placeLine = ({ line1, line2, postcode, city, country }: Place, lang: Lang): string =>
  [line1, line2, `${postcode} ${city}`, countryName(country, lang)].filter(Boolean).join(', ')

const placeholder = /\{shop\.(\w+)\}/g

const values: Record<string, (shop: Seller, lang: Lang, on: Reader) => string | Promise<string>> = {
  name: (shop) => shop.name,
  legalName: (shop) => shop.legalName,
  legalForm: (shop, lang) => shop.legalForm[lang],
  capital: (shop, lang) => shop.capital[lang],
  siren: (shop) => shop.siren,
  rcs: (shop) => shop.rcs,
  vatNumber: (shop) => shop.vatNumber,
  publisher: (shop, lang) => shop.publisher[lang],
  email: (shop) => shop.email,
  phone: (shop) => shop.phone,
  address: (shop, lang) => placeLine(shop.address, lang),
  returnAddress: (shop, lang) => `${shop.returnAddress.name}, ${placeLine(shop.returnAddress, lang)}`,
  host: ({ host }) => `${host.name}, ${host.address}, ${host.phone}`,
  mediator: ({ mediator }) => `${mediator.name}, ${mediator.address}, ${mediator.website}`,
  withdrawalDays: (shop) => String(shop.withdrawalDays),
  bankTransferDays: async (_shop, _lang, on) => String((await latestSettings(on)).bankTransferDays),
  deliveryMethods: (_shop, lang, on) => deliveryTable(lang, on),
}

/** What can be filled in, such as `{shop.email}`. */
export const placeholders = Object.keys(values).map((name) => `{shop.${name}}`)

/** The placeholders of a text that nothing is known for, without their braces: `shop.x`. */
export const unknownPlaceholders = (text: string): string[] =>
  [...new Set([...text.matchAll(placeholder)].filter(([, name]) => !Object.hasOwn(values, name!)))].map(
    ([whole]) => whole.slice(1, -1),
  )

/** Replaces each `{shop.…}` by what the shop says of itself; see content/README.md. */
async function fillIn(text: string, lang: Lang, on: Reader): Promise<string> {
  const shop = seller()
  let filled = ''
  let end = 0
  for (const found of text.matchAll(placeholder)) {
    const value = Object.hasOwn(values, found[1]!) ? values[found[1]!] : undefined
    if (!value) throw new Error(`content/pages: nothing is known for the placeholder ${found[0]}`)
    filled += text.slice(end, found.index) + (await value(shop, lang, on))
    end = found.index + found[0].length
  }
  return filled + text.slice(end)
}

/** A Markdown table of the ways of delivery, their prices, days and countries. */
async function deliveryTable(lang: Lang, on: Reader): Promise<string> {
  const { currency } = await latestSettings(on)
  const titles = ['method', 'price', 'transit', 'countries'] as const
  const rows = (await offeredDelivery(on)).map((method) => [
    `${method.title[lang]} (${method.carrierName})`,
    method.freeFromCents === null
      ? formatCents(method.priceCents, currency, lang)
      : t(lang, 'shop.delivery_free_from', {
          price: formatCents(method.priceCents, currency, lang),
          from: formatCents(method.freeFromCents, currency, lang),
        }),
    t(lang, 'shop.delivery_days', { min: method.transitDaysMin, max: method.transitDaysMax }),
    namedCountries(method.countries, lang)
      .map((country) => country.name)
      .join(', '),
  ])
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`
  return [
    line(titles.map((title) => t(lang, `shop.delivery_${title}`))),
    line(['---', '---:', '---', '---']),
    ...rows.map(line),
  ].join('\n')
}
