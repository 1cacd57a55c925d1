import { beforeEach, describe, expect, test } from 'vitest'
import { read } from '../../db/client.ts'
import { check as breakdownsSum } from '../../src/checks/breakdowns.ts'
import type { Check } from '../../src/checks/check.ts'
import { check as explainedPrices } from '../../src/checks/explained-prices.ts'
import { check as reductionReferences } from '../../src/checks/reduction-references.ts'
import { announceReduction } from '../../src/features/costs/announce-reduction.ts'
import { changeGivingRate } from '../../src/features/costs/change-giving-rate.ts'
import { setPrice } from '../../src/features/costs/set-price.ts'
import { day, ines, malo, openShop, publishNow } from '../features/costs/shop.ts'

const reason = { fr: 'Fin de série.', en: 'End of the line.' }
const run = (check: Check) => check.run(read(), day(80))

/** Does what the guards forbid, once they are taken away. */
let tamper: (sql: string) => Promise<void>

beforeEach(async () => {
  const { outsider } = await openShop({ checked: false })
  await publishNow({ productId: 'shirt' }, {}, day(1))
  await publishNow({ productId: 'shirt', variantId: 'shirt-s' }, { priceCents: 9900 }, day(5))
  await setPrice({ by: malo, productId: 'mug', variantId: null, grossCents: 1800, vatBp: 2000, at: day(1) })
  const reduction = { by: ines, productId: 'shirt', variantId: null, input: { priceCents: 8500, reason } }
  await announceReduction({ ...reduction, startsAt: day(40), endsAt: day(50), at: day(40) })
  await changeGivingRate({ by: ines, rateBp: 400, reason, at: day(45) })
  tamper = async (sql) => {
    const shell = outsider()
    await shell.dropGuards()
    await shell.exec(sql)
  }
})

test('the checks of prices and breakdowns hold, and looked at all of them', async () => {
  expect(await run(breakdownsSum)).toEqual({ looked: 7, failures: [] })
  expect(await run(explainedPrices)).toEqual({ looked: 7, failures: [] })
  expect(await run(reductionReferences)).toEqual({ looked: 2, failures: [] })
})

describe('each check finds', () => {
  const first = `(select id from breakdown_versions where scope_id = 'shirt' and number = 1)`

  test('a line that somebody changed past the guards', async () => {
    await tamper(
      `update breakdown_lines set line_cents = line_cents + 1 where position = 0 and version_id = ${first}`,
    )
    const { failures } = await run(breakdownsSum)
    expect(failures).toHaveLength(1)
    expect(failures[0]).toMatch(/^shirt version 1 .*1443.*1442/)
  })

  test('a price that is not what its version explains, and a version that is gone', async () => {
    await tamper(`update prices set gross_cents = 8901 where scope_id = 'shirt' and sequence = 1`)
    expect((await run(explainedPrices)).failures).toEqual([expect.stringContaining('its price is 8901')])
    await tamper(`delete from breakdown_publications where version_id = ${first}`)
    expect((await run(explainedPrices)).failures[0]).toContain('should be version 1')
  })

  test('a reference price that the history does not bear out', async () => {
    await tamper(`update prices set gross_cents = 8600 where scope_id = 'shirt' and sequence = 1`)
    const { failures } = await run(reductionReferences)
    expect(failures[0]).toContain('reference 8900, found again 8600')
  })
})
