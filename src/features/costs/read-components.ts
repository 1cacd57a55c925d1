import { asc, desc, eq, inArray } from 'drizzle-orm'
import { read, type Reader } from '../../../db/client.ts'
import { componentCostDocuments, componentCosts, components } from '../../../db/schema/components.ts'
import type { Bilingual } from '../../core/i18n/lang.ts'
import { Refusal } from '../../core/refusal.ts'
import {
  evidenceGrades,
  groups,
  recipientKinds,
  type Evidence,
  type Group,
  type Recipient,
} from './vocabulary.ts'

/** What many prices are made of; see db/schema/components.ts. */
export type Component = {
  id: string
  group: Group
  label: Bilingual
  /** What it is counted in; never changes. */
  unit: Bilingual
  /** Its supplier. */
  recipient: Recipient
  /** What `updateComponent` wants to see again. */
  revision: number
  savedAt: string
  savedBy: string
  archivedAt: string | null
}

export type ComponentCost = {
  id: string
  componentId: string
  sequence: number
  unitCostMicros: number
  /** The unit cost is for so many units; 1_000_000 for one. */
  perMicros: number
  inForceFrom: string
  evidence: Evidence
  setAt: string
  setBy: string
}

const componentOf = (row: typeof components.$inferSelect): Component => {
  const { recipientName, recipientKind, recipientPlace, recipientCountry, ...rest } = row
  return {
    ...rest,
    group: groups.find((group) => group === row.group)!,
    recipient: {
      name: recipientName,
      kind: recipientKinds.find((kind) => kind === recipientKind)!,
      place: recipientPlace,
      country: recipientCountry,
    },
  }
}

/** The costs of these components, the one that counts at a time first: latest in force, then last recorded. */
async function costsOf(componentIds: string[], on: Reader): Promise<Map<string, ComponentCost[]>> {
  const rows = await on
    .select()
    .from(componentCosts)
    .where(inArray(componentCosts.componentId, componentIds))
    .orderBy(desc(componentCosts.inForceFromAt), desc(componentCosts.sequence))
  const attached = await on
    .select({ costId: componentCostDocuments.costId, sha256: componentCostDocuments.sha256 })
    .from(componentCostDocuments)
    .innerJoin(componentCosts, eq(componentCosts.id, componentCostDocuments.costId))
    .where(inArray(componentCosts.componentId, componentIds))
    .orderBy(asc(componentCostDocuments.position))
  const documents = Map.groupBy(attached, ({ costId }) => costId)
  const costs = rows.map(
    ({ evidenceGrade, evidenceOn, evidenceKey, inForceFromAt, ...row }): ComponentCost => ({
      ...row,
      inForceFrom: inForceFromAt,
      evidence: {
        grade: evidenceGrades.find((grade) => grade === evidenceGrade)!,
        date: evidenceOn,
        key: evidenceKey,
        documents: (documents.get(row.id) ?? []).map(({ sha256 }) => sha256),
      },
    }),
  )
  return Map.groupBy(costs, ({ componentId }) => componentId)
}

/** Of costs as `readComponent` gives them, the one in force at a time; null before the first. */
export const costAt = (costs: ComponentCost[], at: string): ComponentCost | null =>
  costs.find(({ inForceFrom }) => inForceFrom <= at) ?? null

export type ComponentWithCosts = { component: Component; costs: ComponentCost[] }

/** A component with all its costs, the newest in force first. Throws the Refusal `refusal.costs_no_component`. */
export async function readComponent(id: string, on: Reader = read()): Promise<ComponentWithCosts> {
  const [row] = await on.select().from(components).where(eq(components.id, id))
  if (!row) throw new Refusal('refusal.costs_no_component')
  return { component: componentOf(row), costs: (await costsOf([id], on)).get(id) ?? [] }
}

/** Every component with its costs, by group and then in the order of their making. */
export async function readComponents(on: Reader = read()): Promise<ComponentWithCosts[]> {
  const rows = await on.select().from(components).orderBy(asc(components.id))
  const costs = await costsOf(
    rows.map(({ id }) => id),
    on,
  )
  return rows
    .map((row) => ({ component: componentOf(row), costs: costs.get(row.id) ?? [] }))
    .sort((a, b) => groups.indexOf(a.component.group) - groups.indexOf(b.component.group))
}
