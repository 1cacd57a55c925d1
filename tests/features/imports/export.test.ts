import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { read, write } from '../../../db/client.ts'
import { productImages, products, variants } from '../../../db/schema/catalogue.ts'
import { readCsv } from '../../../src/core/csv/read-csv.ts'
import type { Lang } from '../../../src/core/i18n/lang.ts'
import { langs } from '../../../src/core/i18n/lang.ts'
import { shopper } from '../../../src/features/accounts/person.ts'
import { addCategoryIn } from '../../../src/features/catalogue/add-category.ts'
import { addPicture } from '../../../src/features/catalogue/add-picture.ts'
import { updateProductIn } from '../../../src/features/catalogue/update-product.ts'
import { updateVariantIn } from '../../../src/features/catalogue/update-variant.ts'
import { setPrice } from '../../../src/features/costs/set-price.ts'
import { exportCatalogue } from '../../../src/features/imports/export-catalogue.ts'
import { codesOf } from '../../refusals.ts'
import { runs } from '../../runs.ts'
import { scratchFolder } from '../../scratch.ts'
import { add, both, oneVariant } from '../catalogue/products.ts'
import {
  by,
  emptyShop,
  everything,
  productNamed,
  refusedIn,
  take,
  today,
  tomorrow,
  vector,
} from './importing.ts'

const exported = async (lang: Lang = 'fr') =>
  (await exportCatalogue({ by, lang, siteUrl: 'https://shop.example', at: today })).csv

/** The rows of a file by the names of its columns. */
function table(csv: string): Record<string, string>[] {
  const [header, ...rows] = [...readCsv(csv, ',')].map((record) => ('cells' in record ? record.cells : []))
  return rows.map((cells) => Object.fromEntries(cells.map((cell, at) => [header![at]!, cell])))
}

/** What an export and its import leave of the shop; nothing may be different. */
async function roundTrip(lang: Lang) {
  const before = await everything()
  const summary = await take(await exported(lang), { at: tomorrow })
  expect(summary.refused).toEqual([])
  expect(summary).toMatchObject({
    products: { created: 0, updated: 0 },
    variants: { created: 0, updated: 0 },
    ...{
      prices: 0,
      drafts: { created: 0, updated: 0, dropped: 0 },
      images: { added: 0, removed: 0 },
      categories: 0,
    },
  })
  expect(await everything()).toEqual(before)
}

const size = (fr: string, en = fr) => ({ name: both('Taille', 'Size'), value: both(fr, en) })

/** A shelf of things that are hard to write down, made at the desk. */
async function shelf() {
  const dataDir = scratchFolder()
  const made = await write(async (tx) => {
    const table = await addCategoryIn(tx, {
      slug: 'arts-de-la-table',
      name: both('Table\u00a0: bois', 'Tableware'),
    })
    const bowl = await add(tx, 'bol-creux', {
      categoryId: table,
      title: both('=Bol "creux", bleu', '-Deep bowl; blue'),
      summary: both('Un bol <3 & une tasse &amp; plus', '@bowl'),
      description: both('<p>Un bol.<br />Deux &lt; trois</p>', '<ul><li>a</li></ul>'),
      variants: [
        {
          ...oneVariant,
          options: [size('Petit', 'Small')],
          sku: '=1+1',
          barcode: "'+33",
          weightGrams: 350,
          stock: 7,
        },
        { ...oneVariant, options: [size('Grand\u202f!', 'Large')], sku: '0012', stock: 0 },
        { ...oneVariant, options: [size('-5')], stock: 3, tracksStock: false },
      ],
      images: [
        { path: null, sourceUrl: 'https://cdn.example/a.jpg', alt: both('Vu', 'Seen') },
        { path: '/drawings/bol.svg', sourceUrl: null, alt: both('Dessin', 'Drawing') },
        { path: null, sourceUrl: 'https://cdn.example/b.jpg', alt: both('+b'), variant: 1 },
      ],
    })
    const draft = await add(tx, 'tasse', { title: both('Tasse', 'Cup'), publishedAt: null, vatBp: 0 })
    const old = await add(tx, 'vase')
    await updateProductIn(tx, old.id, { archivedAt: today }, today)
    return { bowl, draft, old }
  })
  await setPrice({ by, productId: made.bowl.id, variantId: null, grossCents: 1850, vatBp: 2000, at: today })
  const large = made.bowl.variantIds[1]!
  await setPrice({ by, productId: made.bowl.id, variantId: large, grossCents: 2400, vatBp: 2000, at: today })
  const bytes = await sharp({ create: { width: 30, height: 20, channels: 3, background: '#246' } })
    .png()
    .toBuffer()
  const { id } = await addPicture({ by, productId: made.bowl.id, bytes, dataDir, at: today })
  await write((tx) => tx.update(productImages).set({ variantId: large }).where(eq(productImages.id, id)))
  return made
}

