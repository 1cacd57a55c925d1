import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { currencyOf } from '../../../src/core/money/currency.ts'
import { breakdownCsv, csvCell } from '../../../src/features/costs/breakdown-csv.ts'
import { breakdownJson } from '../../../src/features/costs/breakdown-json.ts'
import { computeBreakdown } from '../../../src/features/costs/compute-breakdown.ts'
import { difference } from '../../../src/features/costs/difference.ts'
import {
  projectBreakdown,
  type PublicBreakdown,
  type VersionFacts,
} from '../../../src/features/costs/public-breakdown.ts'
import type { BreakdownInput, Disclosure, LineInput } from '../../../src/features/costs/vocabulary.ts'
import { shirt, shirtLines } from '../../vectors/shirt.ts'

const eur = currencyOf('EUR')
const both = (text: string) => ({ fr: text, en: text })
const sha = 'a'.repeat(64)

function project(input: Partial<BreakdownInput>, head: Partial<VersionFacts['head']> = {}): PublicBreakdown {
  const whole = { ...shirt, ...input }
  return projectBreakdown({
    head: {
      product: 'chemise-en-lin-riviere',
      variant: null,
      versionId: 'brk_1',
      version: 4,
      priceCents: whole.priceCents,
      vatBp: whole.vatBp,
      inForceFrom: '2026-03-03T08:14:00.000Z',
      publishedAt: '2026-03-03T08:14:00.000Z',
      reason: whole.reason,
      unknowns: null,
      marginPaysFor: null,
      reduction: null,
      ...head,
    },
    currency: eur,
    batchSize: whole.batchSize,
    lines: computeBreakdown(whole, eur).lines,
    documents: new Map([
      [sha, { sha256: sha, isPublic: true, title: both('Facture'), mediaType: 'application/pdf' }],
    ]),
  })
}

const grouped = (reason: string): Disclosure => ({ kind: 'grouped', reason: both(reason) })
const shirtWith = (changes: Record<number, Partial<LineInput>>): LineInput[] =>
  shirtLines.map((line, index) => ({ ...line, ...changes[index] }))

describe('what is grouped', () => {
  test('is merged with its grouped neighbours of the group, claims no more than its weakest part, and keeps the sum', () => {
    const secret = grouped('Le fournisseur tient à ses prix.')
    const shown = project({
      lines: shirtWith({
        1: { disclosure: secret, note: both('Du Jura.') },
        2: { disclosure: secret },
        3: { disclosure: grouped('Trop petit.') },
      }),
    })
    expect(shown.lines).toHaveLength(14)
    expect(shown.lines[1]).toEqual({
      group: 'materials',
      label: {
        fr: 'Boutons corozo · Entoilage · Fil, étiquette',
        en: 'Corozo buttons · Interfacing · Thread, label',
      },
      cents: 270,
      exact: null,
      basis: null,
      recipient: null,
      evidence: { grade: 'estimate', date: '2026-02-02', key: null, documents: [] },
      disclosure: 'grouped',
      disclosureReason: both('Le fournisseur tient à ses prix. · Trop petit.'),
      note: both('Du Jura.'),
    })
    expect(shown.groups[0]).toEqual({ group: 'materials', cents: 1712 })
    expect(shown.lines.reduce((sum, line) => sum + line.cents, 0)).toBe(8900)
  })

  test('keeps the recipient that all of it has, and none of its numbers', () => {
    const shown = project({
      lines: shirtWith({ 2: { disclosure: grouped('x') }, 3: { disclosure: grouped('x') } }),
    })
    expect(shown.lines[2]!.recipient).toMatchObject({ name: 'Mercerie de Lille' })
    expect(JSON.stringify(breakdownJson(shown))).not.toContain('2.6667')
    expect(breakdownCsv(shown)).not.toContain('2.6667')
  })

  test('alone shows its cents without how they were found', () => {
    const shown = project({ lines: shirtWith({ 0: { disclosure: grouped('x') } }) })
    expect(shown.lines[0]).toMatchObject({ cents: 1442, exact: null, basis: null, disclosure: 'grouped' })
    expect(shown.lines[0]!.recipient).toMatchObject({ name: 'Tissage des Vosges' })
  })

  test('is not merged over a line that is shown exactly, nor into another group', () => {
    const hidden = { disclosure: grouped('x') }
    const shown = project({ lines: shirtWith({ 1: hidden, 3: hidden, 4: hidden, 5: hidden }) })
    expect(shown.lines).toHaveLength(16)
  })
})

