import { asc, isNull } from 'drizzle-orm'
import { snapshot, type Reader } from '../../../db/client.ts'
import { categories, productImages, products, variants } from '../../../db/schema/catalogue.ts'
import { writeCsv } from '../../core/csv/write-csv.ts'
import type { Lang } from '../../core/i18n/lang.ts'
import type { Currency } from '../../core/money/currency.ts'
import { centsText } from '../../core/money/decimal.ts'
import { demand, type Person } from '../accounts/person.ts'
import { isOffered } from '../catalogue/shown.ts'
import { priceOfVariant, pricesAt, type PriceInForce } from '../costs/prices.ts'
import { settings } from '../shop/settings.ts'
import { addressOf, exportedImages, type ExportedImage } from './exported-images.ts'
import { exportedSummary } from './exported-summary.ts'

type ProductRow = typeof products.$inferSelect
type VariantRow = typeof variants.$inferSelect

/** One row of the file: a variant, a picture, or both. */
type Row = {
  product: ProductRow
  /** The first row of a product tells about the product itself. */
  isHead: boolean
  category: string
  variant: VariantRow | null
  price: PriceInForce | null
  image: ExportedImage | null
  /** The address of the variant's own picture. */
  variantImage: string
}

type Said = { lang: Lang; currency: Currency; optionPlaces: number[] }
type Column = [header: string, cell: (row: Row, said: Said) => string]

const ofHead = (text: (row: Row, said: Said) => string) => (row: Row, said: Said) =>
  row.isHead ? text(row, said) : ''
const ofVariant =
  (text: (variant: VariantRow, row: Row, said: Said) => string) =>
  (row: Row, said: Said): string =>
    row.variant ? text(row.variant, row, said) : ''
const yesNo = (yes: boolean): string => (yes ? 'TRUE' : 'FALSE')

/** Shopify's own columns (features/imports/shopify-columns.ts), and two by which this shop knows its own again. */
const columns = ({ optionPlaces }: Said): Column[] => [
  ['Handle', ({ product }) => product.slug],
  ['Title', ofHead(({ product }, { lang }) => product.title[lang])],
  ['Body (HTML)', ofHead(({ product }, { lang }) => product.description[lang])],
  ['Type', ofHead(({ category }) => category)],
  ['Published', ofHead(({ product }) => yesNo(product.publishedAt !== null))],
  ['Status', ofHead(({ product }) => (product.publishedAt === null ? 'draft' : 'active'))],
  ['SEO Description', ofHead(({ product }, { lang }) => exportedSummary(product.summary[lang]))],
  ...optionPlaces.flatMap((place): Column[] => [
    [`Option${place + 1} Name`, ofVariant(({ options }, _, said) => optionName(options, place, said.lang))],
    [`Option${place + 1} Value`, ofVariant(({ options }, _, said) => optionValue(options, place, said.lang))],
  ]),
  ['Variant SKU', ofVariant(({ sku }) => sku ?? '')],
  ['Variant Barcode', ofVariant(({ barcode }) => barcode ?? '')],
  ['Variant Grams', ofVariant(({ weightGrams }) => String(weightGrams ?? ''))],
  ['Variant Inventory Tracker', ofVariant(({ tracksStock }) => (tracksStock ? 'shopify' : ''))],
  ['Variant Inventory Qty', ofVariant(({ stock }) => String(stock))],
  ['Variant Inventory Policy', ofVariant(() => 'deny')],
  [
    'Variant Price',
    ofVariant((_, { price }, { currency }) => (price ? centsText(price.grossCents, currency.decimals) : '')),
  ],
  ['Variant Taxable', ofVariant((_, { product }) => yesNo(product.vatBp > 0))],
  ['Image Src', ({ image }) => image?.address ?? ''],
  ['Image Position', ({ image }) => (image ? String(image.position) : '')],
  ['Image Alt Text', ({ image }, { lang }) => image?.alt[lang] ?? ''],
  ['Variant Image', ({ variantImage }) => variantImage],
  ['Centime Product', ({ product }) => product.id],
  ['Centime Variant', ofVariant(({ id }) => id)],
]

type Options = VariantRow['options']

/** Shopify's way to say that there is nothing to choose. */
const optionName = (options: Options, place: number, lang: Lang): string =>
  options.length === 0 && place === 0 ? 'Title' : (options[place]?.name[lang] ?? '')
const optionValue = (options: Options, place: number, lang: Lang): string =>
  options.length === 0 && place === 0 ? 'Default Title' : (options[place]?.value[lang] ?? '')

export type ExportInput = {
  by: Person
  /** The language of the texts: a Shopify file has one. */
  lang: Lang
  /** The shop's public address, before its pictures. */
  siteUrl: string
  at: string
}

/**
 * The catalogue as Shopify's product CSV, what is put away left out. Imported again it changes nothing: the
 * import knows the products by their ids, and leaves the other language alone.
 */
export async function exportCatalogue({ by, lang, siteUrl, at }: ExportInput): Promise<{
  csv: string
  products: number
  variants: number
}> {
  demand(by, 'export', 'catalogue')
  return snapshot(async (on) => {
    const { currency } = await settings(at, on)
    const rows = rowsOf(await readAll(at, on), { lang, siteUrl })
    const places = Math.max(1, ...rows.map(({ variant }) => variant?.options.length ?? 0))
    const said = { lang, currency, optionPlaces: Array.from({ length: Math.min(places, 3) }, (_, at) => at) }
    const table = columns(said)
    return {
      csv: writeCsv(
        table.map(([header]) => header),
        rows.map((row) => table.map(([, cell]) => cell(row, said))),
      ),
      products: new Set(rows.map(({ product }) => product.id)).size,
      variants: rows.filter(({ variant }) => variant).length,
    }
  })
}

async function readAll(at: string, on: Reader) {
  const all = await on
    .select()
    .from(products)
    .where(isNull(products.archivedAt))
    .orderBy(asc(products.position), asc(products.id))
  return {
    all,
    shelves: await on.select().from(categories),
    offered: await on
      .select()
      .from(variants)
      .where(isOffered)
      .orderBy(asc(variants.position), asc(variants.id)),
    images: await on.select().from(productImages).orderBy(asc(productImages.position), asc(productImages.id)),
    inForce: await pricesAt(
      all.map(({ id }) => id),
      at,
      on,
    ),
  }
}

function rowsOf(
  { all, shelves, offered, images, inForce }: Awaited<ReturnType<typeof readAll>>,
  { lang, siteUrl }: { lang: Lang; siteUrl: string },
): Row[] {
  const names = new Map(shelves.map(({ id, name }) => [id, name[lang]]))
  const variantsOf = Map.groupBy(offered, ({ productId }) => productId)
  const imagesOf = Map.groupBy(images, ({ productId }) => productId)
  return all.flatMap((product) => {
    const own = variantsOf.get(product.id) ?? []
    const images = imagesOf.get(product.id) ?? []
    const pictures = exportedImages(images, siteUrl)
    return Array.from({ length: Math.max(1, own.length, pictures.length) }, (_, index): Row => {
      const variant = own[index] ?? null
      return {
        product,
        isHead: index === 0,
        category: names.get(product.categoryId ?? '') ?? '',
        variant,
        price: variant && priceOfVariant(inForce, product.id, variant.id),
        image: pictures[index] ?? null,
        variantImage:
          addressOf(
            images.find((image) => variant && image.variantId === variant.id),
            siteUrl,
          ) ?? '',
      }
    })
  })
}
