import { readFileSync } from 'node:fs'
import { asc, eq, inArray, sql } from 'drizzle-orm'
import { expect, onTestFinished } from 'vitest'
import { read } from '../../../db/client.ts'
import {
  categories,
  productImages,
  products,
  stockMovements,
  variants,
} from '../../../db/schema/catalogue.ts'
import { breakdownLines, breakdownVersions, prices } from '../../../db/schema/costs.ts'
import { check as productsCanBeSold } from '../../../src/checks/products-can-be-sold.ts'
import { check as searchFindsEveryProduct } from '../../../src/checks/search-finds-every-product.ts'
import type { Random } from '../../../src/core/id.ts'
import { system } from '../../../src/features/accounts/person.ts'
import { priceOfVariant, pricesAt } from '../../../src/features/costs/prices.ts'
import { importCatalogue, type ImportInput } from '../../../src/features/imports/import-catalogue.ts'
import type { ImportSummary } from '../../../src/features/imports/import-report.ts'
import { applyShopFile } from '../../../src/features/shop/apply-shop-file.ts'
import { freshDatabase } from '../../database.ts'

export const today = '2026-11-02T09:00:00.000Z'
export const tomorrow = '2026-11-03T09:00:00.000Z'
export const by = system('test')

/** An empty shop in France that counts in euros. What it shows in the end can be sold and found, unless `checked` is false. */
export async function emptyShop({ checked = true, twice }: { checked?: boolean; twice?: boolean } = {}) {
  const { snapshot } = await freshDatabase({ twice })
  await applyShopFile({ at: '2026-11-01T09:00:00.000Z', by })
  if (!checked) return
  onTestFinished(async () => {
    for (const { name, run } of [productsCanBeSold, searchFindsEveryProduct]) {
      const { failures } = await snapshot((on) => run(on, '2027-01-01T00:00:00.000Z'))
      expect(failures, name).toEqual([])
    }
  })
}

/** Random that repeats: two runs of the same import make the same ids. */
export function repeating(): Random {
  let state = 1
  return (n) => {
    const bytes = new Uint8Array(n)
    for (let at = 0; at < n; at++) {
      state = (state * 48271) % 2147483647
      bytes[at] = state & 255
    }
    return bytes
  }
}

export const vector = (name: string): Buffer => readFileSync(`tests/vectors/import/${name}`)
export const vectorText = (name: string): string =>
  vector(name)
    .toString('utf8')
    .replace(/^\ufeff/, '')

/** Imports a text or the bytes of a file, today, unless `how` says otherwise. */
export const take = (
  file: string | Uint8Array,
  how: Partial<Omit<ImportInput, 'bytes'>> = {},
  random?: Random,
): Promise<ImportSummary> => {
  const bytes = typeof file === 'string' ? Buffer.from(file) : file
  return importCatalogue({ by, dryRun: false, at: today, ...how, bytes }, random)
}

/** A CSV of these rows under these headers. */
export const csv = (headers: string, ...rows: string[]): string => `${[headers, ...rows].join('\n')}\n`

/** A product of the shop with all that an import touches, prices in cents. */
export async function productNamed(slug: string, at = today) {
  const [product] = await read().select().from(products).where(eq(products.slug, slug))
  if (!product) throw new Error(`no product ${slug}`)
  const own = await read()
    .select()
    .from(variants)
    .where(eq(variants.productId, product.id))
    .orderBy(asc(variants.position))
  const images = await read()
    .select()
    .from(productImages)
    .where(eq(productImages.productId, product.id))
    .orderBy(asc(productImages.position))
  const [category] = product.categoryId
    ? await read().select().from(categories).where(eq(categories.id, product.categoryId))
    : []
  const inForce = await pricesAt([product.id], at)
  return {
    ...product,
    category: category?.name.fr ?? null,
    images,
    ownPrice: inForce.get(product.id)?.grossCents ?? null,
    variants: own.map((variant) => ({
      ...variant,
      says: variant.options.map(({ value }) => value.fr).join(' / '),
      priceCents: priceOfVariant(inForce, product.id, variant.id)?.grossCents ?? null,
    })),
  }
}

/** The versions of a product and of its variants that are not published, with their lines. */
export async function draftsOf(productId: string) {
  const versions = await read()
    .select()
    .from(breakdownVersions)
    .where(
      sql`${breakdownVersions.productId} = ${productId} and ${breakdownVersions.id} not in (select version_id from breakdown_publications)`,
    )
    .orderBy(asc(breakdownVersions.scopeId))
  const lines = await read()
    .select()
    .from(breakdownLines)
    .where(
      inArray(
        breakdownLines.versionId,
        versions.map((version) => version.id),
      ),
    )
    .orderBy(asc(breakdownLines.position))
  return versions.map((version) => ({
    ...version,
    lines: lines
      .filter((line) => line.versionId === version.id)
      .map((line) => ({ group: line.group, basis: line.basis, cents: line.cents, label: line.label.fr })),
  }))
}

/** Everything that an import may touch, row for row. */
export async function everything() {
  const on = read()
  return {
    products: await on.select().from(products).orderBy(asc(products.id)),
    variants: await on.select().from(variants).orderBy(asc(variants.id)),
    movements: await on.select().from(stockMovements).orderBy(asc(stockMovements.id)),
    images: await on.select().from(productImages).orderBy(asc(productImages.id)),
    categories: await on.select().from(categories).orderBy(asc(categories.id)),
    prices: await on.select().from(prices).orderBy(asc(prices.id)),
    versions: await on.select().from(breakdownVersions).orderBy(asc(breakdownVersions.id)),
    lines: await on.select().from(breakdownLines).orderBy(asc(breakdownLines.id)),
    search: await on
      .select({ id: sql<string>`product_id`, title: sql<string>`title_fr`, body: sql<string>`body_en` })
      .from(sql`product_search`)
      .orderBy(sql`product_id`),
  }
}

/** How many rows of what an import counts there are. */
export async function countRows() {
  const all = await everything()
  return {
    products: all.products.length,
    variants: all.variants.length,
    prices: all.prices.length,
    drafts: all.versions.length,
    images: all.images.length,
    categories: all.categories.length,
  }
}

/** The lines and codes of what was refused, without their prefix. */
export const refusedIn = (summary: ImportSummary): [number, string][] =>
  summary.refused.map(({ line, code }) => [line, code.replace('import.refused.', '')])

/** The lines and codes of the notes about rows, without their prefix. */
export const notesIn = (summary: ImportSummary): [number, string][] =>
  summary.notes.flatMap(({ line, code }) =>
    line === null ? [] : [[line, code.replace('import.note.', '')] as [number, string]],
  )
