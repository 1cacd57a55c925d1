import type { Bilingual } from '../../core/i18n/lang.ts'
import type { Overhead } from './read-overheads.ts'
import type { AllocationKey, LineInput } from './vocabulary.ts'

/** How a key is told beside a line of the public breakdown. */
const keys: Record<AllocationKey, Bilingual> = {
  pieces: { fr: 'par pièce', en: 'per piece' },
  revenue: { fr: 'selon le chiffre d’affaires', en: 'by revenue' },
  'making-time': { fr: 'selon le temps de fabrication', en: 'by making time' },
}

export const keyText = (key: AllocationKey, year: number): Bilingual => ({
  fr: `Budget ${year}, réparti ${keys[key].fr} sur les ventes prévues`,
  en: `${year} budget, dealt ${keys[key].en} over the expected sales`,
})

/** The part of a running cost in the price of one piece. `date` is the day of the allocation. */
export const overheadLine = (
  { id, label, recipient, allocationKey }: Overhead,
  { year, date, pieceMicros }: { year: number; date: string; pieceMicros: number },
): LineInput => ({
  group: 'running',
  label,
  recipient,
  basis: { kind: 'amount', amountMicros: pieceMicros },
  evidence: { grade: 'allocation', date, key: keyText(allocationKey, year), documents: [] },
  disclosure: { kind: 'exact' },
  note: null,
  overhead: { id },
})

/** These lines with the parts of the year's running costs: in place of earlier parts, or after the running lines. */
export function withOverheads(lines: LineInput[], parts: LineInput[]): LineInput[] {
  const fed = new Map(parts.map((part) => [part.overhead!.id, part]))
  const kept = lines.map((line) => {
    const part = line.overhead && fed.get(line.overhead.id)
    if (!part) return line
    fed.delete(part.overhead!.id)
    // The words that the owner gave the line stay.
    return { ...part, label: line.label, disclosure: line.disclosure, note: line.note }
  })
  const last = kept.findLastIndex(({ group }) => group === 'running')
  return kept.toSpliced(last < 0 ? kept.length : last + 1, 0, ...fed.values())
}
