import { read, type Reader } from '../../../db/client.ts'
import type { Lang } from '../../core/i18n/lang.ts'
import { writtenTexts, type EditablePage, type PageText } from './page-texts.ts'
import { pageFile, type ShopPage } from './shop-page.ts'

/** A page's text as the owner edits it: its placeholders as they are. */
export type DeskText = {
  source: Omit<ShopPage, 'html' | 'updated'>
  /** Whether the file's text is the one that is shown. */
  isFile: boolean
  /** How many texts were written: what a save is held against. */
  seen: number
  /** The latest first. */
  written: PageText[]
}

export async function readDeskText(name: EditablePage, lang: Lang, on: Reader = read()): Promise<DeskText> {
  const written = await writtenTexts(name, lang, on)
  const seen = written[0]?.sequence ?? 0
  const own = written[0]
  if (own && own.markdown !== null) {
    const { title, description, markdown } = own
    return { source: { title, description, markdown }, isFile: false, seen, written }
  }
  const file = await pageFile(name, lang)
  if (!file) throw new Error(`content/pages/${lang} lacks ${name}.md`)
  return { source: file, isFile: true, seen, written }
}
