import type { Component, ComponentCost } from './read-components.ts'
import type { LineInput } from './vocabulary.ts'

/** A line of so much of a component: its cost, its supplier and its evidence are copied. */
export function componentLine(component: Component, cost: ComponentCost, quantityMicros: number): LineInput {
  const { unitCostMicros, perMicros, evidence } = cost
  return {
    group: component.group,
    label: component.label,
    recipient: component.recipient,
    basis: { kind: 'quantity', quantityMicros, unit: component.unit, unitCostMicros, perMicros },
    evidence,
    disclosure: { kind: 'exact' },
    note: null,
    component: { id: component.id, costId: cost.id },
  }
}

/**
 * These lines at a newer cost of their component. A line keeps its quantity and its words; one that does not
 * change stays the same object.
 */
export const atCost = (lines: LineInput[], component: Component, cost: ComponentCost): LineInput[] =>
  lines.map((line) => {
    if (line.component?.id !== component.id || line.component.costId === cost.id) return line
    if (line.basis.kind !== 'quantity') throw new Error('a component is kept on a quantity alone')
    const { unitCostMicros, perMicros, evidence } = cost
    return {
      ...line,
      recipient: component.recipient,
      basis: { ...line.basis, unitCostMicros, perMicros },
      evidence,
      component: { id: component.id, costId: cost.id },
    }
  })
