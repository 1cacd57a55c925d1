import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { read } from '../../../db/client.ts'
import { dealOverheads, makingMicros } from '../../../src/features/costs/deal-overheads.ts'
import { loadVersions } from '../../../src/features/costs/load-versions.ts'
import { previewOverheadChange, publishOverheadChange } from '../../../src/features/costs/overhead-change.ts'
import { pricesAt } from '../../../src/features/costs/prices.ts'
import {
  addOverhead,
  setExpectedVolumes,
  setOverheadAmount,
} from '../../../src/features/costs/save-overhead.ts'
import { updateOverhead } from '../../../src/features/costs/update-overhead.ts'
import { everyOverhead, readOverheads } from '../../../src/features/costs/read-overheads.ts'
import { allocationKeys } from '../../../src/features/costs/vocabulary.ts'
import { codesOf } from '../../refusals.ts'
import { runs } from '../../runs.ts'
import { shirtLines } from '../../vectors/shirt.ts'
import { day, ines, malo, openShop, publishNow } from './shop.ts'

const products = fc.array(
  fc.record({
    productId: fc.constantFrom('a', 'b', 'c'),
    pieces: fc.integer({ min: 1, max: 5_000 }),
    netCents: fc.integer({ min: 1, max: 100_000 }),
    makingMicros: fc.integer({ min: 10_000, max: 600_000_000 }),
  }),
  { minLength: 1, maxLength: 12 },
)

test('a year’s cost is dealt out to the cent, by every key', () => {
  fc.assert(
    fc.property(
      products,
      fc.integer({ min: 0, max: 100_000_000 }),
      fc.constantFrom(...allocationKeys),
      (all, amount, key) => {
        const dealt = dealOverheads(amount, key, all, 2)!
        expect(dealt.reduce((sum, { cents }) => sum + cents, 0)).toBe(amount)
        // What the pieces carry is the year again, but for the rounding of a millionth each.
        for (const [at, { cents, pieceMicros }] of dealt.entries())
          expect(Math.abs(pieceMicros * all[at]!.pieces - cents * 10_000)).toBeLessThanOrEqual(
            all[at]!.pieces,
          )
      },
    ),
    { numRuns: runs(500, 20_000) },
  )
})

test('making time is counted in minutes and hours, and a key that weighs nothing deals nothing', () => {
  expect(makingMicros(shirtLines)).toBe(56_000_000)
  const still = [{ productId: 'a', pieces: 3, netCents: 100, makingMicros: 0 }]
  expect(dealOverheads(1_000, 'making-time', still, 2)).toBeNull()
})

