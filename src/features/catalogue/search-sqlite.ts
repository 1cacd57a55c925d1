import { sql, type SQL } from 'drizzle-orm'
import type { Writer } from '../../../db/client.ts'
import type { Lang } from '../../core/i18n/lang.ts'
import { textColumns, type SearchDocument } from './search-documents.ts'
import type { Asked } from './search-question.ts'

/* The search in FTS5, SQLite's own. */

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

const searchable = sql`product_search`
const rowsTable = sql`product_search_rows`
const commas = (parts: SQL[]): SQL => sql.join(parts, sql`, `)

/** Puts these documents in the place of those that the same products had. */
export async function putDocuments(tx: Writer, documents: SearchDocument[]): Promise<void> {
  await tx.run(
    sql`insert into ${rowsTable} (product_id) values ${commas(documents.map((d) => sql`(${d.productId})`))} on conflict do nothing`,
  )
  const rows = await tx
    .select({ id: sql<number>`row_id`, productId: sql<string>`product_id` })
    .from(rowsTable)
    .where(sql`product_id in (${commas(documents.map((d) => sql`${d.productId}`))})`)
  const rowOf = new Map(rows.map((row) => [row.productId, row.id]))
  await tx.run(sql`delete from ${searchable} where rowid in (${commas(rows.map((row) => sql`${row.id}`))})`)
  const values = documents.map(({ productId, texts }) => {
    const cells = [rowOf.get(productId) ?? null, productId, ...texts]
    return sql`(${commas(cells.map((cell) => sql`${cell}`))})`
  })
  await tx.run(
    sql`insert into ${searchable} (rowid, product_id, ${sql.raw(textColumns.join(', '))}) values ${commas(values)}`,
  )
}

/** The question in FTS5's language, each word in quotes. */
export function terms({ words, all }: Asked): string {
  const each = words.map(({ key, start }) => (start === null ? `"${key}"` : `("${key}" OR "${start}"*)`))
  return each.join(all ? ' AND ' : ' OR ')
}

/** The condition that a row of `product_search` answers the question. */
export const isFound = (asked: Asked): SQL => sql`product_search match ${terms(asked)}`

/** Sorts what is found, best first. */
export function rank(_asked: Asked, lang: Lang): SQL {
  const perColumn = Object.values(weights).flatMap(([own, other]) =>
    lang === 'fr' ? [own, other] : [other, own],
  )
  return sql`bm25(product_search, ${sql.raw([0, ...perColumn, skuWeight].join(', '))})`
}
