import { beforeEach, describe, expect, test } from 'vitest'
import { write } from '../../../db/client.ts'
import { t } from '../../../src/core/i18n/messages.ts'
import { priceHistory, priceOfVariant, pricesAt } from '../../../src/features/costs/prices.ts'
import { publish } from '../../../src/features/costs/publish.ts'
import { readBreakdown, readBreakdowns, readVersions } from '../../../src/features/costs/read-breakdown.ts'
import { saveDraft } from '../../../src/features/costs/save-draft.ts'
import { setPrice, setPriceIn } from '../../../src/features/costs/set-price.ts'
import type { BreakdownInput, LineInput } from '../../../src/features/costs/vocabulary.ts'
import { codesOf, refusalOf } from '../../refusals.ts'
import { shirt, shirtGroups, shirtLines } from '../../vectors/shirt.ts'
import { day, ines, malo, noor, openShop, publishNow } from './shop.ts'

const shirtAt = (at: string, variantId: string | null = null, version?: number) =>
  readBreakdown({ productId: 'shirt', slug: 'chemise', variantId, version, at })
const priceAt = async (at: string, variantId: string | null = null) =>
  priceOfVariant(await pricesAt(['shirt'], at), 'shirt', variantId)
const draft = (input: Partial<BreakdownInput>, revision: number | null = null, at = day(1)) =>
  saveDraft({ by: malo, productId: 'shirt', variantId: null, input: { ...shirt, ...input }, revision, at })
const changed = (index: number, change: Partial<LineInput>) =>
  shirtLines.map((line, at) => (at === index ? { ...line, ...change } : line))

beforeEach(async () => void (await openShop()))

describe('publishing', () => {
  test('puts a price in force and shows its breakdown to the cent', async () => {
    const published = await publishNow({ productId: 'shirt' }, {}, day(1))
    expect(published).toMatchObject({ number: 1, inForceFrom: day(1) })
    const breakdown = await shirtAt(day(2))
    expect(breakdown).toMatchObject({
      product: 'chemise',
      variant: null,
      version: 1,
      currency: 'EUR',
      priceCents: 8900,
      inForceFrom: day(1),
      publishedAt: day(1),
      shareCents: 223,
      vatCents: 1483,
      reduction: null,
    })
    expect(Object.fromEntries(breakdown!.groups.map(({ group, cents }) => [group, cents]))).toEqual(
      shirtGroups,
    )
    expect(breakdown!.lines[0]).toMatchObject({
      cents: 1442,
      exact: '14.419944',
      basis: { kind: 'quantity', quantity: '1.62', unitCost: '8.9012', per: null },
    })
    expect(breakdown!.lines[4]!.basis).toMatchObject({ quantity: '56', per: '60' })
    expect(breakdown!.lines.at(-1)).toMatchObject({
      group: 'vat',
      cents: 1483,
      basis: { kind: 'vat', vatBp: 2000 },
    })
  })

  test('a later version supersedes, both stay readable, and each price points to one', async () => {
    const first = await publishNow({ productId: 'shirt' }, {}, day(1))
    const second = await publishNow({ productId: 'shirt' }, { priceCents: 9200 }, day(10))
    expect(second.number).toBe(2)
    expect((await shirtAt(day(9)))!.version).toBe(1)
    expect((await shirtAt(day(10)))!.version).toBe(2)
    expect((await shirtAt(day(10), null, 1))!.priceCents).toBe(8900)
    expect(await shirtAt(day(10), null, 3)).toBeNull()
    const versions = await readVersions('shirt', day(11))
    expect(versions.map(({ version, priceCents, scheduled }) => [version, priceCents, scheduled])).toEqual([
      [1, 8900, false],
      [2, 9200, false],
    ])
    expect([...(await readBreakdowns([first.versionId, second.versionId, 'brk_none'])).keys()]).toHaveLength(
      2,
    )
    const history = await priceHistory('shirt')
    expect(history.map(({ grossCents, until, versionNumber }) => [grossCents, until, versionNumber])).toEqual(
      [
        [8900, day(10), 1],
        [9200, null, 2],
      ],
    )
  })

  test('a scheduled version comes into force by time alone', async () => {
    await publishNow({ productId: 'shirt' }, {}, day(1))
    await publishNow({ productId: 'shirt' }, { priceCents: 9500 }, day(2), day(20))
    expect((await priceAt(day(19)))!.grossCents).toBe(8900)
    expect((await priceAt(day(20)))!.grossCents).toBe(9500)
    expect((await readVersions('shirt', day(3))).map((version) => version.scheduled)).toEqual([false, true])
  })

  test('is refused for the past, twice, by staff, and before a price that is already planned', async () => {
    const { versionId } = await draft({})
    expect(await codesOf(() => publish({ by: malo, versionId, at: day(2) }))).toEqual(['not_allowed'])
    expect(await codesOf(() => publish({ by: ines, versionId, at: day(2), inForceFrom: day(1) }))).toEqual([
      'costs_in_force_past',
    ])
    expect(
      await codesOf(() => publish({ by: ines, versionId, at: day(2), inForceFrom: 'tomorrow' })),
    ).toEqual(['costs_moment_unsound'])
    await publish({ by: ines, versionId, at: day(2), inForceFrom: day(2) })
    const again = await refusalOf(() => publish({ by: ines, versionId, at: day(3) }))
    expect(again.code).toBe('refusal.costs_already_published')
    expect(t('en', again.code, again.params)).toContain('Version 1')

    await publishNow({ productId: 'shirt' }, { priceCents: 9500 }, day(3), day(20))
    const early = await refusalOf(() => publishNow({ productId: 'shirt' }, {}, day(4)))
    expect(t('fr', early.code, early.params)).toContain('20 janvier 2026')
    await publishNow({ productId: 'shirt' }, { priceCents: 9600 }, day(4), day(20))
    expect((await priceAt(day(20)))!.grossCents).toBe(9600)
    expect(await codesOf(() => publish({ by: ines, versionId: 'brk_none', at: day(3) }))).toEqual([
      'costs_no_version',
    ])
  })
})

