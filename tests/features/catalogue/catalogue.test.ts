import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { read, write } from '../../../db/client.ts'
import { products, stockMovements, variants } from '../../../db/schema/catalogue.ts'
import { addVariantIn } from '../../../src/features/catalogue/add-variant.ts'
import { listCategories } from '../../../src/features/catalogue/categories.ts'
import { readProduct } from '../../../src/features/catalogue/read-product.ts'
import { recordStockIn } from '../../../src/features/catalogue/record-stock.ts'
import { updateProductIn } from '../../../src/features/catalogue/update-product.ts'
import { updateVariantIn } from '../../../src/features/catalogue/update-variant.ts'
import { freshDatabase } from '../../database.ts'
import { codesOf, refusalOf } from '../../refusals.ts'
import { add, both, fillShelves, monday, oneVariant, tuesday } from './products.ts'

test('a product is read back whole, with its variants in order and its pictures', async () => {
  await freshDatabase()
  await write(async (tx) => {
    await add(tx, 'bol', {
      title: both('Bol', 'Bowl'),
      description: both('<p onclick="x()">Un bol<script>alert(1)</script></p>', 'A bowl'),
      variants: [
        {
          ...oneVariant,
          options: [{ name: both('Taille', 'Size'), value: both('Petit', 'Small') }],
          stock: 0,
        },
        {
          ...oneVariant,
          options: [{ name: both('Taille', 'Size'), value: both('Grand', 'Large') }],
          stock: 2,
        },
        { ...oneVariant, stock: 0, tracksStock: false },
      ],
      images: [
        { path: '/drawings/bol.svg', sourceUrl: null, alt: both('Un bol', 'A bowl') },
        { path: null, sourceUrl: 'https://elsewhere.example/bol.jpg', alt: both('') },
      ],
    })
  })
  const product = await readProduct('bol', tuesday)
  expect(product).toMatchObject({
    slug: 'bol',
    title: { fr: 'Bol', en: 'Bowl' },
    description: { fr: '<p>Un bol</p>', en: '<p>A bowl</p>' },
    category: null,
    images: [{ path: '/drawings/bol.svg', alt: { fr: 'Un bol', en: 'A bowl' } }],
  })
  expect(product?.variants.map((variant) => [variant.stock, variant.available])).toEqual([
    [0, false],
    [2, true],
    [0, true],
  ])
})

test('a product is not read before it is published nor after it is put away', async () => {
  await freshDatabase()
  const { id } = await write((tx) => add(tx, 'bol', { publishedAt: tuesday }))
  expect(await readProduct('bol', monday)).toBeNull()
  expect(await readProduct('bol', tuesday)).not.toBeNull()
  await write((tx) => updateProductIn(tx, id, { archivedAt: tuesday }, tuesday))
  expect(await readProduct('bol', tuesday)).toBeNull()
  expect(await readProduct('nowhere', tuesday)).toBeNull()
})

test('wrong products are refused and leave nothing behind', async () => {
  await freshDatabase()
  await write((tx) => add(tx, 'bol'))
  expect(await codesOf(() => write((tx) => add(tx, 'bol')))).toEqual(['slug_taken'])
  expect(await codesOf(() => write((tx) => add(tx, 'Bol Creux')))).toEqual(['slug_wrong'])
  expect(await codesOf(() => write((tx) => add(tx, 'b', { title: both(' ') })))).toEqual(['title_missing'])
  expect(await codesOf(() => write((tx) => add(tx, 'b', { variants: [] })))).toEqual(['variant_missing'])
  expect(
    await codesOf(() => write((tx) => add(tx, 'b', { variants: [{ ...oneVariant, stock: -1 }] }))),
  ).toEqual(['stock_negative'])
  const { id } = await write((tx) => add(tx, 'tasse'))
  expect(
    await codesOf(() => write((tx) => updateProductIn(tx, id, { title: both('Tasse', '') }, tuesday))),
  ).toEqual(['title_missing'])
  expect(await read().select({ slug: products.slug }).from(products)).toEqual([
    { slug: 'bol' },
    { slug: 'tasse' },
  ])
})

test('an unpublished product may wait for its first variant', async () => {
  await freshDatabase()
  await write((tx) => add(tx, 'bol', { variants: [], publishedAt: null }))
  expect(await read().select().from(variants)).toEqual([])
})

test('stock is the sum of its movements, and taking more than is left is refused with what is left', async () => {
  await freshDatabase()
  const { variantIds } = await write((tx) => add(tx, 'bol'))
  const variantId = variantIds[0]!
  const move = (delta: number, reason: 'order' | 'counted' = 'order') =>
    write((tx) => recordStockIn(tx, { variantId, delta, reason, orderId: null, at: tuesday, by: 'test' }))
  await move(-3)
  await move(+4, 'counted')
  await move(0)
  expect((await refusalOf(() => move(-7))).params).toEqual({ left: 6 })
  const [variant] = await read().select().from(variants)
  const [{ sum } = { sum: 0 }] = await read()
    .select({ sum: sql<number>`sum(${stockMovements.delta})` })
    .from(stockMovements)
    .where(eq(stockMovements.variantId, variantId))
  expect([variant?.stock, sum]).toEqual([6, 6])
})

test('a sale of what is not counted moves nothing and is never refused', async () => {
  await freshDatabase()
  const { variantIds } = await write((tx) =>
    add(tx, 'bol', { variants: [{ ...oneVariant, stock: 0, tracksStock: false }] }),
  )
  await write((tx) =>
    recordStockIn(tx, {
      variantId: variantIds[0]!,
      delta: -3,
      reason: 'order',
      orderId: null,
      at: tuesday,
      by: 'x',
    }),
  )
  expect(await read().select().from(stockMovements)).toEqual([])
})

test('a variant is added after the others, changed, and put away', async () => {
  await freshDatabase()
  const { id } = await write((tx) => add(tx, 'bol'))
  const added = await write((tx) =>
    addVariantIn(tx, {
      productId: id,
      variant: { ...oneVariant, sku: 'B2', stock: 1 },
      at: tuesday,
      by: 'test',
    }),
  )
  await write((tx) => updateVariantIn(tx, added, id, { sku: 'B3' }))
  expect((await readProduct('bol', tuesday))?.variants.map((v) => v.sku)).toEqual([null, 'B3'])
  await write((tx) => updateVariantIn(tx, added, id, { archivedAt: tuesday }))
  expect((await readProduct('bol', tuesday))?.variants.map((v) => v.sku)).toEqual([null])
})

test('categories are counted with what they show', async () => {
  await freshDatabase()
  await write(fillShelves)
  expect((await listCategories(tuesday)).map((category) => [category.slug, category.count])).toEqual([
    ['vetements', 1],
    ['table', 3],
  ])
})
