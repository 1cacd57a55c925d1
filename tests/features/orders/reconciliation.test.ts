import { beforeEach, expect, test } from 'vitest'
import { read } from '../../../db/client.ts'
import { auditEntries } from '../../../db/schema/accounts.ts'
import { overheadReconciliations } from '../../../db/schema/overheads.ts'
import { publishOverheadChange } from '../../../src/features/costs/overhead-change.ts'
import {
  addOverhead,
  setExpectedVolumes,
  setOverheadAmount,
} from '../../../src/features/costs/save-overhead.ts'
import { cancelOrder } from '../../../src/features/orders/cancel-order.ts'
import { placeOrder } from '../../../src/features/orders/place-order.ts'
import { publishReconciliation } from '../../../src/features/orders/publish-reconciliation.ts'
import { readReconciliations, toReconcile } from '../../../src/features/orders/read-reconciliations.ts'
import { markPaid } from '../../../src/features/orders/settle-order.ts'
import { codesOf } from '../../refusals.ts'
import { asked, cartWith, day, ines, openMarket, type Market } from '../market.ts'

const malo = { role: 'staff' as const, id: 'malo' }
const comment = { fr: 'Le loyer a augmenté en juin.', en: 'The rent rose in June.' }
const nextYear = '2027-01-20T09:00:00.000Z'
let market: Market
let overheadId: string

beforeEach(async () => {
  market = await openMarket()
  const label = { fr: 'Loyer', en: 'Rent' }
  const recipient = { name: 'Bailleur', kind: 'landlord' as const, place: 'Roubaix', country: 'FR' }
  const by = ines
  overheadId = (await addOverhead({ by, at: day(1), label, recipient, allocationKey: 'pieces' })).overheadId
  await setOverheadAmount({ by, at: day(1), overheadId, year: 2026, amountCents: 90_000 })
  const volumes = [{ productId: market.products.shirt, pieces: 300 }]
  await setExpectedVolumes({ by, at: day(1), year: 2026, volumes })
  const choices = { all: { kind: 'absorb' as const } }
  await publishOverheadChange({ by, year: 2026, choices, at: day(1), reason: comment })
})

/** Orders so many shirts, each with 3.00 of the rent in its price; paid on that day. */
async function sell(pieces: number, number: number, at: string): Promise<void> {
  const secret = await cartWith([[market.shirtM, pieces]], day(2))
  await placeOrder(asked(secret), day(2))
  await markPaid({ by: ines, number, at })
}
const publish = (cents: number, at = nextYear) =>
  publishReconciliation({ by: ines, year: 2026, realCents: new Map([[overheadId, cents]]), comment, at })

test('a year’s running cost is what its paid orders paid for it; cancelled and unpaid ones and other years count nothing', async () => {
  await sell(2, 1, day(3))
  await sell(1, 2, day(3))
  await cancelOrder({ by: ines, number: 2, at: day(4) })
  await placeOrder(asked(await cartWith([[market.shirtM, 1]], day(5))), day(5))
  expect((await toReconcile(2026)).map(({ allocatedCents }) => allocatedCents)).toEqual([600])
  expect((await toReconcile(2025)).map(({ allocatedCents }) => allocatedCents)).toEqual([0])
})

test('what is published stays, and a correction is a new row that counts from then on', async () => {
  await sell(2, 1, day(3))
  expect(await readReconciliations()).toEqual([])
  await publish(1_000)
  await publish(700)
  const found = await readReconciliations()
  expect(found).toMatchObject([
    { year: 2026, sequence: 2, comment, lines: [{ allocatedCents: 600, realCents: 700 }] },
  ])
  expect(await read().select().from(overheadReconciliations)).toHaveLength(2)
  const actions = (await read().select().from(auditEntries)).map(({ action }) => action)
  expect(actions.filter((action) => action === 'overhead.reconcile')).toHaveLength(2)
})

test('is for owners, once the year is over, whole and explained', async () => {
  expect(await codesOf(() => publish(1, day(9)))).toEqual(['reconciliation_year'])
  expect(await codesOf(() => publish(-1))).toEqual(['reconciliation_real'])
  const input = { year: 2026, realCents: new Map<string, number>(), at: nextYear }
  const untold = { fr: 'Oui.', en: ' ' }
  expect(await codesOf(() => publishReconciliation({ by: ines, ...input, comment: untold }))).toEqual([
    'reconciliation_real',
    'reconciliation_comment',
  ])
  expect(await codesOf(() => publishReconciliation({ by: malo, ...input, comment }))).toEqual(['not_allowed'])
  expect(await read().select().from(overheadReconciliations)).toEqual([])
})