describe('the gate', () => {
  const gateCodes = async (input: Partial<BreakdownInput>) => {
    const { versionId } = await draft(input)
    return codesOf(() => publish({ by: ines, versionId, at: day(2) }))
  }

  test('names each line without recipient or evidence', async () => {
    const lines = changed(0, { recipient: null, evidence: null })
    const { versionId, leftToExplain } = await draft({ lines })
    expect(leftToExplain).toMatchObject({ cents: 1442, marginCents: 0 })
    const refusal = await refusalOf(() => publish({ by: ines, versionId, at: day(2) }))
    expect(refusal.all.map(({ code, field }) => [code, field])).toEqual([
      ['refusal.costs_line_recipient', 'lines.0.recipient'],
      ['refusal.costs_line_evidence', 'lines.0.evidence'],
    ])
    expect(t('fr', refusal.code, refusal.params)).toContain('Toile de lin 180 g/m²')
    expect(t('fr', refusal.code, refusal.params)).toContain('14,42')
    expect(t('en', refusal.code, refusal.params)).toContain('“Linen cloth 180 g/m²” (€14.42)')
  })

  test('wants exactly one margin line', async () => {
    const none = shirtLines.filter((line) => line.group !== 'margin')
    const { versionId, leftToExplain } = await draft({ lines: none })
    expect(leftToExplain.cents).toBe(887)
    expect(await codesOf(() => publish({ by: ines, versionId, at: day(2) }))).toEqual([
      'costs_margin_missing',
      'costs_unplaced',
    ])
    const two = [...shirtLines, ...shirtLines.filter((line) => line.group === 'margin')]
    await draft({ lines: two }, 1)
    expect(await codesOf(() => publish({ by: ines, versionId, at: day(2) }))).toEqual(['costs_margin_many'])
  })

  test('lets a price below its cost pass only when that is confirmed', async () => {
    const loss = await refusalOf(async () => {
      const { versionId } = await draft({ priceCents: 7000 })
      await publish({ by: ines, versionId, at: day(2) })
    })
    expect(loss.all.map((refusal) => refusal.code)).toEqual(['refusal.costs_negative_margin'])
    await draft({ priceCents: 7000, negativeMarginConfirmed: true }, 1)
    const { versionId } = await draft({ priceCents: 7000, negativeMarginConfirmed: true }, 2)
    await publish({ by: ines, versionId, at: day(2) })
    const margin = (await shirtAt(day(2)))!.groups.find((sum) => sum.group === 'margin')!.cents
    expect(margin).toBeLessThan(0)
    expect((await shirtAt(day(2)))!.groups.reduce((sum, part) => sum + part.cents, 0)).toBe(7000)
  })

  test('asks what a margin beyond the ceiling pays for', async () => {
    const { versionId, leftToExplain } = await draft({ priceCents: 12_000 })
    // Net 100.00, ceiling 25.00.
    expect(leftToExplain.marginCents).toBe(leftToExplain.cents)
    const refusal = await refusalOf(() => publish({ by: ines, versionId, at: day(2) }))
    expect(refusal.all.map(({ code }) => code)).toEqual(['refusal.costs_margin_ceiling'])
    expect(t('en', refusal.code, refusal.params)).toMatch(/25%/)
    const told = { fr: 'Un métier à tisser neuf.', en: 'A new loom.' }
    await draft({ priceCents: 12_000, marginPaysFor: { ...told, en: ' ' } }, 1)
    expect(await codesOf(() => publish({ by: ines, versionId, at: day(2) }))).toEqual([
      'costs_margin_ceiling',
    ])
    await draft({ priceCents: 12_000, marginPaysFor: told }, 2)
    await publish({ by: ines, versionId, at: day(2) })
    expect((await shirtAt(day(2)))!.marginPaysFor).toEqual(told)
  })

  test('wants “what we do not know” touched and told in both languages', async () => {
    expect(await gateCodes({ unknowns: { state: 'untouched' } })).toEqual(['costs_unknowns_untouched'])
    await draft({ unknowns: { state: 'told', text: { fr: 'Le fil.', en: '' } } }, 1)
    const { versionId } = await draft({ unknowns: { state: 'told', text: { fr: 'Le fil.', en: '' } } }, 2)
    expect(await codesOf(() => publish({ by: ines, versionId, at: day(2) }))).toEqual([
      'costs_unknowns_missing',
    ])
    await draft({ unknowns: { state: 'none' } }, 3)
    await publish({ by: ines, versionId, at: day(2) })
    expect((await shirtAt(day(2)))!.unknowns).toBeNull()
  })

  test('wants a reason in each language', async () => {
    expect(await gateCodes({ reason: { fr: '', en: ' ' } })).toEqual(['costs_reason_fr', 'costs_reason_en'])
  })

  test('wants names, units, keys and reasons for grouping', async () => {
    const blank = { fr: 'x', en: '' }
    const lines = changed(0, { label: blank, disclosure: { kind: 'grouped', reason: blank } })
    lines[1] = {
      ...lines[1]!,
      basis: {
        kind: 'quantity',
        quantityMicros: 1_000_000,
        unit: blank,
        unitCostMicros: 1_000_000,
        perMicros: 1_000_000,
      },
    }
    lines[2] = {
      ...lines[2]!,
      evidence: { grade: 'allocation', date: '2026-01-01', key: null, documents: [] },
    }
    expect(await gateCodes({ lines })).toEqual([
      'costs_line_label',
      'costs_line_grouped',
      'costs_line_unit',
      'costs_line_key',
    ])
  })
})