describe('the JSON', () => {
  test('has the shape that outsiders rely on', () => {
    const lines = shirtWith({ 0: { evidence: { ...shirtLines[0]!.evidence!, documents: [sha] } } })
    const json = breakdownJson(project({ lines }, { unknowns: both('Le fil.') }))
    expect(Object.keys(json).slice(0, 7)).toEqual([
      'product',
      'variant',
      'version',
      'currency',
      'priceCents',
      'vatBp',
      'inForceFrom',
    ])
    expect(json).toMatchObject({
      product: 'chemise-en-lin-riviere',
      variant: null,
      version: 4,
      currency: 'EUR',
      priceCents: 8900,
      vatBp: 2000,
      inForceFrom: '2026-03-03T08:14:00Z',
      reason: shirt.reason,
      unknowns: both('Le fil.'),
    })
    expect(json.groups[0]).toEqual({ group: 'materials', cents: 1712 })
    expect(json.groups).toHaveLength(8)
    expect(json.lines[0]).toMatchObject({
      group: 'materials',
      cents: 1442,
      exact: '14.419944',
      basis: { kind: 'quantity', quantity: '1.62', unit: 'm', unitCost: '8.9012' },
      recipient: { name: 'Tissage des Vosges', kind: 'supplier', country: 'FR' },
      evidence: { grade: 'invoice', date: '2026-02-11', documents: [`sha256:${sha}`] },
      disclosure: 'exact',
    })
    expect(json.lines[0]!.basis).not.toHaveProperty('per')
    expect(json.lines[4]!.basis).toMatchObject({ per: '60' })
    expect(json.lines[8]!.basis).toEqual({ kind: 'batch', batchCost: '1240', batchSize: 400 })
  })
})

describe('the CSV', () => {
  test('reads back with every line and sums to the price', () => {
    const csv = breakdownCsv(project({}))
    expect(csv.endsWith('\r\n')).toBe(true)
    const rows: Record<string, string>[] = parse(csv, { columns: true })
    expect(rows).toHaveLength(16)
    expect(rows.reduce((sum, row) => sum + Number(row['cents']), 0)).toBe(8900)
    expect(rows[0]).toMatchObject({
      product: 'chemise-en-lin-riviere',
      label_fr: 'Toile de lin 180 g/m²',
      exact: '14.419944',
      quantity: '1.62',
      unit_cost: '8.9012',
    })
    expect(rows[3]!['label_en']).toBe('Thread, label')
    expect(rows.at(-1)).toMatchObject({ group: 'vat', rate_bp: '2000' })
  })

  test('keeps a spreadsheet from running what somebody typed, and a negative margin a number', () => {
    for (const start of ['=', '+', '-', '@', '\t', '\r'])
      expect(csvCell(`${start}1`, 'text').replaceAll('"', '')).toBe(`'${start}1`)
    expect(csvCell('a "b", c\nd', 'text')).toBe('"a ""b"", c\nd"')
    expect(csvCell(null, 'text')).toBe('')
    const label = { fr: '=HYPERLINK("http://x.example")', en: '@x' }
    const csv = breakdownCsv(project({ priceCents: 7000, lines: shirtWith({ 0: { label } }) }))
    const rows: Record<string, string>[] = parse(csv, { columns: true })
    expect(rows[0]).toMatchObject({ label_fr: `'=HYPERLINK("http://x.example")`, label_en: "'@x" })
    expect(rows.find((row) => row['group'] === 'margin')!['cents']).toMatch(/^-\d+$/)
  })
})

describe('the difference between two versions', () => {
  test('tells what changed of each line, what came and what went, and sums to the change of the price', () => {
    const before = project({})
    const button = shirtLines[1]!
    const after = project({
      priceCents: 9200,
      lines: [
        {
          ...shirtLines[0]!,
          basis: { ...shirtLines[0]!.basis, unitCostMicros: 9_500_000 } as LineInput['basis'],
        },
        { ...button, label: { fr: 'Boutons de nacre', en: 'Shell buttons' } },
        { ...shirtLines[2]!, evidence: { ...shirtLines[2]!.evidence!, grade: 'quote' } },
        ...shirtLines.slice(4),
        { ...button, label: both('Ceinture'), recipient: { ...button.recipient!, name: 'Cuirs du Nord' } },
      ],
    })
    const { groups, lines, priceChange } = difference(before, after)
    expect(priceChange).toBe(300)
    expect(groups.reduce((sum, group) => sum + group.change, 0)).toBe(300)
    expect(lines.reduce((sum, line) => sum + line.change, 0)).toBe(300)
    const told = lines.map(({ kind, label, whatChanged }) => [kind, label.en, ...whatChanged])
    expect(told.slice(0, 5)).toEqual([
      ['changed', 'Linen cloth 180 g/m²', 'amount', 'basis'],
      ['changed', 'Shell buttons', 'label'],
      ['changed', 'Interfacing', 'evidence'],
      ['added', 'Ceinture'],
      ['removed', 'Thread, label'],
    ])
    expect(told).toContainEqual(['same', 'Rent'])
    expect(told).toContainEqual(['changed', 'VAT 20%', 'amount'])
    expect(told).toContainEqual(['changed', 'What is left to invest and to last', 'amount'])
  })

  test('of a version with itself is none', () => {
    const { groups, lines, priceChange } = difference(project({}), project({}))
    expect(priceChange).toBe(0)
    expect(new Set(lines.map((line) => line.kind))).toEqual(new Set(['same']))
    expect(groups.every((group) => group.change === 0)).toBe(true)
  })

  test('finds the VAT and the margin again under another name', () => {
    const lines = shirtWith({ 13: { label: both('Marge') } })
    const found = difference(project({}), project({ vatBp: 1000, lines })).lines
    expect(found.filter((line) => line.kind === 'added' || line.kind === 'removed')).toEqual([])
    expect(found.at(-1)!.whatChanged).toEqual(['amount', 'basis', 'label'])
  })
})
