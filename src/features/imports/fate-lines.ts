import type { Lang } from '../../core/i18n/lang.ts'
import { t } from '../../core/i18n/messages.ts'
import type { Currency } from '../../core/money/currency.ts'
import { formatCents } from '../../core/money/format.ts'
import type { Change, ChangedValue, Fate } from './product-fate.ts'
import { noteLines } from './summary-lines.ts'

/** Longest text that is shown of a value, in characters. */
const longest = 90

/** Most changes that are told of one product. */
const mostChanges = 40

/** What becomes of one product, as a person reads it: a sentence or a change a line. */
export function fateLines(fate: Fate, lang: Lang, currency: Currency): string[] {
  const { changes, fresh, images, drafts, newVariants, refused, notes } = fate
  const lines: string[] = []
  if (refused)
    lines.push(
      t(lang, 'import.summary.line', { line: refused.line, text: t(lang, refused.code, refused.params) }),
    )
  if (fresh) {
    const [lowest, highest] = (fresh.prices ?? []).map((cents) => formatCents(cents, currency, lang))
    lines.push(t(lang, 'import.fate.variants', { n: fresh.variants }))
    if (lowest !== undefined && lowest === highest)
      lines.push(t(lang, 'import.fate.price', { price: lowest }))
    else if (lowest !== undefined)
      lines.push(t(lang, 'import.fate.prices', { lowest, highest: highest ?? lowest }))
  }
  lines.push(...changes.slice(0, mostChanges).map((change) => changeLine(change, lang, currency)))
  if (changes.length > mostChanges)
    lines.push(t(lang, 'import.fate.more_changes', { n: changes.length - mostChanges }))
  if (newVariants > 0) lines.push(t(lang, 'import.fate.new_variants', { n: newVariants }))
  if (images.added + images.removed > 0) lines.push(t(lang, 'import.summary.images', images))
  if (drafts > 0) lines.push(t(lang, 'import.fate.drafts', { n: drafts }))
  return [...lines, ...noteLines(notes, lang)]
}

function changeLine({ field, variant, before, after }: Change, lang: Lang, currency: Currency): string {
  const [old, now] = [before, after].map((value) => said(value, field === 'price' ? currency : null, lang))
  const name = t(lang, `import.field.${field}`)
  const [shortOld, shortNow] = shortened(old!, now!)
  const params = {
    field: variant?.[lang] ? `${variant[lang]}, ${name}` : name,
    before: shortOld || t(lang, 'import.fate.empty'),
    after: shortNow || t(lang, 'import.fate.empty'),
  }
  return t(lang, 'import.fate.change', params)
}

function said(value: ChangedValue, currency: Currency | null, lang: Lang): string {
  if (value === null) return ''
  if (typeof value === 'boolean') return t(lang, value ? 'import.fate.yes' : 'import.fate.no')
  if (typeof value === 'number') return currency ? formatCents(value, currency, lang) : String(value)
  return (typeof value === 'string' ? value : value[lang])
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Two long texts, cut to where they begin to differ. */
function shortened(before: string, after: string): [string, string] {
  if (before.length <= longest && after.length <= longest) return [before, after]
  let from = 0
  while (from < before.length && before[from] === after[from]) from += 1
  const begin = from > longest / 2 ? from - 20 : 0
  const cut = (text: string): string =>
    `${begin > 0 ? '…' : ''}${text.slice(begin, begin + longest)}${text.length > begin + longest ? '…' : ''}`
  return [cut(before), cut(after)]
}