describe('a draft', () => {
  test('is one a scope, is saved over with its revision, and is not public', async () => {
    const first = await draft({})
    expect(first).toMatchObject({ number: 1, revision: 1 })
    const second = await draft({ priceCents: 9000 }, 1, day(2))
    expect(second).toMatchObject({ versionId: first.versionId, number: 1, revision: 2 })
    expect(await shirtAt(day(3))).toBeNull()
    expect(await shirtAt(day(3), null, 1)).toBeNull()
    expect((await readBreakdowns([first.versionId])).size).toBe(0)
  })

  test('of two people, the second is told who saved and when', async () => {
    await draft({})
    await saveDraft({
      by: ines,
      productId: 'shirt',
      variantId: null,
      input: { ...shirt, priceCents: 9100 },
      revision: 1,
      at: day(2),
    })
    const late = await refusalOf(() => draft({ priceCents: 9000 }, 1, day(3)))
    expect(late.code).toBe('refusal.costs_stale')
    expect(t('en', late.code, late.params)).toContain('ines saved this draft on 2 January 2026')
    expect(await codesOf(() => draft({}))).toEqual(['costs_stale'])
    const { versionId } = await draft({ priceCents: 9000 }, 2, day(3))
    expect(await codesOf(() => publish({ by: ines, versionId, revision: 2, at: day(4) }))).toEqual([
      'costs_stale',
    ])
    await publish({ by: ines, versionId, revision: 3, at: day(4) })
    expect(await codesOf(() => draft({}, 3, day(5)))).toEqual(['costs_draft_gone'])
  })

  test('is refused to shoppers, for what does not exist, and for what can’t be computed or kept', async () => {
    const save = (more: object) =>
      saveDraft({
        by: malo,
        productId: 'shirt',
        variantId: null,
        input: shirt,
        revision: null,
        at: day(1),
        ...more,
      })
    expect(await codesOf(() => save({ by: noor }))).toEqual(['not_allowed'])
    expect(await codesOf(() => save({ productId: 'shoe' }))).toEqual(['costs_no_product'])
    expect(await codesOf(() => save({ variantId: 'mug-1' }))).toEqual(['costs_no_product'])
    const lines = changed(0, {
      recipient: { name: 'X', kind: 'supplier', place: '', country: 'France' },
      evidence: { grade: 'invoice', date: '2026-02-30', key: null, documents: [] },
      note: { fr: 'x'.repeat(2001), en: '' },
    })
    expect(await codesOf(() => draft({ lines, vatBp: -1, priceCents: 1.5, batchSize: 0 }))).toEqual([
      'costs_price_range',
      'costs_vat_range',
      'costs_batch_size_range',
      'costs_text_too_long',
      'costs_recipient_unsound',
      'costs_evidence_date',
    ])
    const unknown = changed(0, {
      evidence: { grade: 'invoice', date: '2026-02-01', key: null, documents: ['0'.repeat(64)] },
    })
    expect(await codesOf(() => draft({ lines: unknown }))).toEqual(['costs_document_unknown'])
  })
})

