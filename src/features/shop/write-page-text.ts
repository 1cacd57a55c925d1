import { write } from '../../../db/client.ts'
import { pageTexts } from '../../../db/schema/shop.ts'
import { newId, systemRandom, type Random } from '../../core/id.ts'
import type { Lang } from '../../core/i18n/lang.ts'
import { Refusal, refuseAll } from '../../core/refusal.ts'
import { demand, type Person } from '../accounts/person.ts'
import { recordAuditIn } from '../accounts/record-audit.ts'
import { isEditablePage, writtenTexts } from './page-texts.ts'
import { unknownPlaceholders } from './shop-page.ts'

const longest = { title: 120, description: 300, markdown: 60_000 }

export type WrittenPage = {
  by: Person
  name: string
  lang: Lang
  /** The number of texts that were written when this one was begun: 0 for the file's. */
  seen: number
  /** Null: the file's text is shown again. */
  text: { title: string; description: string; markdown: string } | null
  at: string
}

/**
 * Writes a page's text anew, as a row after those of before; the latest counts. Refused beside each field, for a
 * placeholder that nothing is known for, and when somebody else has written meanwhile.
 */
export const writePageText = (
  { by, name, lang, seen, text, at }: WrittenPage,
  random: Random = systemRandom,
): Promise<void> =>
  write(async (tx) => {
    demand(by, 'change', 'settings')
    if (!isEditablePage(name)) throw new Refusal('refusal.settings_page_unknown')
    const [last] = await writtenTexts(name, lang, tx)
    const sequence = last?.sequence ?? 0
    if (sequence !== seen) throw new Refusal('refusal.settings_page_stale', {}, 'markdown')
    if (text === null && (last?.markdown ?? null) === null) return
    if (text) refuseAll(refusalsOf(text))
    const { title = '', description = '', markdown = null } = text ?? {}
    if (last && last.title === title && last.description === description && last.markdown === markdown) return
    await tx.insert(pageTexts).values({
      ...{ id: newId('txt', random), name, lang, sequence: sequence + 1, at, by: by.id },
      ...{ title: title.trim(), description: description.trim(), markdown },
    })
    const audit = { by, action: 'settings.text', subject: { kind: 'page', id: `${lang}/${name}` }, at }
    // The texts themselves stand in their own rows.
    await recordAuditIn(tx, { ...audit, before: { text: sequence }, after: { text: sequence + 1 } }, random)
  })

function refusalsOf(text: { title: string; description: string; markdown: string }): Refusal[] {
  const found: Refusal[] = []
  for (const field of ['title', 'description', 'markdown'] as const)
    if (text[field].trim() === '') found.push(new Refusal('refusal.settings_field_empty', {}, field))
    else if (text[field].length > longest[field])
      found.push(new Refusal('refusal.settings_page_long', { n: longest[field] }, field))
  const unknown = unknownPlaceholders(text.markdown)
  if (unknown.length > 0)
    found.push(new Refusal('refusal.settings_page_placeholder', { names: unknown.join(', ') }, 'markdown'))
  return found
}
