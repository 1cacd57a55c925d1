import { sql } from 'drizzle-orm'
import type { Writer } from '../../../db/client.ts'
import { categories } from '../../../db/schema/catalogue.ts'
import type { Bilingual } from '../../core/i18n/lang.ts'
import { newId, type Random } from '../../core/id.ts'

/** A shelf of the shop; stands last unless `position` says otherwise. The slug must be free. */
export async function addCategoryIn(
  tx: Writer,
  category: { slug: string; name: Bilingual; position?: number },
  random?: Random,
): Promise<string> {
  const id = newId('cat', random)
  const last = sql<number>`(select coalesce(max(position), 0) + 1 from categories)`
  await tx
    .insert(categories)
    .values({ id, slug: category.slug, name: category.name, position: category.position ?? last })
  return id
}
