import { Decimal } from 'decimal.js'
import type { Currency } from '../../../src/core/money/currency.ts'
import type { LineInput } from '../../../src/features/costs/vocabulary.ts'

/*
 * The rule of the rounding page computed a second time, with a decimal library and from the rule's words
 * alone: it shares no arithmetic with what it is held against.
 */

const D = Decimal.clone({ precision: 80, rounding: Decimal.ROUND_HALF_UP, toExpPos: 100, toExpNeg: -100 })

export type OracleInput = {
  priceCents: number
  vatBp: number
  batchSize: number | null
  lines: Pick<LineInput, 'basis' | 'group'>[]
}

/** The exact amount of one line in currency units; null for what is not computed on its own. */
function exactAmount(basis: LineInput['basis'], net: Decimal, batchSize: number | null): Decimal | null {
  const micro = (n: number) => new D(n).div('1000000')
  switch (basis.kind) {
    case 'quantity':
      return micro(basis.quantityMicros).mul(micro(basis.unitCostMicros)).div(micro(basis.perMicros))
    case 'batch':
      return micro(basis.batchCostMicros).div(batchSize!)
    case 'rate':
      return net.mul(basis.rateBp).div(10_000)
    case 'amount':
      return micro(basis.amountMicros)
    default:
      return null
  }
}

/** What each line as written comes to, in minor units, and its unrounded text; the VAT apart. */
export function oracle({ priceCents, vatBp, batchSize, lines }: OracleInput, { decimals }: Currency) {
  const unit = new D(10).pow(decimals)
  const vat = new D(priceCents).mul(vatBp).div(new D(10_000).add(vatBp)).toDecimalPlaces(0)
  const net = new D(priceCents).sub(vat)
  const exacts = lines.map(({ basis }) => exactAmount(basis, net.div(unit), batchSize))
  const rounded = exacts.map((exact) => exact?.mul(unit).toDecimalPlaces(0) ?? null)
  const rest = net.sub(rounded.reduce<Decimal>((sum, cents) => sum.add(cents ?? 0), new D(0)))
  return {
    vatCents: vat.toNumber(),
    lines: rounded.map((cents, index) => {
      const exact = exacts[index] ?? rest.div(unit)
      const ends = exact.decimalPlaces() <= 18
      return { cents: (cents ?? rest).toNumber(), exact: ends ? exact.toFixed() : null }
    }),
  }
}