test.each(langs)('exporting in %s and importing again changes nothing', async (lang) => {
  await emptyShop()
  await shelf()
  await roundTrip(lang)
})

test.each(['shopify-old.csv', 'shopify-new.csv', 'woocommerce-en.csv', 'woocommerce-fr.csv'])(
  'what %s brought goes out and comes in again unchanged',
  async (name) => {
    await emptyShop()
    await take(vector(name))
    await roundTrip('fr')
    await roundTrip('en')
  },
)

test('no cell of an export is run by a spreadsheet', async () => {
  await emptyShop()
  await shelf()
  for (const lang of langs)
    for (const row of table(await exported(lang)))
      for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
})

test('a file says what is for sale, with addresses of pictures that anybody can fetch', async () => {
  await emptyShop()
  await shelf()
  const rows = table(await exported())
  expect(
    rows.map((row) => [row['Handle'], row['Title'], row['Option1 Value'], row['Variant Price']]),
  ).toEqual([
    ['bol-creux', '\'=Bol "creux", bleu', 'Petit', '18.5'],
    ['bol-creux', '', 'Grand\u202f!', '24'],
    ['bol-creux', '', "'-5", '18.5'],
    ['tasse', 'Tasse', 'Default Title', ''],
  ])
  expect(rows.map((row) => row['Image Src']).filter(Boolean)).toEqual([
    'https://cdn.example/a.jpg',
    'https://shop.example/drawings/bol.svg',
    expect.stringMatching(/^https:\/\/shop\.example\/pictures\/[0-9a-f]{64}\/30\.jpg$/),
  ])
})

test('a changed cell changes just that', async () => {
  await emptyShop()
  const { bowl } = await shelf()
  const csv = (await exported()).replace(',24,', ',25.50,')
  expect(await take(csv, { at: tomorrow })).toMatchObject({
    products: { created: 0, updated: 0, unchanged: 2 },
    variants: { created: 0, updated: 1 },
    prices: 1,
  })
  const { variants: own } = await productNamed('bol-creux', tomorrow)
  expect(own.map(({ priceCents }) => priceCents)).toEqual([1850, 2550, 1850])
  expect(own.map(({ id }) => id)).toEqual(bowl.variantIds)
})

test('a row that was copied under another handle is a new product', async () => {
  await emptyShop()
  await shelf()
  const csv = await exported()
  const line = csv.split('\r\n').find((text) => text.startsWith('tasse'))!
  const summary = await take(csv + line.replace('tasse', 'gobelet').replace('Tasse', 'Gobelet'), {
    at: tomorrow,
  })
  expect(refusedIn(summary)).toEqual([])
  expect(summary.products).toEqual({ created: 1, updated: 0, unchanged: 2 })
  expect((await productNamed('gobelet')).title.fr).toBe('Gobelet')
})

test('a row that was copied with another size is a new variant', async () => {
  await emptyShop()
  await shelf()
  const csv = await exported()
  const line = csv.split('\r\n').find((text) => text.includes('Grand\u202f!'))!
  const summary = await take(csv + line.replace('Grand\u202f!', 'Géant').replace('0012', '0013'), {
    at: tomorrow,
  })
  expect(summary.variants).toEqual({ created: 1, updated: 0, unchanged: 4 })
})

test('in another shop the file makes new products', async () => {
  await emptyShop()
  await shelf()
  const csv = await exported()
  await emptyShop()
  expect(await take(csv)).toMatchObject({ products: { created: 2 }, variants: { created: 4 }, categories: 1 })
  expect((await productNamed('bol-creux')).title).toEqual(both('=Bol "creux", bleu'))
  await roundTrip('en')
})

test('any texts go out and come in again', async () => {
  const word = fc
    .string({
      minLength: 1,
      maxLength: 10,
      unit: fc.constantFrom('a', 'é', '=', '-', '"', ',', "'", '&', '<', ' '),
    })
    .map((text) => text.trim().replace(/\s+/g, ' '))
  const told = word.filter((text) => text !== '')
  await fc.assert(
    fc.asyncProperty(told, told, word, word, async (title, sku, summary, option) => {
      await emptyShop({ checked: false })
      await write(async (tx) => {
        const { id, variantIds } = await add(tx, 'bol', {
          title: both(title, 'Bowl'),
          summary: both(summary),
          publishedAt: null,
        })
        const options = option === '' ? [] : [size(option)]
        await updateVariantIn(tx, variantIds[0]!, id, { sku, options })
      })
      await roundTrip('fr')
    }),
    { numRuns: runs(25, 1_000) },
  )
})

test('a shopper exports nothing', async () => {
  await emptyShop()
  const asked = { by: shopper, lang: 'fr' as const, siteUrl: 'https://shop.example', at: today }
  expect(await codesOf(() => exportCatalogue(asked))).toEqual(['not_allowed'])
  expect(await read().select().from(products)).toEqual([])
  expect(await read().select().from(variants)).toEqual([])
})
