import { marked } from 'marked'
import { z } from 'zod'
import { read, type Reader } from '../../../db/client.ts'
import { readMarkdownFile } from '../../core/content/markdown-file.ts'
import type { Lang } from '../../core/i18n/lang.ts'
import { t } from '../../core/i18n/messages.ts'
import { currencyOf } from '../../core/money/currency.ts'
import { formatCents } from '../../core/money/format.ts'
import { namedCountries, countryName } from './countries.ts'
import { offeredDelivery } from './delivery.ts'
import { seller } from './seller.ts'

const head = z.object({ title: z.string(), description: z.string(), updated: z.coerce.string() })

/** A page that the shop writes itself, the seller's details filled in. */
export type ShopPage = {
  title: string
  description: string
  /** The day of its last change, `2026-11-01`. */
  updated: string
  markdown: string
  /** HTML of our own text: it comes from the shop's files, not from a visitor. */
  html: string
}

/** `content/pages/{lang}/{name}.md`, or null when there is none. Throws on a placeholder that it does not know. */
export async function shopPage(name: string, lang: Lang, on: Reader = read()): Promise<ShopPage | null> {
  if (!/^[a-z]+(-[a-z]+)*$/.test(name)) return null
  const file = await readMarkdownFile(`pages/${lang}/${name}.md`)
  if (!file) return null
  const told = head.safeParse(file.head)
  if (!told.success) throw new Error(`content/pages/${lang}/${name}.md: ${z.prettifyError(told.error)}`)
  const markdown = await fillIn(file.body, lang, on)
  return { ...told.data, markdown, html: await marked.parse(markdown) }
}

type Place = { line1: string; line2: string | null; postcode: string; city: string; country: string }

const placeLine = ({ line1, line2, postcode, city, country }: Place, lang: Lang): string =>
  [line1, line2, `${postcode} ${city}`, countryName(country, lang)].filter(Boolean).join(', ')

/** Replaces each `{shop.…}` by what `content/shop.json` says; see content/README.md. */
async function fillIn(text: string, lang: Lang, on: Reader): Promise<string> {
  const shop = seller()
  const values: Record<string, () => string | Promise<string>> = {
    name: () => shop.name,
    legalName: () => shop.legalName,
    legalForm: () => shop.legalForm[lang],
    capital: () => shop.capital[lang],
    siren: () => shop.siren,
    rcs: () => shop.rcs,
    vatNumber: () => shop.vatNumber,
    publisher: () => shop.publisher[lang],
    email: () => shop.email,
    phone: () => shop.phone,
    address: () => placeLine(shop.address, lang),
    returnAddress: () => `${shop.returnAddress.name}, ${placeLine(shop.returnAddress, lang)}`,
    host: () => `${shop.host.name}, ${shop.host.address}, ${shop.host.phone}`,
    mediator: () => `${shop.mediator.name}, ${shop.mediator.address}, ${shop.mediator.website}`,
    withdrawalDays: () => String(shop.withdrawalDays),
    bankTransferDays: () => String(shop.bankTransferDays),
    deliveryMethods: () => deliveryTable(lang, on),
  }
  let filled = ''
  let end = 0
  for (const found of text.matchAll(/\{shop\.(\w+)\}/g)) {
    const value = values[found[1]!]
    if (!value) throw new Error(`content/pages: nothing is known for the placeholder ${found[0]}`)
    filled += text.slice(end, found.index) + (await value())
    end = found.index + found[0].length
  }
  return filled + text.slice(end)
}

/** A Markdown table of the ways of delivery, their prices, days and countries. */
async function deliveryTable(lang: Lang, on: Reader): Promise<string> {
  const currency = currencyOf(seller().currency)
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
