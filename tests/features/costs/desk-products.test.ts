import { expect, test } from 'vitest'
import { read } from '../../../db/client.ts'
import { products } from '../../../db/schema/catalogue.ts'
import { check as productsCanBeSold } from '../../../src/checks/products-can-be-sold.ts'
import { check as searchFindsEveryProduct } from '../../../src/checks/search-finds-every-product.ts'
import { fingerprint } from '../../../src/core/web/fingerprint.ts'
import { countStock } from '../../../src/features/catalogue/count-stock.ts'
import { createCategory } from '../../../src/features/catalogue/create-category.ts'
import { createProduct } from '../../../src/features/catalogue/create-product.ts'
import {
  optionNameField,
  optionValueField,
  typedVariants,
  type TypedVariants,
} from '../../../src/features/catalogue/variants-form.ts'
import { actOnProducts, type ProductAct } from '../../../src/features/costs/act-on-products.ts'
import { archiveVariant } from '../../../src/features/costs/archive-variant.ts'
import {
  listDeskProducts,
  type DeskExplained,
  type DeskQuestion,
} from '../../../src/features/costs/list-desk-products.ts'
import { saveVariants, variantsOf } from '../../../src/features/costs/save-variants.ts'
import { setPrice } from '../../../src/features/costs/set-price.ts'
import { applyShopFile } from '../../../src/features/shop/apply-shop-file.ts'
import { system } from '../../../src/features/accounts/person.ts'
import { freshDatabase } from '../../database.ts'
import { codesOf } from '../../refusals.ts'
import { both } from '../catalogue/products.ts'
import { day, malo, noor, openShop, publishNow } from './shop.ts'

const by = malo

/** A shop in which each product stands as the desk's verbs make it. */
async function desk() {
  const { snapshot } = await freshDatabase()
  await applyShopFile({ at: day(1), by: system('test') })
  const draft = (title: string) => createProduct({ by, title: both(title), vatBp: 2000, at: day(2) })
  const priced = async (title: string) => {
    const made = await draft(title)
    await setPrice({ by, productId: made.id, variantId: null, grossCents: 2000, vatBp: 2000, at: day(2) })
    return made
  }
  const act = (name: ProductAct, ...ids: string[]) =>
    actOnProducts({ by, act: name, productIds: ids, at: day(3) })
  const holds = async () => {
    for (const { name, run } of [productsCanBeSold, searchFindsEveryProduct])
      expect((await snapshot((on) => run(on, day(9)))).failures, name).toEqual([])
  }
  const status = async () =>
    Object.fromEntries(
      (await read().select().from(products)).map((row) => [
        row.slug,
        [row.publishedAt !== null, row.archivedAt !== null],
      ]),
    )
  return { draft, priced, act, holds, status }
}

/** The variants' form of a product as it opens, with what was typed over it. */
async function form(productId: string, values: Record<string, string>, rows: string[] = []) {
  const opened = typedVariants((await variantsOf(productId)).filter((row) => row.archivedAt === null))
  const typed: TypedVariants = { rows: [...opened.rows, ...rows], values: { ...opened.values, ...values } }
  return { by, productId, typed, seen: fingerprint(opened.values), at: day(4) }
}

const sizes = { [optionNameField(0, 'fr')]: 'Taille', [optionNameField(0, 'en')]: 'Size' }
const value = (row: string, fr: string, en = '') => ({
  [optionValueField(0, 'fr', row)]: fr,
  [optionValueField(0, 'en', row)]: en,
})

test('many are published at once; those that cannot be sold stay, each with its reason', async () => {
  const { draft, priced, act, holds, status } = await desk()
  const [bowl, cup, jug, old] = [
    await priced('Bol'),
    await draft('Tasse'),
    await priced('Cruche'),
    await priced('Vase'),
  ]
  await act('archive', old.id)
  await act('publish', jug.id)
  const acted = await act('publish', bowl.id, cup.id, jug.id, old.id, bowl.id, 'prd_gone')
  expect(acted.done).toEqual([bowl.id])
  expect(acted.refused.map(({ title, code }) => [title.fr, code])).toEqual([
    ['Tasse', 'refusal.product_unpriced'],
    ['Cruche', 'refusal.product_published'],
    ['Vase', 'refusal.product_archived'],
  ])
  expect(await status()).toEqual({
    bol: [true, false],
    tasse: [false, false],
    cruche: [true, false],
    vase: [false, true],
  })
  await holds()
})

test('what is put away comes back as it was, unless it could not be sold', async () => {
  const { draft, priced, act, holds, status } = await desk()
  const [bowl, cup] = [await priced('Bol'), await draft('Tasse')]
  await act('publish', bowl.id)
  expect((await act('archive', bowl.id, cup.id)).done).toEqual([bowl.id, cup.id])
  expect((await act('archive', bowl.id)).refused.map(({ code }) => code)).toEqual([
    'refusal.product_archived_before',
  ])
  expect((await act('unarchive', bowl.id, cup.id)).done).toEqual([bowl.id, cup.id])
  expect((await act('unarchive', cup.id)).refused.map(({ code }) => code)).toEqual([
    'refusal.product_not_archived',
  ])
  expect(await status()).toEqual({ bol: [true, false], tasse: [false, false] })
  await holds()
})

