import { beforeEach, describe, expect, test } from 'vitest'
import { read } from '../../../db/client.ts'
import { auditEntries } from '../../../db/schema/accounts.ts'
import { autosaveDraft } from '../../../src/features/costs/autosave-draft.ts'
import { discardDraft } from '../../../src/features/costs/discard-draft.ts'
import { formDifferences } from '../../../src/features/costs/form-differences.ts'
import { mergeForms, pickName, type Pick } from '../../../src/features/costs/merge-forms.ts'
import { openEditor } from '../../../src/features/costs/open-editor.ts'
import { publishDraft } from '../../../src/features/costs/publish-draft.ts'
import { readDraft } from '../../../src/features/costs/read-draft.ts'
import { listTemplates, readTemplate } from '../../../src/features/costs/read-templates.ts'
import { saveDraft } from '../../../src/features/costs/save-draft.ts'
import { saveTemplate } from '../../../src/features/costs/save-template.ts'
import { setPrice } from '../../../src/features/costs/set-price.ts'
import { writeEditorForm } from '../../../src/features/costs/write-editor-form.ts'
import { currencyOf } from '../../../src/core/money/currency.ts'
import { codesOf } from '../../refusals.ts'
import { shirt, shirtLines } from '../../vectors/shirt.ts'
import { day, ines, malo, noor, openShop, publishNow } from './shop.ts'

const scope = { productId: 'shirt', variantId: null }
const open = (at: string, variantId: string | null = null, slug = 'chemise') =>
  openEditor({ by: malo, slug, variantId, at })

beforeEach(async () => void (await openShop()))

describe('the editor opens', () => {
  test('with the margin and the share where nothing was written, at the price in force', async () => {
    await setPrice({ by: ines, ...scope, grossCents: 8900, vatBp: 2000, at: day(1) })
    const { input, number, before, draft } = (await open(day(2)))!
    expect([number, before, draft]).toEqual([1, null, null])
    expect(input).toMatchObject({ priceCents: 8900, vatBp: 2000, unknowns: { state: 'untouched' } })
    expect(input.lines.map((line) => [line.group, line.basis])).toEqual([
      ['margin', { kind: 'rest' }],
      ['donation', { kind: 'rate', rateBp: 300 }],
    ])
  })

  test('with the draft, and with the cents of the version before', async () => {
    await publishNow(scope, {}, day(1))
    await saveDraft({ by: malo, ...scope, input: { ...shirt, priceCents: 9200 }, revision: null, at: day(2) })
    const { input, number, before, draft } = (await open(day(3)))!
    expect([input.priceCents, number, draft!.revision]).toEqual([9200, 2, 1])
    expect(before).toMatchObject({ number: 1, priceCents: 8900 })
    expect(before!.lines[0]).toEqual({ group: 'materials', label: shirtLines[0]!.label, cents: 1442 })
  })

  test('with the last version where there is no draft, its reason to be written anew', async () => {
    await publishNow(scope, { negativeMarginConfirmed: true }, day(1))
    const { input } = (await open(day(2)))!
    expect(input).toEqual({ ...shirt, reason: { fr: '', en: '' }, negativeMarginConfirmed: false })
  })

  test('for a variant with its product’s breakdown, as a first version of its own', async () => {
    await publishNow(scope, {}, day(1))
    const { input, number, before } = (await open(day(2), 'shirt-m'))!
    expect([input.lines.length, number, before]).toEqual([shirt.lines.length, 1, null])
  })

  test('for nobody but those who edit breakdowns, and for what there is', async () => {
    expect(await open(day(1), null, 'rien')).toBeNull()
    expect(await open(day(1), 'mug-1')).toBeNull()
    expect(
      await codesOf(() => openEditor({ by: noor, slug: 'chemise', variantId: null, at: day(1) })),
    ).toEqual(['not_allowed'])
  })
})

