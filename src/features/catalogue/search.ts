import { and, sql, type SQL } from 'drizzle-orm'
import { engineOf, type Engine, type Reader, type Writer } from '../../../db/client.ts'
import { products } from '../../../db/schema/catalogue.ts'
import type { Lang } from '../../core/i18n/lang.ts'
import { inParts } from './in-parts.ts'
import { searchDocuments } from './search-documents.ts'
import * as postgres from './search-postgres.ts'
import { askedWords, type Asked } from './search-question.ts'
import * as sqlite from './search-sqlite.ts'
import { isShown } from './shown.ts'

/*
 * Full-text search over the catalogue. Each engine has a table `product_search` of its own kind, in a
 * migration written by hand, and SQL of its own to ask it. The verbs of the catalogue keep the table, in the
 * transaction that changes the product.
 */

const engines = { sqlite, postgres }
const searchable = sql`product_search`

/** Indexes the products anew, as they stand in this transaction. */
export async function indexProductsIn(tx: Writer, productIds: readonly string[]): Promise<void> {
  for (const part of inParts(productIds, 200)) {
    const documents = await searchDocuments(part, tx)
    if (documents.length > 0) await engines[engineOf(tx)].putDocuments(tx, documents)
  }
}

/** The ids of the products that the search holds, as a table to join. */
export const indexedProducts = (on: Reader) =>
  on
    .selectDistinct({ productId: sql<string>`product_search.product_id`.as('indexed_id') })
    .from(searchable)
    .as('indexed')

/** A question that was looked up: what `matches` and `rankedIds` take. */
export type Search = Asked & { engine: Engine }

/**
 * How a question is answered from what is shown at `at`: by the products that have all its words, or
 * any of them when none has all. Null when the question holds no word at all.
 */
export async function lookUp(question: string, at: string, on: Reader): Promise<Search | null> {
  const words = askedWords(question)
  if (words.length === 0) return null
  const every: Search = { engine: engineOf(on), words, all: true }
  const [one] = await on
    .select({ id: products.id })
    .from(products)
    .where(and(isShown(at), matches(every)))
    .limit(1)
  return { ...every, all: one !== undefined }
}

/** The condition that a product answers the question. */
export const matches = (search: Search): SQL =>
  sql`${products.id} in (select product_id from product_search where ${engines[search.engine].isFound(search)})`

/** The products that answer it and are as `where` says, best first in that language. */
export async function rankedIds(
  search: Search,
  { lang, where, limit, offset }: { lang: Lang; where: SQL | undefined; limit: number; offset: number },
  on: Reader,
): Promise<string[]> {
  const { isFound, rank } = engines[search.engine]
  const rows = await on
    .select({ id: products.id })
    .from(searchable)
    .innerJoin(products, sql`${products.id} = product_search.product_id`)
    .where(and(isFound(search), where))
    .orderBy(rank(search, lang), products.position, products.id)
    .limit(limit)
    .offset(offset)
  return rows.map((row) => row.id)
}
