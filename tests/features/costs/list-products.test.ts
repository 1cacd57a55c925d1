import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { read, write } from '../../../db/client.ts'
import { products, variants } from '../../../db/schema/catalogue.ts'
import { updateProductIn } from '../../../src/features/catalogue/update-product.ts'
import { listProducts, type ProductQuestion } from '../../../src/features/costs/list-products.ts'
import { setPrice } from '../../../src/features/costs/set-price.ts'
import { shirtGroups } from '../../vectors/shirt.ts'
import { add, both, fillShelves, oneVariant } from '../catalogue/products.ts'
import { day, ines, openShop, publishNow } from './shop.ts'

const today = day(90)
const list = (asked: Partial<ProductQuestion> = {}) =>
  listProducts({ lang: 'fr', page: 1, at: today, ...asked })
const slugs = async (asked: Partial<ProductQuestion> = {}) =>
  (await list(asked)).items.map((item) => item.slug)

const idOf = async (slug: string): Promise<string> =>
  (await read().select({ id: products.id }).from(products).where(eq(products.slug, slug)))[0]!.id
const price = async (slug: string, grossCents: number, at = day(80)) =>
  setPrice({ by: ines, productId: await idOf(slug), variantId: null, grossCents, vatBp: 2000, at })

// The shirt, mug and bowl of this shop have no price: they must never be listed.
beforeEach(async () => {
  await openShop()
  await write(fillShelves)
  await price('chemise-en-lin', 8900)
  await price('theiere-boule', 4500)
  await price('bol-creux', 1850)
  await price('nappe', 6000)
})

test('everything that is shown and has a price is listed in the shop’s order', async () => {
  expect(await list()).toMatchObject({
    total: 4,
    page: 1,
    pages: 1,
    categories: [
      { slug: 'vetements', count: 1 },
      { slug: 'table', count: 3 },
    ],
  })
  expect(await slugs()).toEqual(['chemise-en-lin', 'theiere-boule', 'bol-creux', 'nappe'])
})

test('a category narrows the list and leaves the counts of the others', async () => {
  const table = await list({ category: 'table' })
  expect(table.total).toBe(3)
  expect(table.categories.map((category) => category.count)).toEqual([1, 3])
  expect(await slugs({ category: 'nowhere' })).toEqual([])
})

test('the list is sorted by price, by name and by date', async () => {
  expect(await slugs({ sort: 'price-asc' })).toEqual([
    'bol-creux',
    'theiere-boule',
    'nappe',
    'chemise-en-lin',
  ])
  expect(await slugs({ sort: 'price-desc' })).toEqual([
    'chemise-en-lin',
    'nappe',
    'theiere-boule',
    'bol-creux',
  ])
  await write((tx) => add(tx, 'echarpe', { title: both('Écharpe', 'Scarf'), publishedAt: day(85) }))
  await price('echarpe', 3000, day(85))
  expect(await slugs({ sort: 'name' })).toEqual([
    'bol-creux',
    'chemise-en-lin',
    'echarpe',
    'nappe',
    'theiere-boule',
  ])
  expect((await slugs({ sort: 'name', lang: 'en' }))[0]).toBe('nappe')
  expect((await slugs({ sort: 'new' }))[0]).toBe('echarpe')
})

test('prices still to come neither show nor sort', async () => {
  await setPrice({
    by: ines,
    productId: await idOf('nappe'),
    variantId: null,
    grossCents: 100,
    vatBp: 2000,
    at: day(80),
    inForceFrom: day(95),
  })
  expect((await slugs({ sort: 'price-asc' }))[0]).toBe('bol-creux')
  expect(
    (await listProducts({ lang: 'fr', page: 1, at: day(95), sort: 'price-asc' })).items[0],
  ).toMatchObject({
    slug: 'nappe',
    price: { fromCents: 100, toCents: 100 },
  })
})

test('a search comes sorted by relevance, and by price when asked', async () => {
  expect(await slugs({ q: 'bols' })).toEqual(['bol-creux', 'theiere-boule'])
  expect(await slugs({ q: 'bols', sort: 'price-desc' })).toEqual(['theiere-boule', 'bol-creux'])
  expect(await slugs({ q: 'bols', category: 'vetements' })).toEqual([])
  expect(await list({ q: 'chaussette' })).toMatchObject({
    total: 0,
    page: 1,
    pages: 1,
    items: [],
    categories: [],
  })
  expect(await slugs({ q: '  🫖 ' })).toHaveLength(4)
})

test('pages cover everything once, and a page too far is the last one', async () => {
  const first = await list({ perPage: 3 })
  const second = await list({ perPage: 3, page: 2 })
  expect([first.pages, first.items.length, second.items.length]).toEqual([2, 3, 1])
  expect(new Set([...first.items, ...second.items].map((item) => item.id)).size).toBe(4)
  expect((await list({ perPage: 3, page: 99 })).page).toBe(2)
  expect((await list({ perPage: 3, page: -1 })).page).toBe(1)
  expect((await list({ perPage: 3, page: Number.NaN })).page).toBe(1)
  expect(await slugs({ perPage: 2, page: 2, q: 'bols nappes chemises theieres' })).toHaveLength(2)
})

test('an explained price comes with its eight groups, an unexplained one with none', async () => {
  await publishNow({ productId: await idOf('nappe') }, { priceCents: 8900 }, day(81))
  const items = (await list()).items
  const cloth = items.find((item) => item.slug === 'nappe')!
  expect(cloth.price).toEqual({ fromCents: 8900, toCents: 8900, explained: true, reduction: null })
  expect(Object.fromEntries(cloth.groups!.map(({ group, cents }) => [group, cents]))).toEqual(shirtGroups)
  const bowl = items.find((item) => item.slug === 'bol-creux')!
  expect([bowl.price.explained, bowl.groups]).toEqual([false, null])
})

test('variants with prices of their own make a range, and one that is left makes it available', async () => {
  await write((tx) =>
    add(tx, 'assiette', {
      variants: [
        { ...oneVariant, stock: 0 },
        { ...oneVariant, stock: 1 },
      ],
      images: [{ path: '/drawings/assiette.svg', sourceUrl: null, alt: both('Une assiette', 'A plate') }],
    }),
  )
  const productId = await idOf('assiette')
  const [, large] = await read().select().from(variants).where(eq(variants.productId, productId))
  await price('assiette', 1200)
  await setPrice({ by: ines, productId, variantId: large!.id, grossCents: 1900, vatBp: 2000, at: day(80) })
  const plate = (await list({ sort: 'price-asc' })).items[0]!
  expect(plate).toMatchObject({
    slug: 'assiette',
    available: true,
    image: { path: '/drawings/assiette.svg' },
    price: { fromCents: 1200, toCents: 1900 },
  })
})

test('a product that was put away is in no list', async () => {
  const id = await idOf('nappe')
  await write((tx) => updateProductIn(tx, id, { archivedAt: day(82) }, day(82)))
  expect((await list()).total).toBe(3)
})
