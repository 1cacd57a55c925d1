import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { read, write } from '../../../db/client.ts'
import { auditEntries } from '../../../db/schema/accounts.ts'
import { categories, products } from '../../../db/schema/catalogue.ts'
import { fingerprint } from '../../../src/core/web/fingerprint.ts'
import { shopper, system } from '../../../src/features/accounts/person.ts'
import { createCategory } from '../../../src/features/catalogue/create-category.ts'
import { createManufacturer } from '../../../src/features/catalogue/create-manufacturer.ts'
import { createProduct } from '../../../src/features/catalogue/create-product.ts'
import { changedFieldsOf } from '../../../src/features/catalogue/edit-product.ts'
import { parseProduct, typedFrom, type TypedProduct } from '../../../src/features/catalogue/product-form.ts'
import { readProduct } from '../../../src/features/catalogue/read-product.ts'
import { editProduct } from '../../../src/features/costs/edit-product.ts'
import { applyShopFile } from '../../../src/features/shop/apply-shop-file.ts'
import { freshDatabase } from '../../database.ts'
import { codesOf, refusalOf } from '../../refusals.ts'
import { add, both, monday, tuesday } from './products.ts'

const by = system('test')

async function stored(id: string) {
  const [row] = await read().select().from(products).where(eq(products.id, id))
  return row!
}

/** The form of a product as it opens. */
const opened = async (id: string): Promise<TypedProduct> => typedFrom(await stored(id), 'fr')

/** Saves the form `from`, with what was typed over it. */
const save = (id: string, from: TypedProduct, typed: Partial<TypedProduct>) =>
  editProduct({
    ...{ by, productId: id, seen: fingerprint(from), lang: 'fr' as const, reason: both(''), at: tuesday },
    edit: parseProduct({ ...from, ...typed }, 'fr'),
  })

test('what was typed is stored, cleaned, and shown in the shop', async () => {
  await freshDatabase()
  await applyShopFile({ at: monday, by })
  const { id } = await write((tx) => add(tx, 'bol', { title: both('Bol', 'Bowl') }))
  const { id: table } = await createCategory({ by, name: both('Table', 'Tableware'), at: tuesday })
  const { id: potter } = await createManufacturer({
    by,
    name: 'Atelier',
    address: '1 rue',
    email: 'a@b.example',
    at: tuesday,
  })
  await save(id, await opened(id), {
    title_fr: ' Bol  creux ',
    description_fr: 'Un bol.\n\nDeux < trois',
    vat: '5,5 %',
    giving: '4',
    category: table,
    manufacturer: potter,
  })
  expect(await readProduct('bol', tuesday)).toMatchObject({
    title: both('Bol creux', 'Bowl'),
    description: both('<p>Un bol.</p><p>Deux &lt; trois</p>', ''),
    vatBp: 550,
    givingRateBp: 400,
    category: { name: both('Table', 'Tableware') },
    manufacturer: { name: 'Atelier' },
  })
  expect((await opened(id)).description_fr).toBe('Un bol.\n\nDeux < trois')
})

test('saving a form as it opened changes nothing but the time', async () => {
  await freshDatabase()
  const { id } = await write((tx) =>
    add(tx, 'bol', {
      description: both('<p>Un &lt;b&gt;</p><ul><li>a &amp; b</li></ul>', '<p>One<br />two</p>'),
      givingRateBp: 250,
      composition: both('Grès\nÉmail'),
    }),
  )
  const before = await stored(id)
  await save(id, await opened(id), {})
  expect(await stored(id)).toEqual({ ...before, updatedAt: tuesday })
})

test('what somebody else saved meanwhile is not overwritten, and the refusal names it', async () => {
  await freshDatabase()
  const { id } = await write((tx) => add(tx, 'bol'))
  const mine = await opened(id)
  await save(id, mine, { title_en: 'Deep bowl', vat: '10 %' })
  const refusal = await refusalOf(() => save(id, mine, { title_fr: 'Bol creux' }))
  expect(changedFieldsOf(refusal)).toEqual(['title_en', 'vat'])
  expect((await stored(id)).title).toEqual(both('bol', 'Deep bowl'))
  // With what is stored now before one's eyes, it is saved.
  await save(id, await opened(id), { title_fr: 'Bol creux' })
  expect((await stored(id)).title).toEqual(both('Bol creux', 'Deep bowl'))
})

