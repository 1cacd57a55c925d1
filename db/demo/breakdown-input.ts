import type { Currency } from '../../src/core/money/currency.ts'
import { parseCents, parseMicros } from '../../src/core/money/parse.ts'
import type { Basis, BreakdownInput, LineInput } from '../../src/features/costs/vocabulary.ts'
import { componentOf } from './components.ts'
import { dayBefore } from './moment.ts'
import { recipients, type RecipientKey } from './recipients.ts'
import type { SeededComponent } from './seed-components.ts'
import type { DemoLine, DemoVersion } from './shape.ts'

/** What the demo's words are read with. */
export type Reading = {
  currency: Currency
  givingRateBp: number
  /** The day the demo is seeded on. */
  day: string
  /** SHA-256 by the key of `documents.ts`. */
  documents: ReadonlyMap<string, string>
  /** By the key of `components.ts`. */
  components: ReadonlyMap<string, SeededComponent>
}

const one = 1_000_000

export function micros(text: string): number {
  const value = parseMicros(text)
  if (value === null) throw new Error(`the demo's data holds "${text}", which is no decimal`)
  return value
}

export function centsOf(text: string, currency: Currency): number {
  const value = parseCents(text, currency)
  if (value === null) throw new Error(`the demo's data holds "${text}", which is no price`)
  return value
}

function basisOf(how: DemoLine['how'], givingRateBp: number): Basis {
  if (how === 'rest') return { kind: 'rest' }
  if ('quantity' in how)
    return {
      kind: 'quantity',
      quantityMicros: micros(how.quantity),
      unit: how.unit,
      unitCostMicros: micros(how.unitCost),
      perMicros: how.per === undefined ? one : micros(how.per),
    }
  if ('batchCost' in how) return { kind: 'batch', batchCostMicros: micros(how.batchCost) }
  if ('rateBp' in how) return { kind: 'rate', rateBp: how.rateBp === 'shop' ? givingRateBp : how.rateBp }
  return { kind: 'amount', amountMicros: micros(how.amount) }
}

function lineOf(line: DemoLine, version: DemoVersion, reading: Reading): LineInput {
  const { evidence, groupedBecause } = line
  const made = componentOf(line, version.daysAgo)
  const component = made && reading.components.get(made.key)
  return {
    group: line.group,
    label: line.label,
    recipient: recipients[line.to as RecipientKey],
    basis: basisOf(line.how, reading.givingRateBp),
    evidence: evidence
      ? {
          grade: evidence.grade,
          date: dayBefore(reading.day, version.daysAgo + evidence.daysBefore),
          key: evidence.key ?? null,
          documents: (evidence.documents ?? []).map((key) => reading.documents.get(key)!),
        }
      : null,
    disclosure: groupedBecause ? { kind: 'grouped', reason: groupedBecause } : { kind: 'exact' },
    note: line.note ?? null,
    component: component ? { id: component.id, costId: component.costIds[made.cost]! } : undefined,
  }
}

/** A version of the demo as an owner would have written it. */
export const breakdownInput = (version: DemoVersion, vatBp: number, reading: Reading): BreakdownInput => ({
  priceCents: centsOf(version.price, reading.currency),
  vatBp,
  batchSize: version.batchSize ?? null,
  reason: version.reason,
  unknowns: version.unknowns === 'none' ? { state: 'none' } : { state: 'told', text: version.unknowns },
  marginPaysFor: version.marginPaysFor ?? null,
  negativeMarginConfirmed: version.negativeMarginConfirmed ?? false,
  lines: version.lines.map((line) => lineOf(line, version, reading)),
})
