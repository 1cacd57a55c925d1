import { deal } from './deal.ts'
import { scaledText } from './decimal.ts'
import { safeNumber } from './round.ts'

/** How one receiver came by its part, all in minor units. */
export type DealStep = {
  weight: number
  /** The exact share as a decimal, cut after three places and followed by `…` where it goes on. */
  exact: string
  /** What it gets without its fraction. */
  first: number
  /** The minor unit that its fraction won: 1 or 0. */
  then: number
  part: number
}

/** `deal` told step by step, for a total of zero or more. The parts are those of `deal`. */
export function dealSteps(totalCents: number, weights: number[]): DealStep[] {
  const parts = deal(totalCents, weights)
  const sum = weights.reduce((all, weight) => all + BigInt(weight), 0n)
  return weights.map((weight, i) => {
    const share = BigInt(totalCents) * BigInt(weight)
    const first = safeNumber(share / sum)
    const scaled = share * 1000n
    const exact = `${scaledText(scaled / sum, 3)}${scaled % sum === 0n ? '' : '…'}`
    return { weight, exact, first, then: parts[i]! - first, part: parts[i]! }
  })
}