describe('running costs of the shop', () => {
  const recipient = { name: 'Bailleur', kind: 'landlord' as const, place: 'Roubaix', country: 'FR' }
  const reason = { fr: 'Le loyer de 2026.', en: 'The rent of 2026.' }
  const asked = (at = day(3)) => ({ by: ines, year: 2026, choices: { all: { kind: 'absorb' as const } }, at })
  let overheadId: string
  const expectSales = (pieces: Record<string, number>) =>
    setExpectedVolumes({
      ...{ by: ines, at: day(2), year: 2026 },
      volumes: Object.entries(pieces).map(([productId, n]) => ({ productId, pieces: n })),
    })
  beforeEach(async () => {
    await openShop()
    await publishNow({ productId: 'shirt' }, {}, day(1))
    await publishNow({ productId: 'mug' }, {}, day(1))
    const label = { fr: 'Loyer de l’atelier', en: 'Rent of the workshop' }
    overheadId = (await addOverhead({ by: ines, at: day(1), label, recipient, allocationKey: 'pieces' }))
      .overheadId
    await setOverheadAmount({ by: ines, at: day(2), overheadId, year: 2026, amountCents: 90_000 })
  })
  const linesOf = async (productId: string, at: string) => {
    const id = (await pricesAt([productId], at)).get(productId)!.versionId!
    return (await loadVersions([id], read())).get(id)!.lines
  }

  test('come into prices as parts of one piece, with their key, and once only', async () => {
    await expectSales({ shirt: 200, mug: 100 })
    const scopes = await previewOverheadChange(asked())
    // 900.00 over 300 pieces: 3.00 each, out of the margin of 8.87.
    expect(scopes.map(({ versions }) => versions[0]!.after)).toMatchObject([
      { lineCents: 300, marginCents: 587, priceCents: 8900 },
      { lineCents: 300, marginCents: 587, priceCents: 8900 },
    ])
    const seen = scopes.map((scope) => scope.seen)
    const { published } = await publishOverheadChange({ ...asked(), reason, seen })
    expect(published).toHaveLength(2)
    const line = (await linesOf('shirt', day(3))).find(({ overhead }) => overhead)!
    expect(line).toMatchObject({ group: 'running', cents: 300, recipient, overhead: { id: overheadId } })
    expect(line.evidence).toMatchObject({ grade: 'allocation', date: '2026-01-03' })
    expect(line.evidence!.key!.en).toBe('2026 budget, dealt per piece over the expected sales')
    expect(await previewOverheadChange(asked(day(4)))).toEqual([])

    // Another budget takes the place of the first.
    await setOverheadAmount({ by: ines, at: day(5), overheadId, year: 2026, amountCents: 120_000 })
    await publishOverheadChange({ ...asked(day(5)), reason })
    const again = (await linesOf('mug', day(5))).filter(({ overhead }) => overhead)
    expect(again.map(({ cents }) => cents)).toEqual([400])
  })

  test('are for owners to say, and reach products with expected sales alone', async () => {
    const amount = { at: day(2), overheadId, year: 2026, amountCents: 1 }
    expect(await codesOf(() => setOverheadAmount({ by: malo, ...amount }))).toEqual(['not_allowed'])
    await expectSales({ shirt: 10, mug: 5 })
    await expectSales({ mug: 0 })
    expect((await previewOverheadChange(asked())).map(({ scopeId }) => scopeId)).toEqual(['shirt'])
    // 90.00 a piece is more than the margin.
    expect(await codesOf(() => publishOverheadChange({ ...asked(), reason }))).toEqual(['costs_change_loss'])
  })

  test('are edited and archived by owners, not over another’s change, and what is published stays', async () => {
    await expectSales({ shirt: 200, mug: 100 })
    await publishOverheadChange({ ...asked(), reason })
    const input = {
      ...{ overheadId, at: day(4), allocationKey: 'revenue' as const, isArchived: false },
      ...{ label: { fr: 'Loyer et charges', en: 'Rent and bills' }, recipient },
    }
    await updateOverhead({ by: ines, revision: 1, ...input })
    expect(await readOverheads(2026)).toMatchObject([
      { label: input.label, allocationKey: 'revenue', revision: 2, amountCents: 90_000 },
    ])
    expect(await codesOf(() => updateOverhead({ by: ines, revision: 1, ...input }))).toEqual([
      'costs_overhead_stale',
    ])
    expect(await codesOf(() => updateOverhead({ by: malo, revision: 2, ...input }))).toEqual(['not_allowed'])
    const untold = { ...input, label: { fr: '', en: '' } }
    expect(await codesOf(() => updateOverhead({ by: ines, revision: 2, ...untold }))).toEqual([
      'costs_overhead_label',
    ])
    await updateOverhead({ by: ines, revision: 2, ...input, isArchived: true })
    expect(await readOverheads(2026)).toEqual([])
    expect(await everyOverhead(2026)).toMatchObject([{ archivedAt: day(4), amountCents: 90_000 }])
    expect(await previewOverheadChange(asked(day(5)))).toEqual([])
    expect((await linesOf('shirt', day(5))).find((line) => line.overhead)!.cents).toBe(300)
  })
})
