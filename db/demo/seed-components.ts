import { asc, eq } from 'drizzle-orm'
import { read } from '../client.ts'
import { componentCosts, components as rows } from '../schema/components.ts'
import { newId } from '../../src/core/id.ts'
import type { Person } from '../../src/features/accounts/person.ts'
import { recordComponentCost } from '../../src/features/costs/record-component-cost.ts'
import { addComponent } from '../../src/features/costs/save-component.ts'
import { micros } from './breakdown-input.ts'
import { components, type DemoComponent } from './components.ts'
import { dayBefore, moment } from './moment.ts'
import { recipients } from './recipients.ts'
import { seededRandom } from './seeded-random.ts'

/** Ids of a component and of its costs, in the order of `components.ts`. */
export type SeededComponent = { id: string; costIds: string[] }

/** The demo's library of components; what is there already stays as it is. By key. */
export async function seedComponents(by: Person, day: string): Promise<Map<string, SeededComponent>> {
  const seeded = new Map<string, SeededComponent>()
  for (const component of components) seeded.set(component.key, await seedOne(component, by, day))
  return seeded
}

async function seedOne(component: DemoComponent, by: Person, day: string): Promise<SeededComponent> {
  const { key, group, label, to, unit, costs } = component
  const name = `component ${key}`
  const id = newId('cmp', seededRandom(name))
  const known = await read().select({ id: rows.id }).from(rows).where(eq(rows.id, id))
  if (known.length === 0) {
    const at = moment(day, costs[0]!.daysAgo)
    await addComponent({ by, group, label, unit, recipient: recipients[to], at }, seededRandom(name))
  }
  const there = await read()
    .select({ id: componentCosts.id })
    .from(componentCosts)
    .where(eq(componentCosts.componentId, id))
    .orderBy(asc(componentCosts.sequence))
  const costIds = there.map((cost) => cost.id)
  for (const [index, { daysAgo, unitCost, grade }] of costs.entries()) {
    if (index < costIds.length) continue
    const evidence = { grade, date: dayBefore(day, daysAgo), key: null, documents: [] }
    const { costId } = await recordComponentCost(
      {
        ...{ by, componentId: id, evidence, at: moment(day, daysAgo) },
        unitCostMicros: micros(unitCost),
        perMicros: micros(component.per ?? '1'),
      },
      seededRandom(`${name} cost ${index}`),
    )
    costIds.push(costId)
  }
  return { id, costIds }
}
