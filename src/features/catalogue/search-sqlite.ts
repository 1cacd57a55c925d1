import { and, eq, inArray, sql, type SQL } from 'drizzle-orm'
import type { Reader, Writer } from '../../../db/client.ts'
import { categories, products, variants } from '../../../db/schema/catalogue.ts'
import { foldedWords, plainWords, singularKey } from '../../core/i18n/fold.ts'
import type { Bilingual, Lang } from '../../core/i18n/lang.ts'
import { plainText } from './clean-description.ts'
import { inParts } from './in-parts.ts'
import { isOffered, isShown } from './shown.ts'

/*
 * Full-text search over FTS5: the one file of the catalogue that speaks SQLite's own SQL. Another
 * engine gets its own `indexProductsIn`, `lookUp`, `matches` and `rankedIds`. The tables stand in a migration of
 * their own; the verbs of the catalogue keep them, in the transaction that changes the product.
 */

/** What a word is worth where it is found, in the language of the page and in the other. */
const weights = {
  title: [12, 8],
  category: [5, 3],
  summary: [4, 2.5],
  composition: [3, 2],
  options: [3, 2],
  body: [1, 0.6],
} as const
const skuWeight = 8

/** Longest question that is looked at, in characters and in words. */
const questionLimit = { characters: 200, words: 8, wordCharacters: 40 }

const searchable = sql`product_search`
const rowsTable = sql`product_search_rows`

/** Indexes the products anew, as they stand in this transaction. */
export async function indexProductsIn(tx: Writer, productIds: readonly string[]): Promise<void> {
  for (const part of inParts(productIds, 200)) await indexBatch(tx, part)
}

async function indexBatch(tx: Writer, ids: string[]): Promise<void> {
  const documents = await tx
    .select({ product: products, category: categories.name })
    .from(products)
    .leftJoin(categories, eq(categories.id, products.categoryId))
    .where(inArray(products.id, ids))
  const offered = await tx
    .select({ productId: variants.productId, options: variants.options, sku: variants.sku })
    .from(variants)
    .where(and(inArray(variants.productId, ids), isOffered))
  if (documents.length === 0) return

  await tx.run(
    sql`insert into ${rowsTable} (product_id) values ${commas(documents.map((d) => sql`(${d.product.id})`))} on conflict do nothing`,
  )
  const rows = await tx
    .select({ id: sql<number>`row_id`, productId: sql<string>`product_id` })
    .from(rowsTable)
    .where(sql`product_id in (${commas(documents.map((d) => sql`${d.product.id}`))})`)
  const rowOf = new Map(rows.map((row) => [row.productId, row.id]))
  await tx.run(sql`delete from ${searchable} where rowid in (${commas(rows.map((row) => sql`${row.id}`))})`)

  const variantsOf = Map.groupBy(offered, (variant) => variant.productId)
  const values = documents.map(({ product, category }) => {
    const own = variantsOf.get(product.id) ?? []
    const options = bothWays((lang) => own.flatMap((v) => v.options.map((o) => o.value[lang])).join(' '))
    const texts = [
      product.title,
      category ?? nothing,
      product.summary,
      product.composition,
      options,
      bothWays((lang) => plainText(product.description[lang])),
    ].flatMap((text) => [folded(text.fr), folded(text.en)])
    const skus = folded(own.map((v) => v.sku ?? '').join(' '))
    const cells = [rowOf.get(product.id) ?? null, product.id, ...texts, skus]
    return sql`(${commas(cells.map((cell) => sql`${cell}`))})`
  })
  await tx.run(
    sql`insert into ${searchable} (rowid, product_id, title_fr, title_en, category_fr, category_en, summary_fr, summary_en,
      composition_fr, composition_en, options_fr, options_en, body_fr, body_en, sku) values ${commas(values)}`,
  )
}

const nothing: Bilingual = { fr: '', en: '' }
const bothWays = (text: (lang: Lang) => string): Bilingual => ({ fr: text('fr'), en: text('en') })
const commas = (parts: SQL[]): SQL => sql.join(parts, sql`, `)
const folded = (text: string): string => [...new Set(foldedWords(text))].join(' ')

/** The ids of the products that the search holds, as a table to join. */
export const indexedProducts = (on: Reader) =>
  on
    .selectDistinct({ productId: sql<string>`product_search.product_id`.as('indexed_id') })
    .from(searchable)
    .as('indexed')

/** Words too common to say anything, folded. */
const common = new Set(
  foldedWords(
    'de du des la le les un une en et a au aux pour avec sur sans par the an of in and for with on to',
  ),
)

/**
 * A question in FTS5's language: every word (`all`), or any (`any`); null when it holds no word.
 * Only folded letters and digits get in, each in quotes, so that no sign of the question is syntax.
 * The last word may be unfinished.
 */
export function searchTerms(question: string): { all: string; any: string } | null {
  const asked = plainWords(question.slice(0, questionLimit.characters)).map((word) =>
    word.slice(0, questionLimit.wordCharacters),
  )
  const telling = asked.filter((word) => !common.has(singularKey(word)))
  const words = [...new Set(telling.length > 0 ? telling : asked)].slice(0, questionLimit.words)
  if (words.length === 0) return null
  const terms = words.map((word, at) => {
    const key = `"${singularKey(word)}"`
    return at === words.length - 1 && word.length > 1 ? `(${key} OR "${word}"*)` : key
  })
  return { all: terms.join(' AND '), any: terms.join(' OR ') }
}

/** A question that was looked up: what `matches` and `rankedIds` take. */
export type Search = { terms: string }

/**
 * How a question is answered from what is shown at `at`: by the products that have all its words, or
 * any of them when none has all. Null when the question holds no word at all.
 */
export async function lookUp(question: string, at: string, on: Reader): Promise<Search | null> {
  const terms = searchTerms(question)
  if (!terms) return null
  const [all] = await on
    .select({ id: products.id })
    .from(products)
    .where(and(isShown(at), matches({ terms: terms.all })))
    .limit(1)
  return { terms: all ? terms.all : terms.any }
}

/** The condition that a product answers the question. */
export const matches = ({ terms }: Search): SQL =>
  sql`${products.id} in (select product_id from product_search where product_search match ${terms})`

/** The products that answer it and are as `where` says, best first in that language. */
export async function rankedIds(
  { terms }: Search,
  { lang, where, limit, offset }: { lang: Lang; where: SQL | undefined; limit: number; offset: number },
  on: Reader,
): Promise<string[]> {
  const perColumn = Object.values(weights).flatMap(([own, other]) =>
    lang === 'fr' ? [own, other] : [other, own],
  )
  const rank = sql`bm25(product_search, ${sql.raw([0, ...perColumn, skuWeight].join(', '))})`
  const rows = await on
    .select({ id: products.id })
    .from(searchable)
    .innerJoin(products, sql`${products.id} = product_search.product_id`)
    .where(and(sql`product_search match ${terms}`, where))
    .orderBy(rank, products.position, products.id)
    .limit(limit)
    .offset(offset)
  return rows.map((row) => row.id)
}
