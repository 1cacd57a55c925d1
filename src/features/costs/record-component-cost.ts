import { inArray } from 'drizzle-orm'
import { write } from '../../../db/client.ts'
import { componentCostDocuments, componentCosts } from '../../../db/schema/components.ts'
import { documents } from '../../../db/schema/costs.ts'
import { newId, systemRandom, type Random } from '../../core/id.ts'
import { Refusal, refuseAll } from '../../core/refusal.ts'
import { demand, type Person } from '../accounts/person.ts'
import { recordAuditIn } from '../accounts/record-audit.ts'
import { mostMicros } from './line-amount.ts'
import { isDay, moment } from './moment.ts'
import { readComponent } from './read-components.ts'
import { isTold } from './say.ts'
import { evidenceGrades, type Evidence } from './vocabulary.ts'

export type CostInput = {
  by: Person
  componentId: string
  /** Micros of the currency unit for `perMicros` units. */
  unitCostMicros: number
  perMicros: number
  /** Left out, it is in force from `at` on. It may lie in the past: invoices come late. */
  inForceFrom?: string | undefined
  evidence: Evidence
  at: string
}

const isWithin = (value: number, least: number): boolean =>
  Number.isSafeInteger(value) && value >= least && value <= mostMicros

function refuse({ unitCostMicros, perMicros, evidence }: CostInput): void {
  const found: Refusal[] = []
  if (!isWithin(unitCostMicros, 0)) found.push(new Refusal('refusal.costs_component_cost', {}, 'unitCost'))
  if (!isWithin(perMicros, 1)) found.push(new Refusal('refusal.costs_component_per', {}, 'per'))
  if (!evidenceGrades.includes(evidence.grade) || !isDay(evidence.date))
    found.push(new Refusal('refusal.costs_component_evidence', {}, 'evidence'))
  if (evidence.grade === 'allocation' && !isTold(evidence.key))
    found.push(new Refusal('refusal.costs_component_key', {}, 'evidenceKey'))
  refuseAll(found)
}

/**
 * Notes what a component costs from a moment on. Nothing that is published changes by it: `publishCostChange`
 * carries it into prices. Refused for a document that is not kept.
 */
export async function recordComponentCost(
  input: CostInput,
  random: Random = systemRandom,
): Promise<{ costId: string }> {
  const { by, componentId, unitCostMicros, perMicros, evidence, at } = input
  demand(by, 'edit', 'component')
  refuse(input)
  const inForceFromAt = input.inForceFrom === undefined ? at : moment(input.inForceFrom, 'inForceFrom')
  return write(async (tx) => {
    const { costs } = await readComponent(componentId, tx)
    const named = [...new Set(evidence.documents)]
    const kept = await tx
      .select({ sha256: documents.sha256 })
      .from(documents)
      .where(inArray(documents.sha256, named))
    if (kept.length !== named.length) throw new Refusal('refusal.costs_component_document', {}, 'evidence')
    const id = newId('cst', random)
    await tx.insert(componentCosts).values({
      id,
      componentId,
      sequence: Math.max(0, ...costs.map(({ sequence }) => sequence)) + 1,
      unitCostMicros,
      perMicros,
      inForceFromAt,
      evidenceGrade: evidence.grade,
      evidenceOn: evidence.date,
      evidenceKey: evidence.grade === 'allocation' ? evidence.key : null,
      setAt: at,
      setBy: by.id,
    })
    for (const [position, sha256] of named.entries())
      await tx.insert(componentCostDocuments).values({ costId: id, sha256, position })
    const after = { costId: id, unitCostMicros, perMicros, inForceFromAt, evidence }
    const subject = { kind: 'component', id: componentId }
    await recordAuditIn(tx, { by, action: 'component.cost', subject, after, at }, random)
    return { costId: id }
  })
}