test('who changed which field is written down, and only what changed', async () => {
  await freshDatabase()
  const { id } = await write((tx) => add(tx, 'bol'))
  await save(id, await opened(id), { vat: '10 %' })
  expect(await read().select().from(auditEntries)).toMatchObject([
    {
      ...{ action: 'product.edit', subjectKind: 'product', subjectId: id, personId: 'test', at: tuesday },
      ...{ before: { vatBp: 2000 }, after: { vatBp: 1000 } },
    },
  ])
})

test('an address changes only until the product is published, and must be free', async () => {
  await freshDatabase()
  const draft = await createProduct({
    by,
    title: both('Théière bleue', 'Blue teapot'),
    vatBp: 2000,
    at: monday,
  })
  expect(draft.slug).toBe('theiere-bleue')
  const twin = await createProduct({
    by,
    title: both('Théière bleue', 'Blue teapot'),
    vatBp: 2000,
    at: monday,
  })
  expect(twin.slug).toBe('theiere-bleue-2')
  const form = await opened(twin.id)
  expect(await codesOf(() => save(twin.id, form, { slug: 'theiere-bleue' }))).toEqual(['slug_taken'])
  for (const slug of ['Thé', 'a b', '', '../x'])
    expect(await codesOf(() => save(twin.id, form, { slug })), slug).toEqual(['slug_wrong'])
  await save(twin.id, form, { slug: 'theiere' })
  expect((await stored(twin.id)).slug).toBe('theiere')
  const { id } = await write((tx) => add(tx, 'bol'))
  expect(await codesOf(async () => save(id, await opened(id), { slug: 'bol-bleu' }))).toEqual(['slug_fixed'])
})

test('everything that is wrong with a form is said at once, beside its field', async () => {
  await freshDatabase()
  const { id } = await write((tx) => add(tx, 'bol'))
  const form = {
    ...(await opened(id)),
    title_en: ' ',
    vat: 'abc',
    giving: '120',
    origin_fr: 'x'.repeat(2_001),
  }
  const refusal = await refusalOf(() => parseProduct(form, 'fr'))
  expect(refusal.all.map(({ field }) => field)).toEqual(['origin_fr', 'title_en', 'vat', 'giving'])
  expect(await codesOf(async () => save(id, await opened(id), { category: 'cat_gone' }))).toEqual([
    'category_unknown',
  ])
  expect(await codesOf(async () => save(id, await opened(id), { manufacturer: 'man_gone' }))).toEqual([
    'manufacturer_unknown',
  ])
  expect(await codesOf(async () => save('prd_gone', await opened(id), {}))).toEqual(['product_unknown'])
  expect(changedFieldsOf(refusal)).toEqual([])
})

test('a category is added once, with both its names', async () => {
  await freshDatabase()
  await createCategory({ by, name: both('Vêtements', 'Clothing'), at: tuesday })
  const [row] = await read().select().from(categories)
  expect(row).toMatchObject({ slug: 'vetements', position: 1 })
  expect(
    await codesOf(() => createCategory({ by, name: both('VETEMENTS', 'Garments'), at: tuesday })),
  ).toEqual(['category_taken'])
  expect(await codesOf(() => createCategory({ by, name: both('', ''), at: tuesday }))).toEqual([
    'category_name',
    'category_name',
  ])
  expect(await codesOf(() => createCategory({ by, name: both('🫖'), at: tuesday }))).toEqual([
    'category_name',
  ])
})

test('a manufacturer needs a name of its own and addresses that shoppers can write to', async () => {
  await freshDatabase()
  const potter = { by, name: 'Atelier', address: '1 rue', email: 'a@b.example', at: tuesday }
  await createManufacturer(potter)
  expect(await codesOf(() => createManufacturer(potter))).toEqual(['manufacturer_taken'])
  expect(
    await codesOf(() => createManufacturer({ by, name: '', address: ' ', email: 'a@b', at: tuesday })),
  ).toEqual(['manufacturer_name', 'manufacturer_address', 'manufacturer_email'])
})

test('a shopper may do none of it', async () => {
  await freshDatabase()
  const { id } = await write((tx) => add(tx, 'bol'))
  const form = await opened(id)
  const edit = parseProduct(form, 'fr')
  const seen = fingerprint(form)
  for (const act of [
    () => editProduct({ by: shopper, productId: id, edit, seen, lang: 'fr', reason: both(''), at: tuesday }),
    () => createProduct({ by: shopper, title: both('x'), vatBp: 0, at: tuesday }),
    () => createCategory({ by: shopper, name: both('x'), at: tuesday }),
    () => createManufacturer({ by: shopper, name: 'x', address: 'x', email: 'a@b.example', at: tuesday }),
  ])
    expect(await codesOf(act)).toEqual(['not_allowed'])
})
