import { beforeEach, describe, expect, test } from 'vitest'
import { read, write } from '../../../db/client.ts'
import { systemRandom } from '../../../src/core/id.ts'
import { announceReduction } from '../../../src/features/costs/announce-reduction.ts'
import { atCost } from '../../../src/features/costs/component-line.ts'
import { costsToCarry } from '../../../src/features/costs/costs-to-carry.ts'
import { inputOf, loadVersions } from '../../../src/features/costs/load-versions.ts'
import { previewCostChange } from '../../../src/features/costs/preview-cost-change.ts'
import { pricesAt, readPrices } from '../../../src/features/costs/prices.ts'
import { publishCostChange } from '../../../src/features/costs/publish-cost-change.ts'
import { publishIn } from '../../../src/features/costs/publish.ts'
import { readComponent } from '../../../src/features/costs/read-components.ts'
import { readDraft } from '../../../src/features/costs/read-draft.ts'
import type { Choice, Choices } from '../../../src/features/costs/reprice.ts'
import { saveDraft, saveDraftIn } from '../../../src/features/costs/save-draft.ts'
import { codesOf, refusalOf } from '../../refusals.ts'
import { shirt } from '../../vectors/shirt.ts'
import { addCloth, linesWith, recordCost } from './library.ts'
import { addManyProducts } from './many-products.ts'
import { day, ines, malo, noor, openShop, opening, publishNow } from './shop.ts'

const reason = { fr: 'Le lin a augmenté.', en: 'Linen went up.' }
const pass: Choice = { kind: 'pass', rounding: 'ninety' }
const absorb: Choice = { kind: 'absorb' }

let componentId: string
beforeEach(async () => {
  await openShop()
  componentId = (await addCloth(opening)).componentId
})

/** The shirt, and a mug of the same cloth, published on day 1; the cloth costs more from day 2 on. */
async function openWardrobe() {
  await publishNow({ productId: 'shirt' }, { lines: await linesWith(componentId, opening) }, day(1))
  await publishNow({ productId: 'mug' }, { lines: await linesWith(componentId, opening, 800_000) }, day(1))
  return recordCost(componentId, 10_500_000, day(2))
}
const asked = (costId: string, all: Choice, each: Record<string, Choice> = {}, at = day(3)) => ({
  ...{ componentId, costId, at },
  choices: { all, each: new Map(Object.entries(each)) } satisfies Choices,
})
const priceOf = async (scopeId: string, at: string) => (await pricesAt([scopeId], at)).get(scopeId)!
const versionOf = async (scopeId: string, at: string) => {
  const id = (await priceOf(scopeId, at)).versionId!
  return (await loadVersions([id], read())).get(id)!
}

