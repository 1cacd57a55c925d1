import { beforeEach, expect, test } from 'vitest'
import { eq } from 'drizzle-orm'
import { read, write } from '../../../db/client.ts'
import { products } from '../../../db/schema/catalogue.ts'
import { reductions } from '../../../db/schema/costs.ts'
import { fingerprint } from '../../../src/core/web/fingerprint.ts'
import { parseProduct, typedFrom } from '../../../src/features/catalogue/product-form.ts'
import { t } from '../../../src/core/i18n/messages.ts'
import { announceReduction } from '../../../src/features/costs/announce-reduction.ts'
import { changeGivingRate } from '../../../src/features/costs/change-giving-rate.ts'
import { editProduct } from '../../../src/features/costs/edit-product.ts'
import { readBreakdown, readVersions } from '../../../src/features/costs/read-breakdown.ts'
import { settings } from '../../../src/features/shop/settings.ts'
import { codesOf, refusalOf } from '../../refusals.ts'
import { shirtLines } from '../../vectors/shirt.ts'
import { day, ines, malo, openShop, publishNow } from './shop.ts'

const reason = { fr: 'Nous donnons davantage.', en: 'We give more.' }
const change = (rateBp: number, n: number, more: object = {}) =>
  changeGivingRate({ by: ines, rateBp, reason, at: day(n), ...more })
const slugs = { shirt: 'chemise', mug: 'tasse', bowl: 'bol' }
const at = async (n: number, productId: keyof typeof slugs = 'shirt') =>
  (await readBreakdown({ productId, slug: slugs[productId], variantId: null, at: day(n) }))!
const group = (breakdown: Awaited<ReturnType<typeof at>>, name: string) =>
  breakdown.groups.find((sum) => sum.group === name)!.cents

beforeEach(async () => void (await openShop()))

test('a new giving rate publishes successors for what is in force, the margin taking the difference', async () => {
  await publishNow({ productId: 'shirt' }, {}, day(1))
  await publishNow({ productId: 'mug' }, { priceCents: 9000 }, day(2))
  const { published } = await change(500, 10)
  expect(published.map(({ number, inForceFrom }) => [number, inForceFrom])).toEqual([
    [2, day(10)],
    [2, day(10)],
  ])
  expect((await settings(day(9))).givingRateBp).toBe(300)
  expect((await settings(day(10))).givingRateBp).toBe(500)
  const [before, after] = [await at(9), await at(10)]
  expect(after).toMatchObject({ version: 2, priceCents: 8900, reason })
  // 5 % of 74.17 is 3.71.
  expect([group(before, 'donation'), group(after, 'donation')]).toEqual([223, 371])
  expect(group(after, 'margin')).toBe(group(before, 'margin') - 148)
  expect(after.shareCents).toBe(371)
})

test('versions that are only planned, and both halves of a reduction, get successors too', async () => {
  await publishNow({ productId: 'shirt' }, {}, day(1))
  await announceReduction({
    by: ines,
    productId: 'shirt',
    variantId: null,
    startsAt: day(40),
    endsAt: day(50),
    input: { priceCents: 8500, reason: { fr: 'Fin de série.', en: 'End of the line.' } },
    at: day(40),
  })
  const { published } = await change(400, 45)
  expect(published.map(({ number, inForceFrom }) => [number, inForceFrom])).toEqual([
    [4, day(45)],
    [5, day(50)],
  ])
  const running = await at(46)
  expect(running).toMatchObject({ version: 4, priceCents: 8500, shareCents: 283 })
  expect(running.reduction).toMatchObject({ referenceCents: 8900, startsAt: day(40), endsAt: day(50) })
  expect(running.reduction!.absorbed.reduce((sum, part) => sum + part.cents, 0)).toBe(400)
  expect((await at(44)).reduction).not.toBeNull()
  expect(await at(50)).toMatchObject({ version: 5, priceCents: 8900, shareCents: 297, reduction: null })
  expect(await readVersions('shirt', day(46))).toHaveLength(5)
})

test('a reduction that follows a running one under a new rate still keeps the first one’s 30-day price', async () => {
  await publishNow({ productId: 'shirt' }, {}, day(1))
  const announce = (priceCents: number, from: number, to: number) =>
    announceReduction({
      by: ines,
      productId: 'shirt',
      variantId: null,
      startsAt: day(from),
      endsAt: day(to),
      input: { priceCents, reason },
      at: day(from),
    })
  await announce(8500, 40, 50)
  await change(400, 45)
  expect((await announce(8400, 50, 55)).referenceCents).toBe(8900)
})

test('products with a giving rate of their own, and lines at another rate, stay as they are', async () => {
  const own = shirtLines.map((line) =>
    line.group === 'donation' ? { ...line, basis: { kind: 'rate' as const, rateBp: 700 } } : line,
  )
  await publishNow({ productId: 'bowl' }, {}, day(1))
  await publishNow({ productId: 'mug' }, { lines: own }, day(1))
  expect((await change(500, 10)).published).toEqual([])
  expect(await at(11, 'bowl')).toMatchObject({ version: 1, shareCents: 223 })
  expect(await at(11, 'mug')).toMatchObject({ version: 1 })
})

