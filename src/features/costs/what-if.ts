import { vatIn } from '../../core/money/vat.ts'
import { Refusal } from '../../core/refusal.ts'
import { computeDraft } from './compute-breakdown.ts'
import type { BreakdownInput } from './vocabulary.ts'
import type { EditorFrame } from './work-out.ts'

export type WhatIf = { priceCents: number; vatCents: number; marginCents: number; donationCents: number }

/**
 * The same costs at another price: what the margin keeps, what is given, what the state receives, in cents.
 * Null when it can't be computed.
 */
export function whatIf(input: BreakdownInput, priceCents: number, { currency }: EditorFrame): WhatIf | null {
  try {
    const { groups, unplacedCents } = computeDraft({ ...input, priceCents }, currency)
    const cents = (group: string) => groups.find((sum) => sum.group === group)!.cents
    return {
      priceCents,
      vatCents: vatIn(priceCents, input.vatBp),
      // A draft that still lacks its margin line would have this much to place.
      marginCents: cents('margin') + unplacedCents,
      donationCents: cents('donation'),
    }
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}
