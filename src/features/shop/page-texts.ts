import { and, desc, eq } from 'drizzle-orm'
import type { Reader } from '../../../db/client.ts'
import { pageTexts } from '../../../db/schema/shop.ts'
import type { Lang } from '../../core/i18n/lang.ts'

/** The pages whose text the owner can write at the desk. */
export const editablePages = [
  'about',
  'charter',
  'delivery',
  'guarantee',
  'legal-notice',
  'mediator',
  'privacy',
  'terms',
  'withdrawal',
] as const
export type EditablePage = (typeof editablePages)[number]
export const isEditablePage = (name: string): name is EditablePage =>
  editablePages.some((page) => page === name)

export type PageText = typeof pageTexts.$inferSelect

/** Every text that was written for a page in a language, the latest first. */
export const writtenTexts = (name: string, lang: Lang, on: Reader): Promise<PageText[]> =>
  on
    .select()
    .from(pageTexts)
    .where(and(eq(pageTexts.name, name), eq(pageTexts.lang, lang)))
    .orderBy(desc(pageTexts.sequence))

/** The text that is shown instead of the file's; null when the file's is. */
export async function textInForce(
  name: string,
  lang: Lang,
  on: Reader,
): Promise<(PageText & { markdown: string }) | null> {
  const [last] = await on
    .select()
    .from(pageTexts)
    .where(and(eq(pageTexts.name, name), eq(pageTexts.lang, lang)))
    .orderBy(desc(pageTexts.sequence))
    .limit(1)
  return last && last.markdown !== null ? { ...last, markdown: last.markdown } : null
}