test('a rate that one price could not bear is refused as a whole, naming the product', async () => {
  await publishNow({ productId: 'mug' }, { priceCents: 9000 }, day(1))
  await publishNow({ productId: 'shirt' }, {}, day(1))
  const refusal = await refusalOf(() => change(2000, 10))
  expect(refusal.all.map(({ code }) => code)).toEqual([
    'refusal.costs_giving_rate_loss',
    'refusal.costs_giving_rate_loss',
  ])
  expect(t('fr', refusal.code, refusal.params)).toContain('chemise')
  expect((await settings(day(11))).givingRateBp).toBe(300)
  expect(await at(11)).toMatchObject({ version: 1 })
})

test('a loss that was confirmed is not made deeper unasked, and may shrink', async () => {
  await publishNow({ productId: 'shirt' }, { priceCents: 7000, negativeMarginConfirmed: true }, day(1))
  const loss = group(await at(2), 'margin')
  expect(loss).toBeLessThan(0)
  const refusal = await refusalOf(() => change(500, 10))
  expect(refusal.all.map(({ code }) => code)).toEqual(['refusal.costs_giving_rate_loss'])
  expect(t('fr', refusal.code, refusal.params)).toContain('chemise')
  expect(await at(11)).toMatchObject({ version: 1 })
  await change(100, 12)
  const smaller = group(await at(13), 'margin')
  expect([smaller > loss, smaller < 0]).toEqual([true, true])
})

test('a second change within the same millisecond is refused, and nothing of it is kept', async () => {
  await change(500, 10)
  expect(await codesOf(() => change(400, 10))).toEqual(['costs_settings_same_moment'])
  expect((await settings(day(10))).givingRateBp).toBe(500)
  await change(400, 11)
})

test('of two words about the same reduction the one announced last is shown', async () => {
  const { published } = await publishTwo()
  const row = (id: string, n: number) => ({
    ...{ id, scopeId: 'shirt', startVersionId: published[0]!, endVersionId: published[1]! },
    ...{ startsAt: day(40), endsAt: day(n), referenceCents: 8900, announcedAt: day(n), announcedBy: 'ines' },
  })
  await write((tx) => tx.insert(reductions).values([row('red_2', 47), row('red_1', 46)]))
  expect((await at(40)).reduction).toMatchObject({ endsAt: day(47) })
})

async function publishTwo(): Promise<{ published: string[] }> {
  const first = await publishNow({ productId: 'shirt' }, {}, day(1))
  const second = await publishNow({ productId: 'shirt' }, {}, day(45))
  return { published: [first.versionId, second.versionId] }
}

test('a lower rate may not push a margin past the ceiling untold', async () => {
  await publishNow({ productId: 'shirt' }, { priceCents: 10_320 }, day(1))
  expect(await codesOf(() => change(0, 10))).toEqual(['costs_giving_rate_ceiling'])
})

test('a rate is refused to staff, out of bounds, unchanged, or without a reason in both languages', async () => {
  expect(await codesOf(() => change(500, 10, { by: malo }))).toEqual(['not_allowed'])
  expect(await codesOf(() => change(-1, 10))).toEqual(['costs_giving_rate_range'])
  expect(await codesOf(() => change(10_001, 10))).toEqual(['costs_giving_rate_range'])
  expect(await codesOf(() => change(300, 10))).toEqual(['costs_giving_rate_same'])
  expect(await codesOf(() => change(500, 10, { reason: { fr: 'Oui.', en: '' } }))).toEqual([
    'costs_reason_en',
  ])
})

/** Saves a product's form at the desk with this rate of its own. */
async function editRate(productId: string, giving: string, n: number, said = reason) {
  const [row] = await read().select().from(products).where(eq(products.id, productId))
  const typed = typedFrom(row!, 'fr')
  const edit = parseProduct({ ...typed, giving }, 'fr')
  const input = { by: ines, productId, edit, seen: fingerprint(typed), lang: 'fr' as const }
  return editProduct({ ...input, reason: said, at: day(n) })
}

test('a rate of a product’s own publishes successors of what it has in force, and of nothing else', async () => {
  await publishNow({ productId: 'shirt' }, {}, day(1))
  await publishNow({ productId: 'mug' }, { priceCents: 9000 }, day(2))
  expect(await editRate('shirt', '5', 10)).toEqual({ published: 1 })
  const [before, after] = [await at(9), await at(10)]
  expect(after).toMatchObject({ version: 2, priceCents: 8900, shareCents: 371, reason })
  expect(group(after, 'margin')).toBe(group(before, 'margin') - 148)
  expect(await at(10, 'mug')).toMatchObject({ version: 1 })
  // Back to the shop's own rate, and to the same one told expressly.
  expect(await editRate('shirt', '', 12)).toEqual({ published: 1 })
  expect(await at(12)).toMatchObject({ version: 3, shareCents: 223 })
  expect(await editRate('shirt', '3', 13)).toEqual({ published: 0 })
})

test('a rate of a product’s own is refused without a reason, and where the price could not bear it', async () => {
  await publishNow({ productId: 'shirt' }, {}, day(1))
  expect(await codesOf(() => editRate('shirt', '5', 10, { fr: '', en: '' }))).toEqual(['costs_reason_fr'])
  expect(await codesOf(() => editRate('shirt', '5', 10, { fr: 'Oui', en: ' ' }))).toEqual(['costs_reason_en'])
  expect(await codesOf(() => editRate('shirt', '20', 10))).toEqual(['costs_giving_rate_loss'])
  const [row] = await read().select().from(products).where(eq(products.id, 'shirt'))
  expect(row!.givingRateBp).toBeNull()
  expect(await at(11)).toMatchObject({ version: 1 })
})