describe('publishing from the editor', () => {
  const what = (more: object = {}) => ({
    by: ines,
    ...scope,
    input: shirt,
    revision: null,
    at: day(1),
    ...more,
  })

  test('saves and publishes what was seen, now or later', async () => {
    expect(await publishDraft(what())).toMatchObject({ number: 1, inForceFrom: day(1) })
    expect(await readDraft('shirt')).toBeNull()
    expect(await publishDraft(what({ at: day(2), inForceFrom: day(9) }))).toMatchObject({
      inForceFrom: day(9),
    })
  })

  test('is written down with who did it and when, and so are saving and discarding', async () => {
    await publishDraft(what())
    await saveDraft({ by: malo, ...scope, input: shirt, revision: null, at: day(2) })
    await discardDraft({ by: malo, ...scope, revision: 1, at: day(3) })
    const rows = await read().select().from(auditEntries).orderBy(auditEntries.at)
    expect(rows.map(({ at, personId, action, subjectId }) => [at, personId, action, subjectId])).toEqual([
      [day(1), 'ines', 'breakdown.publish', 'shirt'],
      [day(2), 'malo', 'breakdown.save', 'shirt'],
      [day(3), 'malo', 'breakdown.discard', 'shirt'],
    ])
    expect(rows[0]!.after).toMatchObject({
      number: 1,
      priceCents: 8900,
      inForceFrom: day(1),
      reason: shirt.reason,
    })
  })

  test('saves nothing when the gate, or somebody’s newer save, refuses', async () => {
    const untold = { ...shirt, unknowns: { state: 'untouched' as const } }
    expect(await codesOf(() => publishDraft(what({ input: untold })))).toEqual(['costs_unknowns_untouched'])
    expect(await readDraft('shirt')).toBeNull()
    await saveDraft({ by: malo, ...scope, input: { ...shirt, priceCents: 9200 }, revision: null, at: day(1) })
    expect(await codesOf(() => publishDraft(what({ at: day(2) })))).toEqual(['costs_stale'])
    expect((await readDraft('shirt'))!.input.priceCents).toBe(9200)
    expect(await codesOf(() => publishDraft(what({ by: malo, revision: 1 })))).toEqual(['not_allowed'])
  })
})

describe('a template', () => {
  const name = { fr: 'Chemise', en: 'Shirt' }

  test('keeps the lines without their evidence, and one of the same name takes its place', async () => {
    const first = await saveTemplate({ by: malo, name, lines: shirtLines, at: day(1) })
    expect((await readTemplate(first)).map(({ evidence }) => evidence)).toEqual(shirtLines.map(() => null))
    expect((await readTemplate(first))[0]).toEqual({ ...shirtLines[0]!, evidence: null })
    const second = await saveTemplate({ by: malo, name, lines: shirtLines.slice(0, 2), at: day(2) })
    expect(await listTemplates()).toEqual([{ id: second, name }])
  })

  test('is refused without a name in both languages, without lines, and from a shopper', async () => {
    const save = (more: object) => saveTemplate({ by: malo, name, lines: shirtLines, at: day(1), ...more })
    expect(await codesOf(() => save({ name: { fr: 'x', en: ' ' } }))).toEqual(['editor_template_name'])
    expect(await codesOf(() => save({ lines: shirtLines.filter((l) => l.group === 'margin') }))).toEqual([
      'editor_template_empty',
    ])
    expect(await codesOf(() => save({ by: noor }))).toEqual(['not_allowed'])
    expect(await codesOf(() => readTemplate('tpl_none'))).toEqual(['editor_template_gone'])
  })
})

