import { Decimal } from 'decimal.js'
import type { DemoLine, DemoVersion } from '../../db/demo/shape.ts'

/** The shop's giving rate that the demo is written for, in basis points. */
const givingRateBp = 300

export type Cents = Record<DemoLine['group'] | 'vat' | 'net', number>

const halfUp = (value: Decimal) => value.toDecimalPlaces(0, Decimal.ROUND_HALF_UP)

function lineCents({ how }: DemoLine, net: Decimal, batchSize: number | undefined): Decimal {
  if (how === 'rest') return new Decimal(0)
  if ('quantity' in how) {
    return halfUp(
      new Decimal(how.quantity)
        .times(how.unitCost)
        .div(how.per ?? 1)
        .times(100),
    )
  }
  if ('batchCost' in how) return halfUp(new Decimal(how.batchCost).times(100).div(batchSize!))
  if ('amount' in how) return halfUp(new Decimal(how.amount).times(100))
  return halfUp(net.times(how.rateBp === 'shop' ? givingRateBp : how.rateBp).div(10_000))
}

/** The cents of each group at a price, by a decimal library and not by the shop's own arithmetic. */
export function groupCents(version: DemoVersion, vatBp: number, price = version.price): Cents {
  const gross = new Decimal(price).times(100)
  const vat = halfUp(gross.times(vatBp).div(10_000 + vatBp))
  const net = gross.minus(vat)
  const cents: Cents = {
    materials: 0,
    making: 0,
    transport: 0,
    design: 0,
    running: 0,
    margin: 0,
    donation: 0,
    vat: vat.toNumber(),
    net: net.toNumber(),
  }
  for (const line of version.lines) cents[line.group] += lineCents(line, net, version.batchSize).toNumber()
  const { materials, making, transport, design, running, donation } = cents
  cents.margin = cents.net - materials - making - transport - design - running - donation
  return cents
}
