import { divideHalfUp, safeNumber } from '../../core/money/round.ts'
import { vatIn } from '../../core/money/vat.ts'
import { mostCents } from './line-amount.ts'

/** Where a new price may end: anywhere, at whole units, at halves, at .90, at .95. */
export const roundings = ['none', 'whole', 'half', 'ninety', 'ninety-five'] as const
export type Rounding = (typeof roundings)[number]

/** The distance between two prices of a rule and where they begin, in cents. */
function grid(rounding: Rounding, decimals: number): { step: number; first: number } {
  const unit = 10 ** decimals
  switch (rounding) {
    case 'none':
      return { step: 1, first: 0 }
    case 'whole':
      return { step: unit, first: 0 }
    // A currency without such parts rounds to whole units.
    case 'half':
      return { step: decimals > 0 ? unit / 2 : unit, first: 0 }
    case 'ninety':
      return { step: unit, first: decimals > 0 ? unit - unit / 10 : 0 }
    case 'ninety-five':
      return { step: unit, first: decimals > 1 ? unit - unit / 20 : 0 }
  }
}

/** The lowest price of a rule that is not below `cents`, in minor units; `decimals` are the currency's. */
export function roundUp(cents: number, rounding: Rounding, decimals: number): number {
  const { step, first } = grid(rounding, decimals)
  return first + Math.max(0, Math.ceil((cents - first) / step)) * step
}

/** What decides the margin of a price: the lines that do not move with it, and those that are shares of it. */
export type Costs = { vatBp: number; fixedCents: number; rateBps: number[] }

const shareOf = (netCents: number, rateBp: number): number =>
  safeNumber(divideHalfUp(BigInt(netCents) * BigInt(rateBp), 10_000n))

/** What remains of a price, as `computeBreakdown` finds it; may be negative. */
export function marginAt(priceCents: number, { vatBp, fixedCents, rateBps }: Costs): number {
  const netCents = priceCents - vatIn(priceCents, vatBp)
  return rateBps.reduce((rest, rateBp) => rest - shareOf(netCents, rateBp), netCents - fixedCents)
}

/**
 * The lowest price of a rounding rule, not below `fromCents`, whose margin is at least `marginCents`; null
 * when none is, as where the rates take all of it.
 */
export function priceKeeping(
  marginCents: number,
  costs: Costs,
  { rounding, decimals, fromCents = 0 }: { rounding: Rounding; decimals: number; fromCents?: number },
): number | null {
  const ratesBp = costs.rateBps.reduce((sum, rateBp) => sum + rateBp, 0)
  const keptBp = BigInt(10_000 - ratesBp)
  if (keptBp <= 0n) return null
  // Each rate was rounded by half a cent at most, the VAT too: no price below this one can do.
  const slack = costs.rateBps.length + 2
  const net = (BigInt(marginCents + costs.fixedCents - slack) * 10_000n) / keptBp
  const least = safeNumber((net * BigInt(10_000 + costs.vatBp)) / 10_000n) - 2
  const { step } = grid(rounding, decimals)
  const from = roundUp(Math.max(fromCents, least), rounding, decimals)
  for (let price = from; price <= mostCents; price += step)
    if (marginAt(price, costs) >= marginCents) return price
  return null
}
