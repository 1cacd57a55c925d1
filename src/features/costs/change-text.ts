import { formatDate } from '../../core/i18n/date.ts'
import type { Lang } from '../../core/i18n/lang.ts'
import { t } from '../../core/i18n/messages.ts'
import type { Currency } from '../../core/money/currency.ts'
import { basisText } from './basis-text.ts'
import type { LineDifference } from './difference.ts'
import type { PublicLine } from './public-breakdown.ts'

export type Change = { what: string; before: string; after: string }

/** What a line says of itself under each heading that can change; the amount has columns of its own. */
const said = {
  label: (line: PublicLine, _: Currency, lang: Lang) => line.label[lang],
  basis: (line: PublicLine, currency: Currency, lang: Lang) =>
    line.basis ? basisText(line.basis, currency, lang) : t(lang, 'history.not_shown'),
  recipient: (line: PublicLine, _: Currency, lang: Lang) =>
    line.recipient
      ? [line.recipient.name, line.recipient.place].filter(Boolean).join(', ')
      : t(lang, 'history.nobody_named'),
  evidence: (line: PublicLine, _: Currency, lang: Lang) => evidenceText(line, lang),
  disclosure: (line: PublicLine, _: Currency, lang: Lang) => t(lang, `history.disclosure_${line.disclosure}`),
}

function evidenceText({ evidence }: PublicLine, lang: Lang): string {
  if (!evidence) return t(lang, 'history.no_evidence')
  const parts = [t(lang, `product.grade_${evidence.grade}`), formatDate(evidence.date, lang, 'day')]
  if (evidence.documents.length > 0)
    parts.push(t(lang, 'history.documents', { n: evidence.documents.length }))
  return parts.join(' · ')
}

/** Each thing that changed in a line beside its amount, before and after, in the reader's words. */
export function changesOf(line: LineDifference, currency: Currency, lang: Lang): Change[] {
  const { before, after } = line
  if (!before || !after) return []
  return line.whatChanged.flatMap((what): Change[] => {
    if (what === 'amount') return []
    const texts = { before: said[what](before, currency, lang), after: said[what](after, currency, lang) }
    return [{ what: t(lang, `history.changed_${what}`), ...texts }]
  })
}

/** What a line that was added or removed was about. */
export const aboutLine = (line: PublicLine, currency: Currency, lang: Lang): string =>
  [
    line.recipient && said.recipient(line, currency, lang),
    line.basis && basisText(line.basis, currency, lang),
  ]
    .filter(Boolean)
    .join(' · ')
