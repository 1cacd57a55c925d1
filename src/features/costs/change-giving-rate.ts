import { write } from '../../../db/client.ts'
import { shopSettings } from '../../../db/schema/shop.ts'
import { newId, systemRandom, type Random } from '../../core/id.ts'
import { Refusal } from '../../core/refusal.ts'
import { demand } from '../accounts/person.ts'
import { recordAuditIn } from '../accounts/record-audit.ts'
import { settings } from '../shop/settings.ts'
import { continueReductions } from './continue-reductions.ts'
import { planSuccessors, type GivingRateInput } from './plan-successors.ts'
import { publishSuccessors } from './publish-successors.ts'
import type { Published } from './publish.ts'
import { isTold, sayBp } from './say.ts'

/**
 * Changes what the shop gives of each price before VAT. Everything in force or planned at the old rate gets
 * a successor at the new one, its price unchanged, the margin taking the difference; products with a rate of
 * their own stay. All in one transaction: refused as a whole when one would be sold at a loss unconfirmed,
 * or its margin would pass the ceiling untold.
 */
export const changeGivingRate = (
  input: GivingRateInput,
  random: Random = systemRandom,
): Promise<{ published: Published[] }> =>
  write(async (tx) => {
    const { by, rateBp, reason, at } = input
    demand(by, 'change', 'settings')
    if (!Number.isSafeInteger(rateBp) || rateBp < 0 || rateBp > 10_000)
      throw new Refusal('refusal.costs_giving_rate_range', {}, 'rate')
    if (!isTold(reason))
      throw new Refusal(
        reason.fr.trim() ? 'refusal.costs_reason_en' : 'refusal.costs_reason_fr',
        {},
        'reason',
      )
    const { currency, ...now } = await settings(at, tx)
    if (now.givingRateBp === rateBp)
      throw new Refusal('refusal.costs_giving_rate_same', { rate: sayBp(rateBp) }, 'rate')
    // Which of two changes of one moment came last could not be told any more.
    if (now.at === at) throw new Refusal('refusal.costs_settings_same_moment', {}, 'rate')

    const planned = await planSuccessors(tx, input)
    await tx.insert(shopSettings).values({
      ...now,
      id: newId('set', random),
      currency: currency.code,
      decimals: currency.decimals,
      givingRateBp: rateBp,
      at,
      by: by.id,
    })
    const published = await publishSuccessors(
      tx,
      planned.map(({ successor }) => successor),
      random,
    )
    const successors = new Map(planned.map(({ old }, index) => [old, published[index]!.versionId]))
    await continueReductions(tx, successors, input, random)
    const before = { rateBp: now.givingRateBp }
    const after = { rateBp, versions: published.length, reason }
    const subject = { kind: 'settings', id: 'giving' }
    await recordAuditIn(tx, { by, action: 'settings.giving', subject, before, after, at }, random)
    return { published }
  })
