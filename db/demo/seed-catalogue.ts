import { eq } from 'drizzle-orm'
import { read, write, type Writer } from '../client.ts'
import {
  categories as categoryRows,
  manufacturers as manufacturerRows,
  products,
} from '../schema/catalogue.ts'
import { reductions } from '../schema/costs.ts'
import type { Person } from '../../src/features/accounts/person.ts'
import { addCategoryIn } from '../../src/features/catalogue/add-category.ts'
import { addManufacturerIn } from '../../src/features/catalogue/add-manufacturer.ts'
import { addProductIn } from '../../src/features/catalogue/add-product.ts'
import { announceReduction } from '../../src/features/costs/announce-reduction.ts'
import { publishIn } from '../../src/features/costs/publish.ts'
import { saveDraftIn } from '../../src/features/costs/save-draft.ts'
import { setPriceIn } from '../../src/features/costs/set-price.ts'
import { breakdownInput, centsOf, type Reading } from './breakdown-input.ts'
import { catalogue } from './catalogue.ts'
import { categories } from './categories.ts'
import { manufacturers } from './manufacturers.ts'
import { moment } from './moment.ts'
import { seededRandom } from './seeded-random.ts'
import type { DemoProduct, DemoVersion } from './shape.ts'

type Shelves = { category: ReadonlyMap<string, string>; manufacturer: ReadonlyMap<string, string> }

/** Categories, manufacturers and products with their versions; what is there already stays as it is. */
export async function seedCatalogue(by: Person, reading: Reading): Promise<void> {
  const shelves = await seedShelves()
  for (const product of catalogue) {
    await seedProduct(product, shelves, by, reading)
    await seedReduction(product, by, reading)
  }
}

async function seedShelves(): Promise<Shelves> {
  const category = new Map<string, string>()
  const manufacturer = new Map<string, string>()
  await write(async (tx) => {
    const slugs = new Map((await tx.select().from(categoryRows)).map((row) => [row.slug, row.id]))
    for (const { key, slug, name } of categories) {
      const id = slugs.get(slug) ?? (await addCategoryIn(tx, { slug, name }, seededRandom(`category ${key}`)))
      category.set(key, id)
    }
    const names = new Map((await tx.select().from(manufacturerRows)).map((row) => [row.name, row.id]))
    for (const [key, row] of Object.entries(manufacturers)) {
      const id =
        names.get(row.name) ?? (await addManufacturerIn(tx, row, seededRandom(`manufacturer ${key}`)))
      manufacturer.set(key, id)
    }
  })
  return { category, manufacturer }
}

/** The day before its first price, so that nothing is ever shown without one. */
function firstDay({ versions, unexplainedPrice, variants }: DemoProduct): number {
  const all = [...versions, ...variants.flatMap((variant) => variant.versions ?? [])].map((v) => v.daysAgo)
  return Math.max(...all, unexplainedPrice?.daysAgo ?? 0) + 1
}

async function seedProduct(
  product: DemoProduct,
  shelves: Shelves,
  by: Person,
  reading: Reading,
): Promise<void> {
  const random = seededRandom(`product ${product.slug}`)
  await write(async (tx) => {
    const known = await tx.select({ id: products.id }).from(products).where(eq(products.slug, product.slug))
    if (known.length > 0) return
    const at = moment(reading.day, firstDay(product))
    const { id: productId, variantIds } = await addProductIn(
      tx,
      { product: productRow(product, shelves, at), at, by: by.id },
      random,
    )
    if (product.unexplainedPrice) {
      const { daysAgo, price } = product.unexplainedPrice
      const grossCents = centsOf(price, reading.currency)
      const at = moment(reading.day, daysAgo)
      await setPriceIn(tx, { by, productId, variantId: null, grossCents, vatBp: product.vatBp, at }, random)
    }
    await publishAll(tx, product, { productId, variantId: null }, product.versions, by, reading)
    for (const [index, variant] of product.variants.entries()) {
      const scope = { productId, variantId: variantIds[index]! }
      await publishAll(tx, product, scope, variant.versions ?? [], by, reading)
    }
  })
}

function productRow(product: DemoProduct, shelves: Shelves, at: string) {
  const { slug, title, summary, description, composition, origin, care, vatBp } = product
  const ownRate = product.versions.at(-1)?.lines.find((line) => line.group === 'donation')?.how
  const givingRateBp =
    typeof ownRate === 'object' && 'rateBp' in ownRate && ownRate.rateBp !== 'shop' ? ownRate.rateBp : null
  return {
    ...{ slug, title, summary, description, composition, origin, care, vatBp, givingRateBp },
    categoryId: shelves.category.get(product.category)!,
    manufacturerId: shelves.manufacturer.get(product.manufacturer)!,
    importKey: null,
    publishedAt: at,
    variants: product.variants.map(({ sku, options, stock, weightGrams }) => ({
      ...{ sku, options, stock, weightGrams },
      barcode: null,
      tracksStock: true,
      importKey: null,
    })),
    images: product.drawings.map(({ file, alt }) => ({
      path: `/drawings/${file}.svg`,
      sourceUrl: null,
      alt,
    })),
  }
}

async function publishAll(
  tx: Writer,
  product: DemoProduct,
  scope: { productId: string; variantId: string | null },
  versions: DemoVersion[],
  by: Person,
  reading: Reading,
): Promise<void> {
  const random = seededRandom(`versions ${scope.variantId ?? product.slug}`)
  for (const version of versions) {
    const at = moment(reading.day, version.daysAgo)
    const input = breakdownInput(version, product.vatBp, reading)
    const { versionId } = await saveDraftIn(tx, { by, ...scope, input, revision: null, at }, random)
    await publishIn(tx, { by, versionId, at }, random)
  }
}

async function seedReduction(product: DemoProduct, by: Person, reading: Reading): Promise<void> {
  if (!product.reduction) return
  const [row] = await read().select({ id: products.id }).from(products).where(eq(products.slug, product.slug))
  const productId = row!.id
  const announced = await read()
    .select({ id: reductions.id })
    .from(reductions)
    .where(eq(reductions.scopeId, productId))
  if (announced.length > 0) return
  const { startsDaysAgo, endsInDays, price, reason } = product.reduction
  const startsAt = moment(reading.day, startsDaysAgo)
  await announceReduction(
    {
      by,
      productId,
      variantId: null,
      startsAt,
      endsAt: moment(reading.day, -endsInDays, 23, 0),
      input: { priceCents: centsOf(price, reading.currency), reason },
      at: startsAt,
    },
    seededRandom(`reduction ${product.slug}`),
  )
}