describe('a variant', () => {
  test('inherits its product’s breakdown until it has its own', async () => {
    await publishNow({ productId: 'shirt' }, {}, day(1))
    expect(await shirtAt(day(2), 'shirt-s')).toMatchObject({ variant: null, version: 1 })
    await publishNow({ productId: 'shirt', variantId: 'shirt-s' }, { priceCents: 9900 }, day(5))
    expect(await shirtAt(day(4), 'shirt-s')).toMatchObject({ variant: null, priceCents: 8900 })
    expect(await shirtAt(day(5), 'shirt-s')).toMatchObject({
      variant: 'shirt-s',
      version: 1,
      priceCents: 9900,
    })
    expect(await shirtAt(day(5), 'shirt-m')).toMatchObject({ variant: null, priceCents: 8900 })
    expect(await shirtAt(day(5), 'shirt-m', 1)).toMatchObject({ variant: null, priceCents: 8900 })
    expect(await shirtAt(day(5), 'shirt-s', 2)).toBeNull()
    expect((await pricesAt(['shirt', 'mug'], day(6))).size).toBe(2)
  })
})

describe('a price that is not explained', () => {
  const set = (more: object) =>
    setPrice({
      by: malo,
      productId: 'mug',
      variantId: null,
      grossCents: 1800,
      vatBp: 2000,
      at: day(1),
      ...more,
    })

  test('stands on its own, and changes without a version', async () => {
    const first = await set({})
    expect(first.changed).toBe(true)
    expect(await set({ at: day(2) })).toEqual({ priceId: first.priceId, changed: false })
    await set({ grossCents: 1900, at: day(3) })
    await set({ grossCents: 2000, at: day(3) })
    const inForce = (await pricesAt(['mug'], day(3))).get('mug')
    expect(inForce).toMatchObject({ grossCents: 2000, versionId: null, versionNumber: null, kind: 'regular' })
    expect(await readBreakdown({ productId: 'mug', slug: 'tasse', variantId: null, at: day(4) })).toBeNull()
    expect((await priceHistory('mug')).map((price) => price.grossCents)).toEqual([1800, 2000])
  })

  test('of a variant keeps its product’s versions from it, by whatever number', async () => {
    await set({ productId: 'shirt', variantId: 'shirt-s', at: day(1) })
    await publishNow({ productId: 'shirt' }, {}, day(2))
    expect(await shirtAt(day(3), 'shirt-s')).toBeNull()
    expect(await shirtAt(day(3), 'shirt-s', 1)).toBeNull()
    expect(await shirtAt(day(3), 'shirt-m', 1)).toMatchObject({ variant: null, version: 1 })
  })

  test('never replaces one that is explained, nor hides it for a variant', async () => {
    await publishNow({ productId: 'shirt' }, {}, day(1))
    expect(await codesOf(() => set({ productId: 'shirt', at: day(2) }))).toEqual(['costs_explained_price'])
    expect(await codesOf(() => set({ productId: 'shirt', variantId: 'shirt-s', at: day(2) }))).toEqual([
      'costs_explained_price',
    ])
    const same = { productId: 'shirt', grossCents: 8900, at: day(2) }
    expect((await set(same)).changed).toBe(false)
  })

  test('is refused to shoppers and out of bounds', async () => {
    expect(await codesOf(() => set({ by: noor }))).toEqual(['not_allowed'])
    expect(await codesOf(() => set({ grossCents: -1, vatBp: 20_000 }))).toEqual([
      'costs_price_range',
      'costs_vat_range',
    ])
  })
})

test('what a transaction refuses leaves nothing behind', async () => {
  await refusalOf(() =>
    write(async (tx) => {
      await setPriceIn(tx, {
        by: malo,
        productId: 'mug',
        variantId: null,
        grossCents: 1,
        vatBp: 0,
        at: day(1),
      })
      await setPriceIn(tx, {
        by: malo,
        productId: 'none',
        variantId: null,
        grossCents: 1,
        vatBp: 0,
        at: day(1),
      })
    }),
  )
  expect((await pricesAt(['mug'], day(2))).size).toBe(0)
})
