import { sql, type SQL } from 'drizzle-orm'
import type { Writer } from '../../../db/client.ts'
import type { Lang } from '../../core/i18n/lang.ts'
import { textColumns, type SearchDocument } from './search-documents.ts'
import type { Asked } from './search-question.ts'

/* The search in PostgreSQL's own text search. The words come folded: they are taken as they stand, unparsed. */

/** What a word is worth in the body · the composition, options and SKU · the category and summary · the title. */
const weights = '{0.08, 0.25, 0.4, 1}'

/** The most that is indexed: a tsvector holds one megabyte, and a word in it two kilobytes. */
const documentLimit = { bytes: 200_000, wordCharacters: 100 }

const commas = (parts: SQL[]): SQL => sql.join(parts, sql`, `)

/** Puts these documents in the place of those that the same products had. */
export async function putDocuments(tx: Writer, documents: SearchDocument[]): Promise<void> {
  const ids = documents.map(({ productId }) => sql`${productId}`)
  await tx.run(sql`delete from product_search where product_id in (${commas(ids)})`)
  const values = documents.map(({ productId, texts }) => {
    const cells = [productId, ...fitting(texts)]
    return sql`(${commas(cells.map((cell) => sql`${cell}`))})`
  })
  await tx.run(
    sql`insert into product_search (product_id, ${sql.raw(textColumns.join(', '))}) values ${commas(values)}`,
  )
}

/** The texts without what is too long to be indexed: the end of the last ones. */
function fitting(texts: string[]): string[] {
  let left = documentLimit.bytes
  const fits = (word: string) => (left -= Buffer.byteLength(word) + 1) >= 0
  return texts.map((text) =>
    text
      .split(' ')
      .map((word) => word.slice(0, documentLimit.wordCharacters))
      .filter(fits)
      .join(' '),
  )
}

/** The question as a tsquery, each word in quotes. */
export function terms({ words, all }: Asked): string {
  const each = words.map(({ key, start }) => (start === null ? `'${key}'` : `('${key}' | '${start}':*)`))
  return each.join(all ? ' & ' : ' | ')
}

/** The condition that a row of `product_search` answers the question, whichever language each word is. */
export const isFound = (asked: Asked): SQL =>
  sql`(product_search.fr || product_search.en) @@ ${terms(asked)}::tsquery`

/**
 * Sorts what is found, best first. A word of the other language counts two thirds. Every word counts by
 * itself: the documents keep no order of words that could be near each other.
 */
export function rank({ words }: Asked, lang: Lang): SQL {
  const any = terms({ words, all: false })
  const of = (column: Lang) =>
    sql`ts_rank(${weights}::float4[], product_search.${sql.raw(column)}, ${any}::tsquery)`
  const [own, other] = lang === 'fr' ? [of('fr'), of('en')] : [of('en'), of('fr')]
  return sql`${own} + ${other} * 2 / 3 desc`
}