describe('a cost that changed', () => {
  test('is shown before it is published, and then is what was shown', async () => {
    const costId = await openWardrobe()
    const change = { by: ines, ...asked(costId, pass, { mug: absorb }) }
    const { scopes } = await previewCostChange(change)
    expect(scopes.map(({ scopeId }) => scopeId)).toEqual(['shirt', 'mug'])
    const [shirtVersion] = scopes[0]!.versions
    // 1.62 m at 8.9012 and at 10.50; the margin was 8.87.
    expect(shirtVersion!.before).toMatchObject({ lineCents: 1442, marginCents: 887, priceCents: 8900 })
    expect(shirtVersion!.after).toMatchObject({ lineCents: 1701, priceCents: 9290 })
    expect(shirtVersion!.after.marginCents).toBeGreaterThanOrEqual(887)

    const seen = scopes.map((scope) => scope.seen)
    const { published, left } = await publishCostChange({ ...change, reason, seen })
    expect([published.length, left]).toEqual([2, 0])
    for (const { scopeId, versions } of scopes) {
      const kept = await versionOf(scopeId, day(3))
      const margin = kept.lines.find(({ basis }) => basis.kind === 'rest')!.cents
      expect([kept.row.priceCents, margin]).toEqual([
        versions[0]!.after.priceCents,
        versions[0]!.after.marginCents,
      ])
      expect(kept.row.reason).toEqual(reason)
    }
    expect((await priceOf('mug', day(3))).grossCents).toBe(8900)
    // The old versions are in force before it, as they were.
    expect((await priceOf('shirt', day(2))).grossCents).toBe(8900)
    expect((await previewCostChange({ by: ines, ...asked(costId, pass) })).scopes).toEqual([])
  })

  test('is left where the owner leaves it, and offered again', async () => {
    const costId = await openWardrobe()
    expect(await costsToCarry(day(1))).toEqual([])
    expect(await costsToCarry(day(3))).toMatchObject([{ componentId, products: 2 }])
    await publishCostChange({ by: ines, ...asked(costId, { kind: 'leave' }, { shirt: absorb }), reason })
    const { scopes } = await previewCostChange({ by: ines, ...asked(costId, absorb, {}, day(4)) })
    expect(scopes.map(({ scopeId }) => scopeId)).toEqual(['mug'])
    expect(await costsToCarry(day(4))).toMatchObject([{ componentId, products: 1 }])
    expect((await priceOf('mug', day(4))).versionNumber).toBe(1)
    const nothing = { by: ines, ...asked(costId, { kind: 'leave' }, {}, day(4)), reason }
    expect((await refusalOf(() => publishCostChange(nothing))).code).toBe('refusal.costs_change_nothing')
  })

  test('sells nothing at a loss that the owner has not confirmed, and then nothing is published', async () => {
    await openWardrobe()
    const costId = await recordCost(componentId, 20_000_000, day(2))
    const { scopes } = await previewCostChange({ by: ines, ...asked(costId, absorb) })
    expect(scopes.map(({ versions }) => versions[0]!.obstacle)).toEqual(['loss', null])
    const change = { by: ines, ...asked(costId, absorb), reason }
    expect(await codesOf(() => publishCostChange(change))).toEqual(['costs_change_loss'])
    expect((await priceOf('mug', day(3))).versionNumber).toBe(1)
    const confirmed = asked(costId, absorb, { shirt: { kind: 'absorb', lossConfirmed: true } })
    await publishCostChange({ by: ines, ...confirmed, reason })
    expect((await versionOf('shirt', day(3))).row.negativeMarginConfirmed).toBe(true)
  })

  test('comes into drafts too, which keep their own words and follow the price they stood at', async () => {
    const costId = await openWardrobe()
    const lines = await linesWith(componentId, opening)
    const drafted = (productId: string, priceCents: number) =>
      saveDraft({
        ...{ by: malo, productId, variantId: null, revision: null, at: day(2) },
        input: { ...shirt, lines, priceCents, reason: { fr: 'Brouillon', en: 'Draft' } },
      })
    await drafted('shirt', 8900)
    await drafted('mug', 7000)
    await drafted('bowl', 8900)
    const { drafts } = await publishCostChange({ by: ines, ...asked(costId, pass), reason })
    expect(drafts).toBe(3)
    const [ofShirt, ofMug, ofBowl] = await Promise.all(['shirt', 'mug', 'bowl'].map((id) => readDraft(id)))
    expect([ofShirt, ofMug, ofBowl].map((draft) => draft!.input.priceCents)).toEqual([9290, 7000, 9290])
    expect(ofShirt).toMatchObject({ number: 3, revision: 2, savedBy: 'ines', savedAt: day(3) })
    expect(ofShirt!.input.reason.en).toBe('Draft')
    expect(ofBowl!.input.lines[0]!.component).toEqual({ id: componentId, costId })
  })

  test('is refused for a draft that somebody saved since it was seen, by the product’s name', async () => {
    const costId = await openWardrobe()
    const change = { by: ines, ...asked(costId, pass) }
    const seen = (await previewCostChange(change)).scopes.map((scope) => scope.seen)
    const input = { ...shirt, lines: await linesWith(componentId, opening) }
    await saveDraft({ by: malo, productId: 'mug', variantId: null, input, revision: null, at: day(2) })
    const refusal = await refusalOf(() => publishCostChange({ ...change, reason, seen }))
    expect([refusal.code, refusal.others]).toEqual(['refusal.costs_change_stale', []])
    expect(refusal.params['title']).toEqual({ fr: 'tasse', en: 'tasse' })
  })

  test('keeps the prices that a reduction has announced, and passes on after its end', async () => {
    const costId = await openWardrobe()
    const input = { priceCents: 8500, reason }
    const period = { startsAt: day(10), endsAt: day(20) }
    await announceReduction({ by: ines, productId: 'shirt', variantId: null, ...period, input, at: day(2) })
    await publishCostChange({ by: ines, ...asked(costId, pass), reason })
    const at = async (n: number) => {
      const { grossCents, referenceCents } = await priceOf('shirt', day(n))
      return [grossCents, referenceCents]
    }
    expect([await at(5), await at(12), await at(21)]).toEqual([
      [8900, null],
      [8500, 8900],
      [9290, null],
    ])
    // Now that it runs, another cost reaches it as well.
    const dearer = await recordCost(componentId, 11_000_000, day(12))
    await publishCostChange({ by: ines, ...asked(dearer, pass, {}, day(12)), reason })
    expect(await at(13)).toEqual([8500, 8900])
    expect((await at(21))[0]).toBeGreaterThan(9290)
    expect((await versionOf('shirt', day(13))).lines[0]!.component!.costId).toBe(dearer)
  })

  test('is for owners to publish, with a reason in both languages', async () => {
    const costId = await openWardrobe()
    const change = asked(costId, absorb)
    expect((await refusalOf(() => publishCostChange({ by: malo, ...change, reason }))).code).toBe(
      'refusal.not_allowed',
    )
    const untold = { by: ines, ...change, reason: { fr: ' ', en: '' } }
    expect(await codesOf(() => publishCostChange(untold))).toEqual(['costs_reason_fr', 'costs_reason_en'])
    await expect(async () => previewCostChange({ by: noor, ...change })).rejects.toThrow(
      'refusal.not_allowed',
    )
  })
})

