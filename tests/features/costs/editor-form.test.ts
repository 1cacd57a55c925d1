import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { langs } from '../../../src/core/i18n/lang.ts'
import { currencyOf } from '../../../src/core/money/currency.ts'
import {
  addLine,
  addLines,
  lineStep,
  moveLine,
  removeLine,
} from '../../../src/features/costs/editor-lines.ts'
import { blankLine, inGroupOrder, readTyped, typedEntries } from '../../../src/features/costs/editor-form.ts'
import { dateEstimates } from '../../../src/features/costs/date-estimates.ts'
import { lineBefore } from '../../../src/features/costs/line-before.ts'
import { readBlock } from '../../../src/features/costs/read-block.ts'
import { readEditorForm, readTypedForm } from '../../../src/features/costs/read-editor-form.ts'
import { shareUnits } from '../../../src/features/costs/share-units.ts'
import { whatIf } from '../../../src/features/costs/what-if.ts'
import { workOut } from '../../../src/features/costs/work-out.ts'
import { typedLine, writeEditorForm } from '../../../src/features/costs/write-editor-form.ts'
import { groups } from '../../../src/features/costs/vocabulary.ts'
import { runs } from '../../runs.ts'
import { shirt, shirtGroups, shirtLines } from '../../vectors/shirt.ts'
import { randomInput } from './random-input.ts'

const euro = currencyOf('EUR')
const ground = { currency: euro, lang: 'fr' as const }
const frame = { currency: euro, country: 'FR', marginCeilingBp: 2500 }

function sent(entries: [string, string][]): FormData {
  const form = new FormData()
  for (const [name, value] of entries) form.append(name, value)
  return form
}
const shirtForm = () => writeEditorForm(shirt, ground, 'FR')
const changed = (more: Record<string, string>) => {
  const form = sent(typedEntries(shirtForm()))
  for (const [name, value] of Object.entries(more)) form.set(name, value)
  return readEditorForm(form, ground)
}

