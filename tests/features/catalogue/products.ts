import type { Writer } from '../../../db/client.ts'
import type { Bilingual } from '../../../src/core/i18n/lang.ts'
import { addCategoryIn } from '../../../src/features/catalogue/add-category.ts'
import { addProductIn, type NewProduct } from '../../../src/features/catalogue/add-product.ts'
import type { NewVariant } from '../../../src/features/catalogue/add-variant.ts'

export const monday = '2026-03-02T09:00:00.000Z'
export const tuesday = '2026-03-03T09:00:00.000Z'

export const both = (fr: string, en = fr): Bilingual => ({ fr, en })

export const oneVariant: NewVariant = {
  options: [],
  sku: null,
  barcode: null,
  weightGrams: null,
  stock: 5,
  tracksStock: true,
  importKey: null,
}

/** A shown product with one variant of which five are left; `own` says what is particular. */
export const someProduct = (slug: string, own: Partial<NewProduct> = {}): NewProduct => ({
  slug,
  categoryId: null,
  manufacturerId: null,
  title: both(slug),
  summary: both(''),
  description: both(''),
  composition: both(''),
  origin: both(''),
  care: both(''),
  vatBp: 2000,
  givingRateBp: null,
  importKey: null,
  publishedAt: monday,
  variants: [oneVariant],
  images: [],
  ...own,
})

export const add = (tx: Writer, slug: string, own: Partial<NewProduct> = {}) =>
  addProductIn(tx, { product: someProduct(slug, own), at: monday, by: 'test' })

/** The small shop that the searches below ask: four things, in both languages. */
export async function fillShelves(tx: Writer): Promise<void> {
  const garments = await addCategoryIn(tx, { slug: 'vetements', name: both('Vêtements', 'Clothing') })
  const table = await addCategoryIn(tx, { slug: 'table', name: both('Arts de la table', 'Tableware') })
  await add(tx, 'chemise-en-lin', {
    categoryId: garments,
    title: both('Chemise en lin Rivière', 'Rivière linen shirt'),
    composition: both('100 % lin', '100% linen'),
    variants: [
      { ...oneVariant, sku: 'CHEM-LIN-38', options: [{ name: both('Taille', 'Size'), value: both('38') }] },
    ],
  })
  await add(tx, 'theiere-boule', {
    categoryId: table,
    title: both('Théière boule', 'Round teapot'),
    summary: both('Une théière en grès émaillé', 'A teapot in glazed stoneware'),
    description: both(
      '<p>Se marie aux <strong>bols</strong> d’hiver.</p>',
      '<p>Goes with the winter bowls.</p>',
    ),
  })
  await add(tx, 'bol-creux', {
    categoryId: table,
    title: both('Bol creux', 'Deep bowl'),
    summary: both('Un bol en grès', 'A stoneware bowl'),
  })
  await add(tx, 'nappe', { categoryId: table, title: both('Nappe damassée', 'Damask tablecloth') })
}