describe('two forms of one breakdown', () => {
  const form = (input = shirt) => writeEditorForm(input, { currency: currencyOf('EUR'), lang: 'fr' }, 'FR')

  test('differ in nothing when both wrote the same', () => {
    expect(formDifferences(form(), form())).toEqual([])
  })

  test('differ where one changed a number, and where one added or removed a line', () => {
    const mine = form({ ...shirt, priceCents: 9200 })
    const lines = form().lines
    const theirs = { ...form(), lines: [{ ...lines[0]!, cost: '9,4510' }, ...lines.slice(2)] }
    mine.lines.push({
      ...lines[4]!,
      'label.fr': 'Broderie',
      'label.en': 'Embroidery',
      'recipient.name': 'Une autre',
    })
    expect(
      formDifferences(mine, theirs).map((d) =>
        d.kind === 'head' || d.kind === 'line'
          ? [d.kind, d.field, d.mine, d.theirs]
          : [d.kind, d.line['label.fr']],
      ),
    ).toEqual([
      ['head', 'price', '92,00', '89,00'],
      ['line', 'cost', '8,9012', '9,4510'],
      ['only-mine', 'Boutons corozo'],
      ['only-mine', 'Broderie'],
    ])
    expect(formDifferences(theirs, mine).map(({ kind }) => kind)).toEqual([
      'head',
      'line',
      'only-theirs',
      'only-theirs',
    ])
  })

  test('become one field by field, once each difference is decided', () => {
    const mine = { ...form({ ...shirt, priceCents: 9200 }), lines: form().lines.slice(1) }
    mine.lines[0] = { ...mine.lines[0]!, quantity: '8', 'recipient.name': 'Une autre' }
    const theirs = { ...form({ ...shirt, priceCents: 9100 }), lines: form().lines.slice(0, -1) }
    const found = formDifferences(mine, theirs)
    const picks = new Map<string, Pick>(found.map((one) => [pickName(one), 'mine']))
    expect([...picks.keys()]).toEqual([
      'pick.head.price',
      'pick.line.0.recipient.name',
      'pick.line.0.quantity',
      'pick.only-mine.13',
      'pick.only-theirs.0',
    ])
    expect(mergeForms(mine, theirs, picks)).toEqual(mine)
    const all = mergeForms(
      mine,
      theirs,
      new Map<string, Pick>([...picks.keys()].map((name) => [name, 'theirs'])),
    )
    const byName = ({ lines }: typeof mine) => Map.groupBy(lines, (line) => line['label.fr'])
    expect([all.head, byName(all)]).toEqual([theirs.head, byName(theirs)])
    picks.set('pick.head.price', 'theirs').set('pick.only-theirs.0', 'theirs')
    const merged = mergeForms(mine, theirs, picks)
    expect([merged.head.price, merged.lines[0]!.quantity, merged.lines.length]).toEqual(['91,00', '8', 15])
    picks.delete('pick.line.0.quantity')
    expect(() => mergeForms(mine, theirs, picks)).toThrow('refusal.editor_unchosen')
  })
})

describe('a draft saved by the page itself', () => {
  const save = (by: typeof malo, revision: number | null, at: string, priceCents = 9000) =>
    autosaveDraft({ by, ...scope, input: { ...shirt, priceCents }, revision, at })
  const later = (at: string, minutes: number) => new Date(Date.parse(at) + minutes * 60_000).toISOString()

  test('is written down once a sitting, with who it was', async () => {
    await save(malo, null, day(1))
    await save(malo, 1, later(day(1), 9))
    await save(malo, 2, later(day(1), 18))
    await save(ines, 3, later(day(1), 19))
    await save(malo, 4, later(day(1), 20))
    await save(malo, 5, later(day(1), 31))
    const rows = await read().select().from(auditEntries).orderBy(auditEntries.at)
    expect(rows.map(({ personId, action }) => [personId, action])).toEqual([
      ['malo', 'breakdown.save'],
      ['ines', 'breakdown.save'],
      ['malo', 'breakdown.save'],
      ['malo', 'breakdown.save'],
    ])
  })

  test('never goes over somebody else’s save, and is not for shoppers', async () => {
    await save(malo, null, day(1))
    expect(await codesOf(() => save(ines, null, day(1), 9500))).toEqual(['costs_stale'])
    expect((await readDraft('shirt'))!.input.priceCents).toBe(9000)
    expect(await codesOf(() => save(noor, 1, day(1)))).toEqual(['not_allowed'])
  })
})
