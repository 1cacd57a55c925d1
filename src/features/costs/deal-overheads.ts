import { deal } from '../../core/money/deal.ts'
import { divideHalfUp, safeNumber } from '../../core/money/round.ts'
import type { AllocationKey, LineInput } from './vocabulary.ts'

/** A product as far as a running cost of the shop is dealt over it. */
export type DealtProduct = {
  productId: string
  /** Pieces that the shop expects to sell in the year; above 0. */
  pieces: number
  /** Its price before VAT. */
  netCents: number
  /** Millionths of a minute of making for one piece; 0 when its lines tell none. */
  makingMicros: number
}

const minutes = ['min', 'minute', 'minutes']
const hours = ['h', 'heure', 'heures', 'hour', 'hours']

/** The time that the making of one piece takes, in millionths of a minute: its lines counted in min or h. */
export function makingMicros(lines: readonly LineInput[]): number {
  return lines.reduce((sum, { group, basis }) => {
    if (group !== 'making' || basis.kind !== 'quantity') return sum
    const unit = basis.unit.fr.trim().toLowerCase()
    if (minutes.includes(unit)) return sum + basis.quantityMicros
    return hours.includes(unit) ? sum + basis.quantityMicros * 60 : sum
  }, 0)
}

/** What a key weighs one piece by; the weights of a year are whole numbers, however large. */
const weighs: Record<AllocationKey, (product: DealtProduct) => number> = {
  pieces: () => 1,
  revenue: ({ netCents }) => netCents,
  // Hundredths of a minute: finer than anybody measures, and the year's sum stays exact.
  'making-time': ({ makingMicros: micros }) => Math.round(micros / 10_000),
}

export type DealtPart = {
  productId: string
  /** The product's part of the year, in cents; all parts sum to the amount. */
  cents: number
  /** The same for one piece, in micros of the currency unit. */
  pieceMicros: number
}

/**
 * Deals a year's running cost over the products by largest remainder: pieces × what the key weighs a piece by.
 * Null when the key weighs nothing, as making time does where no line tells it.
 */
export function dealOverheads(
  amountCents: number,
  key: AllocationKey,
  products: readonly DealtProduct[],
  decimals: number,
): DealtPart[] | null {
  const weights = products.map((product) => product.pieces * weighs[key](product))
  if (!weights.some((weight) => weight > 0)) return null
  const microsInCent = 10n ** BigInt(6 - decimals)
  return deal(amountCents, weights).map((cents, index) => {
    const { productId, pieces } = products[index]!
    const pieceMicros = safeNumber(divideHalfUp(BigInt(cents) * microsInCent, BigInt(pieces)))
    return { productId, cents, pieceMicros }
  })
}
