import { eq, inArray } from 'drizzle-orm'
import { write, type Writer } from '../../../db/client.ts'
import { categories, products } from '../../../db/schema/catalogue.ts'
import type { Bilingual } from '../../core/i18n/lang.ts'
import { Refusal, type RefusalCode } from '../../core/refusal.ts'
import { demand, type Person } from '../accounts/person.ts'
import { recordAuditIn } from '../accounts/record-audit.ts'
import { inParts } from '../catalogue/in-parts.ts'
import { indexProductsIn } from '../catalogue/search.ts'
import { whyNotShown } from './can-be-shown.ts'

export const productActs = ['publish', 'archive', 'unarchive', 'category'] as const
export type ProductAct = (typeof productActs)[number]

export type ActOnProductsInput = {
  by: Person
  act: ProductAct
  productIds: string[]
  /** For `category`: where they go; null takes them out of theirs. */
  categoryId?: string | null
  at: string
}

/** What was done, and to which products not, each with its reason. */
export type Acted = { done: string[]; refused: { title: Bilingual; code: RefusalCode }[] }

type Row = typeof products.$inferSelect

/** Most that one act takes: far more than a page can tick. */
const most = 2_000

/**
 * Does one thing to many products in one transaction: publish, put away, bring back, put on a shelf. Those that
 * it can't be done to stay as they are and are named with the reason. Refuses when none was chosen.
 */
export const actOnProducts = (input: ActOnProductsInput): Promise<Acted> =>
  write(async (tx) => {
    const { by, act, categoryId = null, at } = input
    demand(by, 'edit', 'catalogue')
    const ids = [...new Set(input.productIds)]
    if (ids.length === 0) throw new Refusal('refusal.products_none', {}, 'products')
    if (ids.length > most) throw new Refusal('refusal.products_many', { most }, 'products')
    if (act === 'category' && categoryId !== null) await refuseUnknown(tx, categoryId)
    const rows = await tx
      .select()
      .from(products)
      .where(inArray(products.id, ids))
      .orderBy(products.position, products.id)
    const shows = rows.filter((row) => act === 'publish' || (act === 'unarchive' && row.publishedAt !== null))
    const unsellable = await whyNotShown(
      shows.map((row) => row.id),
      at,
      tx,
    )
    const acted: Acted = { done: [], refused: [] }
    for (const row of rows) {
      const code = objection(act, row, categoryId) ?? unsellable.get(row.id)
      if (code) acted.refused.push({ title: row.title, code })
      else acted.done.push(row.id)
    }
    for (const part of inParts(acted.done, 500))
      await tx
        .update(products)
        .set({ ...changes(act, categoryId, at), updatedAt: at })
        .where(inArray(products.id, part))
    for (const id of acted.done)
      await recordAuditIn(tx, {
        ...{ by, action: `product.${act}`, subject: { kind: 'product', id }, at },
        after: changes(act, categoryId, at),
      })
    await indexProductsIn(tx, acted.done)
    return acted
  })

function objection(act: ProductAct, row: Row, categoryId: string | null): RefusalCode | null {
  if (act === 'archive') return row.archivedAt === null ? null : 'refusal.product_archived_before'
  if (act === 'unarchive') return row.archivedAt === null ? 'refusal.product_not_archived' : null
  if (act === 'category') return row.categoryId === categoryId ? 'refusal.product_there' : null
  if (row.archivedAt !== null) return 'refusal.product_archived'
  return row.publishedAt === null ? null : 'refusal.product_published'
}

const changes = (act: ProductAct, categoryId: string | null, at: string) =>
  ({
    publish: { publishedAt: at },
    archive: { archivedAt: at },
    unarchive: { archivedAt: null },
    category: { categoryId },
  })[act]

async function refuseUnknown(tx: Writer, categoryId: string): Promise<void> {
  const [found] = await tx.select({ id: categories.id }).from(categories).where(eq(categories.id, categoryId))
  if (!found) throw new Refusal('refusal.category_unknown', {}, 'category')
}
