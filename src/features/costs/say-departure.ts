import type { Lang } from '../../core/i18n/lang.ts'
import type { Departure } from './take-component.ts'

type Said = 'editor.library_title' | 'editor.library_text' | 'editor.library_products' | 'editor.library_take'

/** What the editor says of a line whose cost departs from its component's; `say` fills a message. */
export function sayDeparture(
  { line, entry }: Departure,
  lang: Lang,
  say: (key: Said, params: Record<string, string | number>) => string,
): { title: string; text: string; take: string } {
  const there = entry.line.cost
  const per = [entry.line.per, entry.line[`unit.${lang}`]].filter(Boolean).join(' ')
  const text = say('editor.library_text', { here: line.cost, there, per })
  const products = entry.products === null ? '' : say('editor.library_products', { n: entry.products })
  return {
    title: say('editor.library_title', { label: entry.line[`label.${lang}`] }),
    text: `${text} ${products}`.trim(),
    take: say('editor.library_take', { there }),
  }
}