test('many are put on a shelf at once, which must be there', async () => {
  const { priced, holds } = await desk()
  const [bowl, cup] = [await priced('Bol'), await priced('Tasse')]
  const { id: categoryId } = await createCategory({ by, name: both('Table', 'Tableware'), at: day(2) })
  const shelve = (productIds: string[], category: string | null) =>
    actOnProducts({ by, act: 'category', productIds, categoryId: category, at: day(3) })
  expect((await shelve([bowl.id], categoryId)).done).toEqual([bowl.id])
  const acted = await shelve([bowl.id, cup.id], categoryId)
  expect([acted.done, acted.refused.map(({ code }) => code)]).toEqual([[cup.id], ['refusal.product_there']])
  expect((await shelve([cup.id], null)).done).toEqual([cup.id])
  expect(await codesOf(() => shelve([bowl.id], 'cat_gone'))).toEqual(['category_unknown'])
  expect(await codesOf(() => shelve([], categoryId))).toEqual(['products_none'])
  expect(
    await codesOf(() => actOnProducts({ by: noor, act: 'archive', productIds: [bowl.id], at: day(3) })),
  ).toEqual(['not_allowed'])
  await holds()
})

test('a product gets its sizes and references in one form', async () => {
  const { priced, act, holds } = await desk()
  const { id } = await priced('Bol')
  await act('publish', id)
  const [first] = await variantsOf(id)
  const typed = {
    ...sizes,
    ...value(first!.id, 'Petit', 'Small'),
    ...{ [`sku_${first!.id}`]: 'BOL-P', [`weight_${first!.id}`]: '350 g' },
    ...value('new', '40'),
    tracks_new: 'on',
  }
  expect(await saveVariants(await form(id, typed, ['new']))).toEqual({ added: 1, changed: 1 })
  expect(
    (await variantsOf(id)).map((row) => [row.options, row.sku, row.weightGrams, row.tracksStock, row.stock]),
  ).toEqual([
    [[{ name: both('Taille', 'Size'), value: both('Petit', 'Small') }], 'BOL-P', 350, true, 0],
    [[{ name: both('Taille', 'Size'), value: both('40') }], null, null, true, 0],
  ])
  // A new row in which nothing was typed is none, and a form as it opened changes nothing.
  expect(await saveVariants(await form(id, { tracks_new: 'on' }, ['new']))).toEqual({ added: 0, changed: 0 })
  await holds()
})

test('variants that could not be told apart, or whose references are taken, are refused', async () => {
  const { priced } = await desk()
  const [bowl, cup] = [await priced('Bol'), await priced('Tasse')]
  const [ofBowl] = await variantsOf(bowl.id)
  const [ofCup] = await variantsOf(cup.id)
  const save = async (id: string, typed: Record<string, string>, rows: string[] = []) =>
    saveVariants(await form(id, typed, rows))
  await save(bowl.id, { [`sku_${ofBowl!.id}`]: 'A1' })
  const two = { ...sizes, ...value(ofBowl!.id, 'Petit') }
  expect(await codesOf(() => save(bowl.id, { ...two, ...value('new', 'PETIT') }, ['new']))).toEqual([
    'variant_twin',
  ])
  expect(await codesOf(() => save(bowl.id, { ...two, sku_new: 'A2' }, ['new']))).toEqual(['option_value'])
  expect(await codesOf(() => save(bowl.id, value(ofBowl!.id, 'Petit')))).toEqual(['option_unnamed'])
  expect(await codesOf(() => save(cup.id, { [`sku_${ofCup!.id}`]: 'A1' }))).toEqual(['sku_taken'])
  expect(await codesOf(() => save(cup.id, { [`weight_${ofCup!.id}`]: '1,5 kg' }))).toEqual(['weight_wrong'])
  expect(await codesOf(() => save(cup.id, { [`sku_${ofCup!.id}`]: 'x'.repeat(101) }))).toEqual([
    'text_too_long',
  ])
  expect(await codesOf(() => save(cup.id, {}, [ofBowl!.id]))).toContain('variant_twin')
})

test('variants that somebody else saved meanwhile are not overwritten', async () => {
  const { priced } = await desk()
  const { id } = await priced('Bol')
  const [first] = await variantsOf(id)
  const mine = await form(id, { [`barcode_${first!.id}`]: '123' })
  await saveVariants(await form(id, { [`sku_${first!.id}`]: 'A1' }))
  expect(await codesOf(() => saveVariants(mine))).toEqual(['changed_meanwhile'])
})

