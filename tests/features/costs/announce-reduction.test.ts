import { beforeEach, describe, expect, test } from 'vitest'
import { t } from '../../../src/core/i18n/messages.ts'
import { announceReduction, type ReductionInput } from '../../../src/features/costs/announce-reduction.ts'
import { priceOfVariant, pricesAt } from '../../../src/features/costs/prices.ts'
import { readBreakdown } from '../../../src/features/costs/read-breakdown.ts'
import { readDraft } from '../../../src/features/costs/read-draft.ts'
import { saveDraft } from '../../../src/features/costs/save-draft.ts'
import { setPrice } from '../../../src/features/costs/set-price.ts'
import { codesOf, refusalOf } from '../../refusals.ts'
import { shirt, shirtLines } from '../../vectors/shirt.ts'
import { day, ines, malo, openShop, publishNow } from './shop.ts'

const reason = { fr: 'Fin de série.', en: 'End of the line.' }

/** From `starts` to `ends` (days), announced at its start unless `at` says otherwise. */
const announce = (priceCents: number, starts: number, ends: number, more: Partial<ReductionInput> = {}) =>
  announceReduction({
    by: ines,
    productId: 'shirt',
    variantId: null,
    startsAt: day(starts),
    endsAt: day(ends),
    input: { priceCents, reason },
    at: day(starts),
    ...more,
  })
const at = (n: number, variantId: string | null = null) =>
  readBreakdown({ productId: 'shirt', slug: 'chemise', variantId, at: day(n) })
const priceAt = async (n: number) => (await pricesAt(['shirt'], day(n))).get('shirt')!

beforeEach(async () => void (await openShop()))

describe('a reduction', () => {
  test('begins and ends by time alone, shows the 30-day price and who absorbed it', async () => {
    await publishNow({ productId: 'shirt' }, {}, day(1))
    const announced = await announce(8500, 50, 60, { at: day(45) })
    expect(announced).toMatchObject({ referenceCents: 8900, start: { number: 2 }, end: { number: 3 } })

    expect((await at(49))!).toMatchObject({ version: 1, priceCents: 8900, reduction: null })
    const during = (await at(55))!
    expect(during).toMatchObject({ version: 2, priceCents: 8500, reason })
    expect(during.reduction).toEqual({
      referenceCents: 8900,
      startsAt: day(50),
      endsAt: day(60),
      // Net 70.83: 3 % and 2.06 % of it are 0.11 and 0.07 less, VAT 0.66 less, the margin takes the rest.
      absorbed: [
        { group: 'running', cents: 7 },
        { group: 'margin', cents: 316 },
        { group: 'donation', cents: 11 },
        { group: 'vat', cents: 66 },
      ],
    })
    expect(during.reduction!.absorbed.reduce((sum, part) => sum + part.cents, 0)).toBe(400)
    const after = (await at(60))!
    expect(after).toMatchObject({ version: 3, priceCents: 8900, reduction: null })
    expect(after.groups).toEqual((await at(49))!.groups)
    expect((await priceAt(55)).kind).toBe('reduction')
    expect((await priceAt(60)).kind).toBe('regular')
  })

  test('may name the lines that give way', async () => {
    await publishNow({ productId: 'shirt' }, {}, day(1))
    const lines = shirtLines.filter((line) => line.label.en !== 'Rent')
    await announce(8500, 50, 60, { input: { priceCents: 8500, reason, lines } })
    const absorbed = (await at(50))!.reduction!.absorbed
    expect(absorbed).toContainEqual({ group: 'running', cents: 327 })
    expect(absorbed).toContainEqual({ group: 'margin', cents: -4 })
    expect((await at(60))!.lines).toHaveLength((await at(49))!.lines.length)
  })

  test('below cost must be confirmed, and the end is as before', async () => {
    await publishNow({ productId: 'shirt' }, {}, day(1))
    expect(await codesOf(() => announce(7000, 50, 60))).toEqual(['costs_negative_margin'])
    await announce(7000, 50, 60, { input: { priceCents: 7000, reason, negativeMarginConfirmed: true } })
    expect((await at(50))!.groups.find((sum) => sum.group === 'margin')!.cents).toBeLessThan(0)
  })

  test('leaves the draft of the same product alone but for its number', async () => {
    await publishNow({ productId: 'shirt' }, {}, day(1))
    const draft = { by: malo, productId: 'shirt', variantId: null, input: { ...shirt, priceCents: 9900 } }
    const saved = await saveDraft({ ...draft, revision: null, at: day(2) })
    expect(saved.number).toBe(2)
    await announce(8500, 50, 60)
    expect(await readDraft('shirt')).toMatchObject({
      versionId: saved.versionId,
      number: 4,
      revision: 1,
      input: { priceCents: 9900 },
    })
  })
})

