import type { Lang } from '../../core/i18n/lang.ts'
import { t, type MessageParams } from '../../core/i18n/messages.ts'
import { formatBp } from '../../core/money/format.ts'
import type { ImportSummary } from './import-report.ts'
import type { Note } from './source-product.ts'

/** Most lines that a note names one by one. */
const mostNamed = 12

/** The summary as a person reads it, line by line: counts, refused rows, what is worth knowing. */
export function summaryLines(summary: ImportSummary, lang: Lang): string[] {
  const { rows, products, variants, drafts, images } = summary
  const lines = [
    t(lang, `import.summary.source.${summary.source}`),
    ...(summary.dryRun ? [t(lang, 'import.summary.dry_run')] : []),
    t(lang, 'import.summary.rows', rows),
    t(lang, 'import.summary.products', products),
    t(lang, 'import.summary.variants', variants),
    t(lang, 'import.summary.prices', { n: summary.prices }),
    t(lang, 'import.summary.drafts', drafts),
    t(lang, 'import.summary.images', images),
    t(lang, 'import.summary.categories', { n: summary.categories }),
  ]
  if (summary.unusedColumns.length > 0) {
    lines.push(t(lang, 'import.summary.unused', { columns: summary.unusedColumns.join(', ') }))
  }
  if (summary.refused.length > 0) {
    lines.push('', t(lang, 'import.summary.refused_head'))
    for (const { line, code, params } of summary.refused) {
      lines.push(`  ${t(lang, 'import.summary.line', { line, text: t(lang, code, params) })}`)
    }
  }
  const notes = noteLines(summary.notes, lang)
  if (summary.prices > 0) notes.push(t(lang, 'import.summary.unexplained'))
  if (notes.length > 0)
    lines.push('', t(lang, 'import.summary.notes_head'), ...notes.map((note) => `  ${note}`))
  return lines
}

/** Notes that say the same are said once, with their lines. */
export function noteLines(notes: Note[], lang: Lang): string[] {
  const byText = Map.groupBy(notes, (note) => t(lang, note.code, said(note.params, lang)))
  return [...byText].map(([text, own]) => {
    const numbers = [...new Set(own.map((note) => note.line).filter((line) => line !== null))]
    if (numbers.length === 0) return text
    const named = numbers.slice(0, mostNamed).join(', ')
    const rest = numbers.length - mostNamed
    const lines = rest > 0 ? t(lang, 'import.summary.more', { lines: named, n: rest }) : named
    return t(lang, 'import.summary.lines', { lines, n: numbers.length, text })
  })
}

/** A rate among the values becomes a percentage as the language writes it. */
const said = (params: MessageParams, lang: Lang): MessageParams =>
  typeof params['vatBp'] === 'number' ? { ...params, rate: formatBp(params['vatBp'], lang) } : params