test('a variant is taken off the shelf and put back, but not the last one', async () => {
  const { priced, act, holds } = await desk()
  const { id } = await priced('Bol')
  const [first] = await variantsOf(id)
  const typed = { ...sizes, ...value(first!.id, 'Petit'), ...value('new', 'Grand') }
  await saveVariants(await form(id, typed, ['new']))
  await act('publish', id)
  const archive = (archived: boolean) =>
    archiveVariant({ by, productId: id, variantId: first!.id, archived, at: day(5) })
  await archive(true)
  const last = (await variantsOf(id)).find((row) => row.archivedAt === null)!
  expect(
    await codesOf(() =>
      archiveVariant({ by, productId: id, variantId: last.id, archived: true, at: day(5) }),
    ),
  ).toEqual(['variant_last'])
  await saveVariants(await form(id, value(last.id, 'petit')))
  expect(await codesOf(() => archive(false))).toEqual(['variant_twin'])
  await saveVariants(await form(id, value(last.id, 'Moyen')))
  await archive(false)
  expect((await variantsOf(id)).every((row) => row.archivedAt === null)).toBe(true)
  await holds()
})

test('a variant without a price cannot join a product that is shown', async () => {
  const { draft, act, holds } = await desk()
  const { id } = await draft('Bol')
  const [first] = await variantsOf(id)
  await setPrice({ by, productId: id, variantId: first!.id, grossCents: 900, vatBp: 2000, at: day(2) })
  expect((await act('publish', id)).done).toEqual([id])
  const typed = { ...sizes, ...value(first!.id, 'Petit'), ...value('new', 'Grand') }
  expect(await codesOf(async () => saveVariants(await form(id, typed, ['new'])))).toEqual([
    'product_unpriced',
  ])
  expect(await variantsOf(id)).toHaveLength(1)
  await holds()
})

test('the desk’s list finds drafts, what is put away, what is scarce and what is not explained', async () => {
  const { draft, priced, act } = await desk()
  const bowl = await priced('Bol bleu')
  const cup = await draft('Tasse bleue')
  const old = await priced('Élan')
  const { id: table } = await createCategory({ by, name: both('Table', 'Tableware'), at: day(2) })
  await actOnProducts({ by, act: 'category', productIds: [bowl.id], categoryId: table, at: day(3) })
  await act('publish', bowl.id)
  await act('archive', old.id)
  const [ofBowl] = await variantsOf(bowl.id)
  await countStock({
    by,
    productId: bowl.id,
    note: 'x',
    at: day(4),
    counts: [{ variantId: ofBowl!.id, typed: '9', seen: 0 }],
  })
  const list = async (asked: Partial<DeskQuestion> = {}) =>
    (await listDeskProducts({ lang: 'fr', page: 1, at: day(5), ...asked })).items.map(({ title }) => title.fr)
  expect(await list()).toEqual(['Bol bleu', 'Tasse bleue'])
  expect(await list({ status: 'published' })).toEqual(['Bol bleu'])
  expect(await list({ status: 'draft' })).toEqual(['Tasse bleue'])
  expect(await list({ status: 'archived' })).toEqual(['Élan'])
  expect(await list({ category: table })).toEqual(['Bol bleu'])
  expect(await list({ category: 'none' })).toEqual(['Tasse bleue'])
  expect(await list({ low: true })).toEqual(['Tasse bleue'])
  expect(await list({ q: 'tasse' })).toEqual(['Tasse bleue'])
  expect(await list({ explained: 'yes' })).toEqual([])
  expect(await list({ explained: 'no', sort: 'stock' })).toEqual(['Tasse bleue', 'Bol bleu'])
  expect(await list({ sort: 'changed' })).toEqual(['Bol bleu', 'Tasse bleue'])
  expect((await listDeskProducts({ lang: 'fr', page: 1, at: day(5) })).items[0]).toMatchObject({
    ...{
      id: bowl.id,
      slug: 'bol-bleu',
      category: both('Table', 'Tableware'),
      image: null,
      status: 'published',
    },
    ...{ price: { fromCents: 2000, toCents: 2000 }, explained: false, variants: 1, stock: 9, low: false },
  })
  expect(await listDeskProducts({ lang: 'fr', page: 9, perPage: 1, at: day(5) })).toMatchObject({
    page: 2,
    pages: 2,
    total: 2,
  })
  expect(cup.slug).toBe('tasse-bleue')
})

test('a product counts as explained once each of its prices is', async () => {
  await openShop()
  await publishNow({ productId: 'shirt' }, {}, day(2))
  const explained = async (answer: DeskExplained) =>
    (await listDeskProducts({ lang: 'fr', page: 1, explained: answer, at: day(60) })).items.map(
      ({ id }) => id,
    )
  expect(await explained('yes')).toEqual(['shirt'])
  expect((await explained('no')).sort()).toEqual(['bowl', 'mug'])
})
