import type { products } from '../../../db/schema/catalogue.ts'
import type { Bilingual, Lang } from '../../core/i18n/lang.ts'
import { formatBp } from '../../core/money/format.ts'
import { parseBp } from '../../core/money/parse.ts'
import { Refusal, refuseAll } from '../../core/refusal.ts'
import { formText } from '../../core/web/form-text.ts'
import { cleanDescription } from './clean-description.ts'
import type { ProductTexts } from './add-product.ts'
import { writtenDescription } from './written-description.ts'

/** The texts of a product in the order of its form, with the longest that is taken, in characters. */
export const textLimits = {
  title: 300,
  summary: 600,
  description: 50_000,
  composition: 2_000,
  origin: 2_000,
  care: 2_000,
} as const satisfies Record<keyof ProductTexts, number>

export type TextField = keyof typeof textLimits
export const textFields = Object.keys(textLimits) as TextField[]

type TypedText = `${TextField}_${Lang}`

/** A product's form as typed; it is shown again as it came. */
export type TypedProduct = Record<TypedText | 'slug' | 'category' | 'manufacturer' | 'vat' | 'giving', string>

const names = [
  ...textFields.flatMap((field) => [`${field}_fr`, `${field}_en`] as TypedText[]),
  'slug',
  'category',
  'manufacturer',
  'vat',
  'giving',
] as const
export const productFields: readonly (keyof TypedProduct)[] = names

/** What was sent; a missing field counts as empty. Line ends as a database keeps them. */
export const readProductForm = (form: FormData): TypedProduct =>
  Object.fromEntries(
    names.map((name) => [name, formText(form, name).replace(/\r\n?/g, '\n')]),
  ) as TypedProduct

type Row = Pick<
  typeof products.$inferSelect,
  TextField | 'slug' | 'categoryId' | 'manufacturerId' | 'vatBp' | 'givingRateBp'
>

/** The form as it opens: what is stored, as a person would type it. */
export function typedFrom(row: Row, lang: Lang): TypedProduct {
  const texts = textFields.flatMap((field) =>
    (['fr', 'en'] as const).map((side) => {
      const text = row[field][side]
      return [`${field}_${side}`, field === 'description' ? writtenDescription(text) : text]
    }),
  )
  return {
    ...(Object.fromEntries(texts) as Record<TypedText, string>),
    slug: row.slug,
    category: row.categoryId ?? '',
    manufacturer: row.manufacturerId ?? '',
    vat: formatBp(row.vatBp, lang),
    giving: row.givingRateBp === null ? '' : formatBp(row.givingRateBp, lang),
  }
}

export type ProductEdit = ProductTexts & {
  slug: string
  categoryId: string | null
  manufacturerId: string | null
  vatBp: number
  givingRateBp: number | null
}

const rateOf = (typed: string, lang: Lang): number | null => {
  const bp = parseBp(typed, lang)
  return bp === null || bp > 10_000 ? null : bp
}

/** The form in the shop's units. Refuses all at once what can't be read, is too long, or lacks a title. */
export function parseProduct(typed: TypedProduct, lang: Lang): ProductEdit {
  const found: Refusal[] = []
  const texts = Object.fromEntries(
    textFields.map((field) => [field, textOf(typed, field, found)]),
  ) as ProductTexts
  for (const side of ['fr', 'en'] as const)
    if (texts.title[side] === '') found.push(new Refusal('refusal.title_missing', {}, `title_${side}`))
  const vatBp = rateOf(typed.vat, lang)
  if (vatBp === null) found.push(new Refusal('refusal.product_vat', { text: typed.vat.slice(0, 20) }, 'vat'))
  const givingRateBp = typed.giving.trim() === '' ? null : rateOf(typed.giving, lang)
  if (givingRateBp === null && typed.giving.trim() !== '')
    found.push(new Refusal('refusal.product_giving', { text: typed.giving.slice(0, 20) }, 'giving'))
  refuseAll(found)
  return {
    ...texts,
    slug: typed.slug.trim(),
    categoryId: typed.category || null,
    manufacturerId: typed.manufacturer || null,
    vatBp: vatBp ?? 0,
    givingRateBp,
  }
}

function textOf(typed: TypedProduct, field: TextField, found: Refusal[]): Bilingual {
  const side = (lang: Lang): string => {
    const name = `${field}_${lang}` as const
    const text = typed[name].replaceAll('\0', '').trim()
    if (text.length > textLimits[field])
      found.push(new Refusal('refusal.text_too_long', { most: textLimits[field] }, name))
    if (field === 'description') return cleanDescription(text)
    return field === 'title' || field === 'summary' ? text.replace(/\s+/g, ' ') : text
  }
  return { fr: side('fr'), en: side('en') }
}
