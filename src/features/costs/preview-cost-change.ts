import { snapshot, type Reader } from '../../../db/client.ts'
import { Refusal } from '../../core/refusal.ts'
import { demand, type Person } from '../accounts/person.ts'
import { settings } from '../shop/settings.ts'
import { componentStandings, productsWith } from './component-standings.ts'
import { costGround } from './cost-ground.ts'
import { planChange, type PlannedScope } from './plan-change.ts'
import { readComponent, type Component, type ComponentCost } from './read-components.ts'
import type { Choices } from './reprice.ts'

export type CostChangeAsked = {
  by: Person
  componentId: string
  /** The cost to carry into prices, one of the component's. */
  costId: string
  choices: Choices
  at: string
}

export type CostChangePreview = {
  component: Component
  cost: ComponentCost
  /** Every scope with a line at another cost, published or in a draft; in the order of the shop. */
  scopes: PlannedScope[]
}

/** The component and its cost, or the Refusal `refusal.costs_no_component_cost`. */
export async function findCost(componentId: string, costId: string, on: Reader) {
  const { component, costs } = await readComponent(componentId, on)
  const cost = costs.find(({ id }) => id === costId)
  if (!cost) throw new Refusal('refusal.costs_no_component_cost')
  return { component, cost }
}

/**
 * What `publishCostChange` would do to each scope, before it does: parts of the price before and after, and
 * what stands in the way. Reads numbers alone, in a few queries for up to 10,000 products.
 */
export const previewCostChange = ({
  by,
  componentId,
  costId,
  choices,
  at,
}: CostChangeAsked): Promise<CostChangePreview> => {
  demand(by, 'edit', 'breakdown')
  return snapshot(async (on) => {
    const { component, cost } = await findCost(componentId, costId, on)
    const { currency, marginCeilingBp: ceilingBp } = await settings(at, on)
    const ground = await costGround(await productsWith(cost, on), at, on)
    const touched = await componentStandings(ground, cost, currency.decimals, on)
    const scopes = planChange(touched, { choices, decimals: currency.decimals, ceilingBp })
    return { component, cost, scopes }
  })
}
