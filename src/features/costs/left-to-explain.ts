import type { Bilingual } from '../../core/i18n/lang.ts'
import { divideHalfUp, safeNumber } from '../../core/money/round.ts'
import type { Computed } from './compute-breakdown.ts'
import { isTold } from './say.ts'
import type { BreakdownInput, Group, LineInput } from './vocabulary.ts'

export type LeftToExplain = {
  /** The sum of the lines below, of what nobody has placed yet, and of `marginCents`. */
  cents: number
  lines: { label: Bilingual; group: Group; cents: number; lacks: ('recipient' | 'evidence')[] }[]
  /** The margin beyond the shop's ceiling while no text says what it pays for. */
  marginCents: number
}

function lacks(line: LineInput): ('recipient' | 'evidence')[] {
  if (line.basis.kind === 'rest' || line.basis.kind === 'vat') return []
  return [
    ...(line.recipient?.name.trim() ? [] : (['recipient'] as const)),
    ...(line.evidence ? [] : (['evidence'] as const)),
  ]
}

/** The part of the margin above `ceilingBp` of the price before VAT, in cents; 0 when there is none. */
export function marginBeyond(computed: Computed, ceilingBp: number): number {
  const margin = computed.groups.find((sum) => sum.group === 'margin')!.cents
  const ceiling = safeNumber(divideHalfUp(BigInt(computed.netCents) * BigInt(ceilingBp), 10_000n))
  return Math.max(0, margin - ceiling)
}

/**
 * What stands between a draft and its publication, in cents: lines without recipient or evidence (the
 * margin and the VAT need none), what is not placed at all, and the margin beyond the shop's own ceiling.
 */
export function leftToExplain(
  computed: Computed & { unplacedCents?: number },
  input: Pick<BreakdownInput, 'marginPaysFor'>,
  ceilingBp: number,
): LeftToExplain {
  const lines = computed.lines
    .map(({ label, group, cents, ...line }) => ({
      label,
      group,
      cents,
      lacks: lacks({ label, group, ...line }),
    }))
    .filter((line) => line.lacks.length > 0 && line.cents !== 0)
  const marginCents = isTold(input.marginPaysFor) ? 0 : marginBeyond(computed, ceilingBp)
  const cents =
    lines.reduce((sum, line) => sum + line.cents, 0) + marginCents + Math.max(0, computed.unplacedCents ?? 0)
  return { cents, lines, marginCents }
}
