import { inArray } from 'drizzle-orm'
import type { Reader } from '../../../db/client.ts'
import { products } from '../../../db/schema/catalogue.ts'
import { randomText, type Random } from '../../core/id.ts'
import type { SourceProduct } from './source-product.ts'

/** How many products may share a name before their addresses end in letters by chance. */
const namesakes = 20

/** The addresses that a product could have, in the order of preference. */
const slugsFor = (wish: string): string[] => {
  const base = wish || 'product'
  return [base, ...Array.from({ length: namesakes - 1 }, (_, n) => `${base}-${n + 2}`)]
}

/**
 * Takes addresses for new products: none of `taken`, and none of `given`, to which it adds. Over all batches
 * `given` stays the same set, so that a dry run does as a real one.
 */
export const slugTaker =
  (taken: ReadonlySet<string>, given: Set<string>, random: Random) =>
  (wish: string): string => {
    const wishes = slugsFor(wish)
    const free = wishes.find((slug) => !taken.has(slug) && !given.has(slug))
    const slug = free ?? `${wishes[0]}-${randomText(8, random)}`
    given.add(slug)
    return slug
  }

/** Of the addresses that this batch could wish for, those that are taken. */
export async function takenSlugs(on: Reader, sources: SourceProduct[]): Promise<Set<string>> {
  const wishes = sources.flatMap((source) => slugsFor(source.slug))
  const rows = await on.select({ slug: products.slug }).from(products).where(inArray(products.slug, wishes))
  return new Set(rows.map((row) => row.slug))
}
