import { recordComponentCost } from '../../../src/features/costs/record-component-cost.ts'
import { costAt, readComponent } from '../../../src/features/costs/read-components.ts'
import { addComponent } from '../../../src/features/costs/save-component.ts'
import { componentLine } from '../../../src/features/costs/component-line.ts'
import type { LineInput } from '../../../src/features/costs/vocabulary.ts'
import { shirtLines } from '../../vectors/shirt.ts'
import { malo } from './shop.ts'

const both = (fr: string, en: string) => ({ fr, en })

export const invoice = (date: string) => ({ grade: 'invoice' as const, date, key: null, documents: [] })

/** Linen cloth by the metre, without a cost yet. */
export const clothInput = {
  group: 'materials' as const,
  label: both('Toile de lin 180 g/m²', 'Linen cloth 180 g/m²'),
  unit: both('m', 'm'),
  recipient: { name: 'Tissage des Vosges', kind: 'supplier' as const, place: '', country: 'FR' },
}

/** Records what a component costs from `at` on, and gives the id of that cost. */
export const recordCost = async (
  componentId: string,
  unitCostMicros: number,
  at: string,
): Promise<string> => {
  const evidence = invoice(at.slice(0, 10))
  const cost = { by: malo, componentId, unitCostMicros, perMicros: 1_000_000, evidence, at }
  return (await recordComponentCost(cost)).costId
}

/** Cloth in the library at 8.9012 a metre from `at` on. */
export async function addCloth(at: string): Promise<{ componentId: string; costId: string }> {
  const { componentId } = await addComponent({ by: malo, at, ...clothInput })
  return { componentId, costId: await recordCost(componentId, 8_901_200, at) }
}

/** The shirt's lines, its cloth so much of the component at its cost of that time. */
export async function linesWith(
  componentId: string,
  at: string,
  quantityMicros = 1_620_000,
): Promise<LineInput[]> {
  const { component, costs } = await readComponent(componentId)
  return [componentLine(component, costAt(costs, at)!, quantityMicros), ...shirtLines.slice(1)]
}
