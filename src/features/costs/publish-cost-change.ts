import { write } from '../../../db/client.ts'
import type { Bilingual } from '../../core/i18n/lang.ts'
import { systemRandom, type Random } from '../../core/id.ts'
import { Refusal } from '../../core/refusal.ts'
import { demand } from '../accounts/person.ts'
import { recordAuditIn } from '../accounts/record-audit.ts'
import { settings } from '../shop/settings.ts'
import { atCost } from './component-line.ts'
import { componentStandings, productsWith } from './component-standings.ts'
import { costGround } from './cost-ground.ts'
import { planChange } from './plan-change.ts'
import { findCost, type CostChangeAsked } from './preview-cost-change.ts'
import { publishPlanned } from './publish-planned.ts'
import type { Published } from './publish.ts'
import { refuseUnseen, refuseUntoldReason } from './refuse-change.ts'

export type CostChangeInput = CostChangeAsked & {
  reason: Bilingual
  /** `seen` of each scope as the preview gave it; left out, whatever is there. */
  seen?: readonly string[] | undefined
}

export type PublishedChange = { published: Published[]; drafts: number; left: number }

/**
 * Carries a component's cost into every price that has a line of it, as chosen for all or one by one, in one
 * transaction: each version in force or planned gets a successor with the reason, drafts get the new cost.
 * Refused as a whole when one would be sold at a loss unconfirmed or could not be published otherwise, and
 * when a scope is not as it was seen.
 */
export const publishCostChange = (
  { by, componentId, costId, choices, at, reason, seen }: CostChangeInput,
  random: Random = systemRandom,
): Promise<PublishedChange> =>
  write(async (tx) => {
    demand(by, 'publish', 'breakdown')
    refuseUntoldReason(reason)
    const { component, cost } = await findCost(componentId, costId, tx)
    const { currency, marginCeilingBp: ceilingBp } = await settings(at, tx)
    const ground = await costGround(await productsWith(cost, tx), at, tx)
    const touched = await componentStandings(ground, cost, currency.decimals, tx)
    const scopes = planChange(touched, { choices, decimals: currency.decimals, ceilingBp })
    refuseUnseen(scopes, seen)
    const left = scopes.filter(({ choice }) => choice.kind === 'leave').length
    if (left === scopes.length) throw new Refusal('refusal.costs_change_nothing', {}, 'choice')
    const edit = (lines: Parameters<typeof atCost>[0]) => atCost(lines, component, cost)
    const done = await publishPlanned(tx, scopes, { by, at, reason, edit }, random)
    const after = { costId, reason, published: done.published.length, drafts: done.drafts, left }
    const subject = { kind: 'component', id: componentId }
    await recordAuditIn(tx, { by, action: 'component.publish', subject, after, at }, random)
    return { ...done, left }
  })
