import { and, asc, eq, sql } from 'drizzle-orm'
import { read, type Reader } from '../../../db/client.ts'
import { categories, products } from '../../../db/schema/catalogue.ts'
import type { Bilingual } from '../../core/i18n/lang.ts'
import { isShown } from './shown.ts'

export type CategoryCount = { slug: string; name: Bilingual; count: number }

/** The categories that hold a shown product, in the shop's order, with how many. */
export const listCategories = (at: string, on: Reader = read()): Promise<CategoryCount[]> =>
  on
    .select({ slug: categories.slug, name: categories.name, count: sql<number>`count(*)` })
    .from(categories)
    .innerJoin(products, eq(products.categoryId, categories.id))
    .where(and(isShown(at)))
    .groupBy(categories.id)
    .orderBy(asc(categories.position), asc(categories.slug))
