import { beforeEach, expect, test } from 'vitest'
import { costAt, readComponent } from '../../../src/features/costs/read-components.ts'
import { recordComponentCost } from '../../../src/features/costs/record-component-cost.ts'
import { addComponent, updateComponent } from '../../../src/features/costs/save-component.ts'
import { saveDraft } from '../../../src/features/costs/save-draft.ts'
import { appendOnlyRefusals } from '../../outsider.ts'
import { codesOf } from '../../refusals.ts'
import { shirt } from '../../vectors/shirt.ts'
import { addCloth, clothInput, invoice, linesWith, recordCost } from './library.ts'
import { day, malo, noor, openShop, opening, type Shop } from './shop.ts'

let shop: Shop
let componentId: string
beforeEach(async () => {
  shop = await openShop()
  componentId = (await addCloth(opening)).componentId
})

test('a component costs what was last said for that time', async () => {
  const later = { ...invoice('2026-01-20'), documents: [] }
  const cost = { by: malo, componentId, perMicros: 1_000_000, evidence: later, at: day(2) }
  await recordComponentCost({ ...cost, unitCostMicros: 9_500_000, inForceFrom: day(20) })
  await recordComponentCost({ ...cost, unitCostMicros: 9_000_000, inForceFrom: day(20) })
  const { costs } = await readComponent(componentId)
  const at = (n: number) => costAt(costs, day(n))?.unitCostMicros
  expect([at(1), at(19), at(20)]).toEqual([8_901_200, 8_901_200, 9_000_000])
  expect(costAt(costs, '2025-01-01T00:00:00.000Z')).toBeNull()
})

test('what was said of a cost is neither changed nor deleted, by whatever way', async () => {
  const shell = shop.outsider()
  for (const statement of await appendOnlyRefusals(shell, 'component_costs'))
    await expect(shell.exec(statement), statement).rejects.toThrow(/append-only|unique|duplicate/i)
})

test('a component keeps its unit, and nobody’s work is saved over', async () => {
  const own = { by: malo, at: day(1), componentId, ...clothInput }
  const unit = { fr: 'cm', en: 'cm' }
  expect(await codesOf(() => updateComponent({ ...own, unit, revision: 1 }))).toEqual([
    'costs_component_unit_fixed',
  ])
  await updateComponent({ ...own, label: { fr: 'Lin', en: 'Linen' }, revision: 1 })
  expect((await readComponent(componentId)).component).toMatchObject({ label: { en: 'Linen' }, revision: 2 })
  expect(await codesOf(() => updateComponent({ ...own, revision: 1 }))).toEqual(['costs_component_stale'])
})

test('an incomplete component is refused with all that it lacks, and shoppers have none', async () => {
  const none = { fr: '', en: 'x' }
  const recipient = { ...clothInput.recipient, name: ' ' }
  const input = { ...clothInput, group: 'margin' as const, label: none, unit: none, recipient }
  expect(await codesOf(() => addComponent({ by: malo, at: day(1), ...input }))).toEqual([
    'costs_component_group',
    'costs_component_label',
    'costs_component_unit',
    'costs_component_supplier',
  ])
  expect(await codesOf(() => addComponent({ by: noor, at: day(1), ...clothInput }))).toEqual(['not_allowed'])
})

test('a line names a component of the library and its own quantity of it', async () => {
  const [cloth, ...others] = await linesWith(componentId, day(1))
  const save = (line: typeof cloth) =>
    saveDraft({
      ...{ by: malo, productId: 'shirt', variantId: null, revision: null, at: day(1) },
      input: { ...shirt, lines: [line!, ...others] },
    })
  const stranger = { ...cloth!, component: { id: 'cmp_other', costId: cloth!.component!.costId } }
  expect(await codesOf(() => save(stranger))).toEqual(['costs_component_unknown'])
  const amount = { ...cloth!, basis: { kind: 'amount' as const, amountMicros: 1 } }
  expect(await codesOf(() => save(amount))).toEqual(['costs_component_quantity'])
  // The line keeps the cost that it copied.
  const { computed } = await save(cloth)
  await recordCost(componentId, 20_000_000, day(1))
  expect(computed.lines[0]).toMatchObject({ cents: 1442, component: cloth!.component })
})