describe('the form of a breakdown', () => {
  test('read back is the breakdown it was written from, whatever the currency and the language', () => {
    fc.assert(
      fc.property(randomInput, fc.constantFrom(...langs), ({ input, currency }, lang) => {
        const typed = writeEditorForm(input, { currency, lang }, 'FR')
        const read = readEditorForm(sent(typedEntries(typed)), { currency, lang })
        const order = (group: string) => (groups as readonly string[]).indexOf(group)
        expect(read.refusals).toEqual([])
        expect(read.input).toEqual({
          ...input,
          lines: input.lines.toSorted((a, b) => order(a.group) - order(b.group)),
        })
        expect(read.typed).toEqual(typed)
      }),
      { numRuns: runs(150, 15_000) },
    )
  })

  test('shows amounts as the language writes them, with at least the decimals of the currency', () => {
    const fr = shirtForm()
    expect([fr.head.price, fr.lines[0]!.quantity, fr.lines[0]!.cost]).toEqual(['89,00', '1,62', '8,9012'])
    const en = writeEditorForm(shirt, { ...ground, lang: 'en' }, 'FR')
    expect([en.head.price, en.lines[3]!.cost, en.lines[4]!.per]).toEqual(['89.00', '0.60', '60'])
  })

  test('takes a comma or a dot, a sign of the currency, and spaces between thousands', () => {
    const { input, refusals } = changed({ price: '1 092.50 €', 'lines[0].cost': '9.451', vat: '5,5 %' })
    expect(refusals).toEqual([])
    expect([input.priceCents, input.vatBp]).toEqual([109_250, 550])
    expect(input.lines[0]!.basis).toMatchObject({ unitCostMicros: 9_451_000 })
  })

  test('keeps what can’t be read as typed, and says it beside its field', () => {
    const { typed, refusals, missing } = changed({
      price: 'cher',
      'lines[1].quantity': '',
      'lines[4].cost': '1;2',
    })
    expect([typed.head.price, typed.lines[4]!.cost]).toEqual(['cher', '1;2'])
    expect(refusals.map(({ code, field }) => [code, field])).toEqual([
      ['refusal.editor_number', 'price'],
      ['refusal.editor_number', 'lines[4].cost'],
    ])
    expect(missing.map(({ code, field }) => [code, field])).toEqual([
      ['refusal.editor_quantity_missing', 'lines[1].quantity'],
    ])
  })

  test('lets a draft lack a number, which it still lacks when it is opened again, and no version', () => {
    const read = changed({ price: '', 'lines[1].quantity': '', 'lines[3].cost': '', 'lines[0].date': '' })
    const { unsound, open } = workOut(read, frame)
    expect(unsound).toEqual([])
    expect(open.slice(0, 4).map(({ field }) => field)).toEqual([
      'price',
      'lines[1].quantity',
      'lines[3].cost',
      'lines[0].date',
    ])
    const again = writeEditorForm(read.input, ground, 'FR', true)
    expect([again.head.price, again.lines[1]!.quantity, again.lines[3]!.cost]).toEqual(['', '', ''])
    expect(again.lines[1]!.cost).toBe('0,1857')
  })

  test('dates an estimate by the day it is written, and says a known unit in both languages', () => {
    const lines = [
      { ...blankLine('materials', 'FR'), grade: 'estimate', 'unit.fr': 'pièces' },
      { ...blankLine('materials', 'FR'), grade: 'invoice', 'unit.en': 'm', 'unit.fr': 'mètre' },
      { ...blankLine('materials', 'FR'), grade: 'allocation', date: '2025-01-01', 'unit.en': 'skein' },
    ]
    const typed = shareUnits(dateEstimates({ ...shirtForm(), lines }, '2026-02-11'))
    expect(typed.lines.map((line) => [line.date, line['unit.fr'], line['unit.en']])).toEqual([
      ['2026-02-11', 'pièces', 'pieces'],
      ['', 'mètre', 'm'],
      ['2025-01-01', '', 'skein'],
    ])
  })

  test('leaves lines out into which nothing was typed, and knows where the others stand', () => {
    const { form } = addLine(shirtForm(), 'materials', 'FR')
    const read = readTypedForm(form, ground)
    expect(read.input.lines).toEqual(shirt.lines)
    expect(read.places).toEqual([0, 1, 2, 3, ...Array.from({ length: 11 }, (_, i) => i + 5)])
    expect(read.typed.lines).toHaveLength(16)
  })

  test('makes nothing of forged words and holes in the numbering', () => {
    const read = readEditorForm(
      sent([
        ['lines[7].group', 'nowhere'],
        ['lines[7].basis', 'magic'],
        ['lines[7].label.fr', 'Fil'],
        ['lines[7].cost', '1'],
        ['lines[99999].cost', '1'],
        ['lines[2].group', 'margin'],
        ['lines[2].basis', 'amount'],
        ['unknowns', 'maybe'],
        ['price', '10'],
        ['vat', '20'],
      ]),
      ground,
    )
    expect(read.input.lines.map((line) => [line.group, line.basis.kind])).toEqual([
      ['materials', 'amount'],
      ['margin', 'rest'],
    ])
    expect(read.input.unknowns).toEqual({ state: 'untouched' })
  })
})

