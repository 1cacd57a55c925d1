import { beforeEach, describe, expect, test } from 'vitest'
import { currencyOf } from '../../../src/core/money/currency.ts'
import { blankLine, type TypedForm, type TypedLine } from '../../../src/features/costs/editor-form.ts'
import { openEditor } from '../../../src/features/costs/open-editor.ts'
import { readDraft } from '../../../src/features/costs/read-draft.ts'
import { readLibrary } from '../../../src/features/costs/read-library.ts'
import { readTypedForm } from '../../../src/features/costs/read-editor-form.ts'
import { saveDraft } from '../../../src/features/costs/save-draft.ts'
import {
  departures,
  takeAt,
  takeNamed,
  type LibraryEntry,
} from '../../../src/features/costs/take-component.ts'
import { writeEditorForm } from '../../../src/features/costs/write-editor-form.ts'
import { codesOf } from '../../refusals.ts'
import { shirt } from '../../vectors/shirt.ts'
import { addCloth, linesWith, recordCost } from './library.ts'
import { day, malo, openShop, opening } from './shop.ts'

const ground = { currency: currencyOf('EUR'), lang: 'fr' as const }
const scope = { productId: 'shirt', variantId: null }
const library = (lines = shirt.lines, at = day(1)) => readLibrary({ ground, country: 'FR', at, lines })
const form = (...lines: Partial<TypedLine>[]): TypedForm => ({
  head: writeEditorForm(shirt, ground, 'FR').head,
  lines: lines.map((line) => ({ ...blankLine('materials', 'FR'), ...line })),
  documents: [],
})

let cloth: { componentId: string; costId: string }
beforeEach(async () => {
  await openShop()
  cloth = await addCloth(opening)
})

describe('the library offers', () => {
  test('components with a cost in force, as a line would take them over', async () => {
    const [entry, ...others] = await library()
    expect(others).toEqual([])
    expect(entry!.line).toMatchObject({
      'label.en': 'Linen cloth 180 g/m²',
      'recipient.name': 'Tissage des Vosges',
      basis: 'quantity',
      quantity: '',
      'unit.fr': 'm',
      cost: '8,9012',
      grade: 'invoice',
      component: `${cloth.componentId}/${cloth.costId}`,
    })
    expect(await library(shirt.lines, '2020-01-01T00:00:00.000Z')).toEqual([])
  })

  test('the number of products of those that the lines name', async () => {
    const lines = await linesWith(cloth.componentId, day(1))
    await saveDraft({ by: malo, ...scope, input: { ...shirt, lines }, revision: null, at: day(1) })
    expect((await library(lines)).map(({ products }) => products)).toEqual([1])
    expect((await library()).map(({ products }) => products)).toEqual([null])
  })
})

describe('a line of the form', () => {
  let entries: LibraryEntry[]
  beforeEach(async () => void (entries = await library()))

  test('that bears a component’s name and says no cost becomes a quantity of it', () => {
    const typed = takeNamed(form({ 'label.fr': ' toile de LIN 180 g/m² ', quantity: '1,62' }), entries)
    expect(typed.lines[0]).toMatchObject({
      'label.fr': 'toile de LIN 180 g/m²',
      'label.en': 'Linen cloth 180 g/m²',
      quantity: '1,62',
      cost: '8,9012',
      'recipient.name': 'Tissage des Vosges',
    })
    const { input } = readTypedForm(typed, ground)
    expect(input.lines[0]!.component).toEqual({ id: cloth.componentId, costId: cloth.costId })
  })

  test('stays as it is when it says its cost, or stands in another group', () => {
    const own = form({ 'label.fr': 'Toile de lin 180 g/m²', cost: '7' })
    expect(takeNamed(own, entries).lines).toEqual(own.lines)
    const making = form({ group: 'making', 'label.fr': 'Toile de lin 180 g/m²' })
    expect(takeNamed(making, entries).lines).toEqual(making.lines)
  })

  test('departs from the library when either cost changes, and takes the new one over when asked', async () => {
    const lines = await linesWith(cloth.componentId, day(1))
    const typed = writeEditorForm({ ...shirt, lines }, ground, 'FR')
    expect(departures(typed, entries, ground)).toEqual([])
    await recordCost(cloth.componentId, 9_451_000, day(2))
    const newer = await library(lines, day(3))
    expect(departures(typed, newer, ground).map(({ place, entry }) => [place, entry.line.cost])).toEqual([
      [0, '9,451'],
    ])
    const taken = takeAt(typed, 0, newer)
    expect(taken.lines[0]).toMatchObject({ quantity: '1,62', cost: '9,451' })
    expect(departures(taken, newer, ground)).toEqual([])
    expect(takeAt(typed, 1, newer).lines).toEqual(typed.lines)
  })
})

test('the editor opened and saved again keeps which lines are components', async () => {
  const lines = await linesWith(cloth.componentId, day(1))
  await saveDraft({ by: malo, ...scope, input: { ...shirt, lines }, revision: null, at: day(1) })
  const editor = (await openEditor({ by: malo, slug: 'chemise', variantId: null, at: day(2) }))!
  const { input } = readTypedForm(writeEditorForm(editor.input, ground, 'FR'), ground)
  await saveDraft({ by: malo, ...scope, input, revision: 1, at: day(2) })
  expect((await readDraft('shirt'))!.input.lines[0]!.component).toEqual({
    id: cloth.componentId,
    costId: cloth.costId,
  })
})

test('a running cost that is not there is refused, whatever a form says', async () => {
  const lines = [{ ...shirt.lines[0]!, overhead: { id: 'ovh_none' } }, ...shirt.lines.slice(1)]
  const save = () => saveDraft({ by: malo, ...scope, input: { ...shirt, lines }, revision: null, at: day(1) })
  expect(await codesOf(save)).toEqual(['costs_no_overhead'])
})
