import { desc } from 'drizzle-orm'
import type { Reader, Writer } from '../../../db/client.ts'
import { categories } from '../../../db/schema/catalogue.ts'
import { slugOf } from '../../core/i18n/fold.ts'
import { langs, type Bilingual } from '../../core/i18n/lang.ts'
import type { Random } from '../../core/id.ts'
import { addCategoryIn } from '../catalogue/add-category.ts'
import type { ImportReport } from './import-report.ts'
import { inBoth } from './merge-text.ts'
import { oneLine } from './read-amounts.ts'
import type { SourceProduct } from './source-product.ts'

const categorySlug = (name: string): string => slugOf(name) || 'categorie'

/** The categories of the shop, by the name in a file and by id. */
export type Shelves = {
  idOf: (name: string) => string | null
  nameOf: (id: string | null) => Bilingual | null
}

/** The categories that a batch names; those the shop lacks are added, last on its shelves. */
export async function keepCategories(
  tx: Writer & Reader,
  sources: SourceProduct[],
  report: ImportReport,
  random: Random,
): Promise<Shelves> {
  const named = new Map(
    sources.flatMap(({ category }) => (category ? [[categorySlug(category), category] as const] : [])),
  )
  const rows = await tx.select().from(categories).orderBy(desc(categories.position), desc(categories.slug))
  const ids = new Map(rows.map((row) => [row.slug, row.id]))
  const names = new Map(rows.map((row) => [row.id, row.name]))
  // A shelf's name says more than its address, which stays when the shelf is renamed.
  for (const { id, name } of rows)
    for (const lang of langs) {
      const slug = categorySlug(name[lang])
      if (named.get(slug) === oneLine(name[lang])) ids.set(slug, id)
    }
  for (const [slug, name] of named) {
    if (ids.has(slug)) continue
    const id = await addCategoryIn(tx, { slug, name: inBoth(name) }, random)
    ids.set(slug, id)
    names.set(id, inBoth(name))
    report.newCategories.add(slug)
  }
  return {
    idOf: (name) => ids.get(categorySlug(name)) ?? null,
    nameOf: (id) => names.get(id ?? '') ?? null,
  }
}