describe('lines of the form', () => {
  test('are added to their group, moved within it, and removed', () => {
    const { form, index } = addLine(shirtForm(), 'making', 'FR')
    expect([index, form.lines[index]]).toEqual([5, blankLine('making', 'FR')])
    const up = moveLine(form, 5, -1)
    expect(up.lines[4]).toEqual(blankLine('making', 'FR'))
    expect(moveLine(up, 4, -1)).toBe(up)
    expect(moveLine(up, 99, 1)).toBe(up)
    expect(removeLine(up, 4).lines).toEqual(shirtForm().lines)
  })

  test('of a template take the place of none, and are added to what was begun, the margin but once', () => {
    const template = shirtLines.map((line) => typedLine(line, ground, 'FR'))
    const empty = { ...shirtForm(), lines: [blankLine('margin', 'FR'), blankLine('materials', 'FR')] }
    expect(addLines(empty, template).lines).toEqual(inGroupOrder(template))
    const twice = addLines(shirtForm(), template)
    expect(twice.lines.filter((line) => line.group === 'margin')).toHaveLength(1)
    expect(twice.lines).toHaveLength(29)
  })

  test.each([
    ['add:making', { kind: 'add', group: 'making' }],
    ['remove:12', { kind: 'remove', index: 12 }],
    ['take:3', { kind: 'take', index: 3 }],
    ['up:0', { kind: 'up', index: 0 }],
    ['add:vat', null],
    ['add:', null],
    ['remove:-1', null],
    ['save', null],
  ])('are changed by a button of the value %j', (value, step) => {
    expect(lineStep(value)).toEqual(step)
  })

  test('are compared with those of the same name in the version before', () => {
    const before = {
      number: 4,
      priceCents: 8900,
      groups: [],
      lines: [{ group: 'materials' as const, label: { fr: 'Entoilage', en: 'Interfacing' }, cents: 80 }],
    }
    const line = { ...blankLine('materials', 'FR'), 'label.fr': 'Entoilage' }
    expect(lineBefore(line, before)).toBe(80)
    expect(lineBefore({ ...line, group: 'making' }, before)).toBeNull()
    expect(lineBefore({ ...line, 'label.fr': '', 'label.en': '' }, before)).toBeNull()
    expect(lineBefore(line, null)).toBeNull()
  })
})

describe('what is typed is worked out', () => {
  test('to the cents of the design, with nothing left to explain', () => {
    const { computed, left, unsound, open } = workOut(readTypedForm(shirtForm(), ground), frame)
    expect(Object.fromEntries(computed!.groups.map(({ group, cents }) => [group, cents]))).toEqual(
      shirtGroups,
    )
    expect([left!.cents, unsound, open]).toEqual([0, [], []])
  })

  test('with each refusal beside the field that cures it', () => {
    const read = changed({
      'lines[0].recipient.name': '',
      'lines[3].grade': '',
      'lines[9].key.en': '',
      'lines[1].unit.en': '',
      'reason.fr': '',
    })
    const { left, unsound, open } = workOut(read, frame)
    expect(unsound).toEqual([])
    expect(open.map(({ field }) => field)).toEqual([
      'lines[0].recipient.name',
      'lines[1].unit.en',
      'lines[3].grade',
      'lines[9].key.en',
      'reason.fr',
    ])
    expect(left!.cents).toBe(1442 + 60)
  })

  test('as unsound where it could not be kept: no such day, a batch without its size', () => {
    const read = changed({
      'lines[0].date': '2026-02-31',
      batchSize: '',
      'lines[5].recipient.country': 'France',
    })
    const { computed, unsound } = workOut(read, frame)
    expect(computed).toBeNull()
    expect(unsound.map(({ field }) => field)).toEqual([
      'batchSize',
      'lines[0].date',
      'lines[5].recipient.country',
    ])
  })

  test('at another price, where what is a rate follows it', () => {
    const linen = changed({ 'lines[0].cost': '9,4510' })
    expect(whatIf(linen.input, 9200, frame)).toEqual({
      priceCents: 9200,
      vatCents: 1533,
      marginCents: 1036,
      donationCents: 230,
    })
    expect(whatIf({ ...linen.input, batchSize: null }, 9200, frame)).toBeNull()
    expect(whatIf(linen.input, -1, frame)).toBeNull()
  })
})

test('a block from a spreadsheet is read cell by cell', () => {
  expect(readBlock('Lin\t1,62\t8,9012\r\nFil\t\t0.60\r\n')).toEqual([
    ['Lin', '1,62', '8,9012'],
    ['Fil', '', '0.60'],
  ])
  expect(readBlock('"Toile\n180 g"\t"dite ""Vosges"""\tx"y')).toEqual([
    ['Toile\n180 g', 'dite "Vosges"', 'x"y'],
  ])
  expect(readBlock('seul')).toEqual([['seul']])
  expect(readTyped(new FormData()).lines).toEqual([])
})