describe('the 30-day price', () => {
  test('is the lowest of several within the window, a price that ended inside it included', async () => {
    await publishNow({ productId: 'shirt' }, { priceCents: 8600 }, day(1))
    await publishNow({ productId: 'shirt' }, { priceCents: 9200 }, day(21))
    await publishNow({ productId: 'shirt' }, { priceCents: 9000 }, day(40))
    // From day 50, the window opens on day 20: 86.00 was still in force for one day.
    expect(await codesOf(() => announce(8600, 50, 60))).toEqual(['costs_reduction_not_below'])
    expect((await announce(8500, 50, 60)).referenceCents).toBe(8600)
  })

  test('forgets a price that ended when the window opens', async () => {
    await publishNow({ productId: 'shirt' }, { priceCents: 8600 }, day(1))
    await publishNow({ productId: 'shirt' }, { priceCents: 9200 }, day(20))
    expect((await announce(8900, 50, 60)).referenceCents).toBe(9200)
  })

  test('catches a price raised just before the sale', async () => {
    await publishNow({ productId: 'shirt' }, { priceCents: 8000 }, day(1))
    await publishNow({ productId: 'shirt' }, { priceCents: 9000 }, day(40))
    const refusal = await refusalOf(() => announce(8500, 50, 60))
    expect(refusal.code).toBe('refusal.costs_reduction_not_below')
    expect(t('fr', refusal.code, refusal.params)).toContain('80,00')
  })

  test('counts an earlier reduction that is over, and stays frozen whatever happens later', async () => {
    await publishNow({ productId: 'shirt' }, {}, day(1))
    await announce(8500, 40, 45)
    expect(await codesOf(() => announce(8500, 60, 65))).toEqual(['costs_reduction_not_below'])
    expect((await announce(8400, 60, 65)).referenceCents).toBe(8500)
    await publishNow({ productId: 'shirt' }, { priceCents: 9500 }, day(70))
    expect((await at(61))!.reduction!.referenceCents).toBe(8500)
  })

  test('of a reduction that follows another without a gap is the first one’s', async () => {
    await publishNow({ productId: 'shirt' }, {}, day(1))
    await announce(8500, 40, 45)
    const second = await announce(8300, 45, 50, { at: day(41) })
    expect(second.referenceCents).toBe(8900)
    const third = await announce(8200, 50, 55, { at: day(46) })
    expect(third.referenceCents).toBe(8900)
    expect(await Promise.all([44, 45, 50, 55].map(async (n) => (await at(n))!.priceCents))).toEqual([
      8500, 8300, 8200, 8900,
    ])
    expect((await at(55))!.groups).toEqual((await at(39))!.groups)
    expect((await at(50))!.reduction!.absorbed.reduce((sum, part) => sum + part.cents, 0)).toBe(700)
  })

  test('of a variant counts the product’s prices until it had its own', async () => {
    await publishNow({ productId: 'shirt' }, { priceCents: 8400 }, day(1))
    await publishNow({ productId: 'shirt', variantId: 'shirt-s' }, { priceCents: 9200 }, day(40))
    const variant = { variantId: 'shirt-s' }
    expect(await codesOf(() => announce(8800, 50, 60, variant))).toEqual(['costs_reduction_not_below'])
    expect((await announce(8300, 50, 60, variant)).referenceCents).toBe(8400)
    expect((await at(50, 'shirt-s'))!).toMatchObject({ variant: 'shirt-s', priceCents: 8300 })
    expect((await at(50, 'shirt-m'))!).toMatchObject({ variant: null, priceCents: 8400 })
  })
})

describe('a reduction is refused', () => {
  test('when its dates make no sense, and to staff', async () => {
    await publishNow({ productId: 'shirt' }, {}, day(1))
    expect(await codesOf(() => announce(8000, 50, 50))).toEqual(['costs_reduction_dates'])
    expect(await codesOf(() => announce(8000, 50, 60, { at: day(51) }))).toEqual(['costs_reduction_dates'])
    expect(await codesOf(() => announce(8000, 50, 60, { endsAt: '2026-13-01' }))).toEqual([
      'costs_moment_unsound',
    ])
    expect(await codesOf(() => announce(8000, 50, 60, { by: malo }))).toEqual(['not_allowed'])
  })

  test('when nothing explains the price, or there is no price before', async () => {
    expect(await codesOf(() => announce(8000, 50, 60))).toEqual(['costs_reduction_unexplained'])
    await setPrice({
      by: malo,
      productId: 'shirt',
      variantId: null,
      grossCents: 8900,
      vatBp: 2000,
      at: day(1),
    })
    expect(await codesOf(() => announce(8000, 50, 60))).toEqual(['costs_reduction_unexplained'])
    await publishNow({ productId: 'mug' }, {}, day(50))
    expect(await codesOf(() => announce(8000, 50, 60, { productId: 'mug' }))).toEqual(['costs_reduction_new'])
  })

  test('while another is planned or running, and for a variant that follows its product', async () => {
    await publishNow({ productId: 'shirt' }, {}, day(1))
    await announce(8500, 50, 60)
    const within = await refusalOf(() => announce(8300, 55, 65))
    expect(within.code).toBe('refusal.costs_reduction_scheduled')
    expect(t('en', within.code, within.params)).toContain('1 March 2026')
    expect(await codesOf(() => publishNow({ productId: 'shirt' }, {}, day(52)))).toEqual([
      'costs_scheduled_later',
    ])
    expect(await codesOf(() => announce(8300, 61, 65, { variantId: 'shirt-s' }))).toEqual([
      'costs_reduction_inherited',
    ])
  })

  test('without leaving anything behind', async () => {
    await publishNow({ productId: 'shirt' }, {}, day(1))
    await codesOf(() => announce(8000, 50, 60, { input: { priceCents: 8000, reason: { fr: 'x', en: '' } } }))
    expect(await readDraft('shirt')).toBeNull()
    const inForce = await pricesAt(['shirt'], day(55))
    expect(priceOfVariant(inForce, 'shirt', 'shirt-s')).toMatchObject({ grossCents: 8900, kind: 'regular' })
  })
})