test('many at once are what they would be one by one', async () => {
  const { component, costs } = await readComponent(componentId)
  const ids = await write((tx) =>
    addManyProducts(tx, 300, { by: ines, at: opening, component, cost: costs[0]! }),
  )
  const before = await pricesAt(ids, opening)
  const costId = await recordCost(componentId, 9_700_000, day(2))
  const each = Object.fromEntries(ids.filter((_, n) => n % 3 === 0).map((id) => [id, absorb]))
  const change = { by: ines, ...asked(costId, pass, each) }
  const { scopes } = await previewCostChange(change)
  expect(scopes).toHaveLength(300)
  await publishCostChange({ ...change, reason })
  const together = await pricesAt(ids, day(3))

  // The same by the verbs for one: the next day, from the versions that were there before.
  const cost = (await readComponent(componentId)).costs.find(({ id }) => id === costId)!
  const olds = await loadVersions(
    ids.map((id) => before.get(id)!.versionId!),
    read(),
  )
  const news = await loadVersions(
    ids.map((id) => together.get(id)!.versionId!),
    read(),
  )
  for (const id of ids.filter((_, n) => n % 5 === 0)) {
    const old = inputOf(olds.get(before.get(id)!.versionId!)!)
    const { grossCents, versionId } = together.get(id)!
    const input = { ...old, lines: atCost(old.lines, component, cost), reason, priceCents: grossCents }
    const alone = await write(async (tx) => {
      const own = { by: ines, productId: id, variantId: null, at: day(4) }
      const draft = await saveDraftIn(tx, { ...own, input, revision: null }, systemRandom)
      return publishIn(tx, { by: ines, versionId: draft.versionId, at: day(4) })
    })
    const one = (await loadVersions([alone.versionId], read())).get(alone.versionId)!
    const many = news.get(versionId!)!
    expect(many.lines).toEqual(one.lines)
    expect(inputOf(many)).toEqual(inputOf(one))
    expect([many.row.number, one.row.number]).toEqual([2, 3])
    expect((await readPrices([id])).map(({ sequence }) => sequence)).toEqual([1, 2, 3])
  }
})
