import { centsText, exactDecimal } from '../../core/money/decimal.ts'
import { divideHalfUp, safeNumber, whole } from '../../core/money/round.ts'
import type { Basis } from './vocabulary.ts'

/** Dearest price of one unit, in minor units; the same limit holds for each line. */
export const mostCents = 100_000_000_000
export const mostMicros = 9_000_000_000_000_000
export const mostPieces = 1_000_000_000
export const mostLines = 200

const million = 1_000_000n

/** A basis whose amount does not depend on the other lines. */
export type OwnBasis = Exclude<Basis, { kind: 'rest' | 'vat' }>

/** What the amounts of a breakdown rest on. */
export type Ground = { netCents: number; batchSize: number | null; decimals: number }

/** The exact value of a line in currency units, as a fraction. Throws a RangeError without a batch size. */
function fraction(basis: OwnBasis, { netCents, batchSize, decimals }: Ground): { n: bigint; d: bigint } {
  switch (basis.kind) {
    case 'quantity':
      return {
        n: whole(basis.quantityMicros) * whole(basis.unitCostMicros),
        d: million * whole(basis.perMicros),
      }
    case 'batch':
      if (batchSize === null) throw new RangeError('a batch cost needs a batch size')
      return { n: whole(basis.batchCostMicros), d: million * whole(batchSize) }
    case 'rate':
      return { n: whole(netCents) * whole(basis.rateBp), d: 10_000n * 10n ** BigInt(decimals) }
    case 'amount':
      return { n: whole(basis.amountMicros), d: million }
  }
}

/** Whether a line alone comes to more than any price may be: sound numbers can multiply to nonsense. */
export function isTooDear(basis: OwnBasis, ground: Ground): boolean {
  const { n, d } = fraction(basis, ground)
  return n * 10n ** BigInt(ground.decimals) > BigInt(mostCents) * d
}

/**
 * One line on its own: computed exactly, then rounded once, half up. `exact` is the unrounded amount in
 * currency units when its decimals end within 18 places, otherwise null (the basis lets anyone redo it).
 * Throws a RangeError beyond exact numbers; see `isTooDear`.
 */
export function lineAmount(basis: OwnBasis, ground: Ground): { cents: number; exact: string | null } {
  const { n, d } = fraction(basis, ground)
  return {
    cents: safeNumber(divideHalfUp(n * 10n ** BigInt(ground.decimals), d)),
    exact: exactDecimal(n, d),
  }
}

/** The cents of so much of a component, at most the dearest price: `isTooDear` says whether it is beyond. */
export function lineCents(
  quantity: Pick<Extract<Basis, { kind: 'quantity' }>, 'quantityMicros' | 'unitCostMicros' | 'perMicros'>,
  decimals: number,
): number {
  const n = whole(quantity.quantityMicros) * whole(quantity.unitCostMicros) * 10n ** BigInt(decimals)
  const cents = divideHalfUp(n, million * whole(quantity.perMicros))
  return cents > BigInt(mostCents) ? mostCents : safeNumber(cents)
}

/** The unrounded text of any line, given what it came to; the margin and the VAT are whole cents by rule. */
export function exactText(basis: Basis, cents: number, ground: Ground): string | null {
  if (basis.kind === 'rest' || basis.kind === 'vat') return centsText(cents, ground.decimals)
  return lineAmount(basis, ground).exact
}
