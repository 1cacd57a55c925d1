import { createHash } from 'node:crypto'
import { divideHalfUp, safeNumber } from '../../core/money/round.ts'
import type { Ground } from './cost-ground.ts'
import {
  choiceFor,
  partsAfter,
  partsBefore,
  priceAfter,
  type Choice,
  type Choices,
  type Parts,
  type StandingLine,
} from './reprice.ts'
import { isTold } from './say.ts'

/** What keeps a version from being published as chosen. */
export type Obstacle = 'loss' | 'ceiling' | 'unkeepable'

export type PlannedVersion = Ground & {
  before: Parts
  /** As chosen; the same as before when the scope is left, or when no price keeps the margin. */
  after: Parts
  obstacle: Obstacle | null
}

/** A scope with a version that the change touches. */
export type PlannedScope = {
  scopeId: string
  choice: Choice
  /** Tells one state of its versions from another: what a person saw is what they publish. */
  seen: string
  /** Those with lines that change. */
  versions: PlannedVersion[]
}

/** A version and its lines; none of them changes where the change does not touch it. */
export type Touched = Ground & { lines: StandingLine[] }

export type PlanGround = { choices: Choices; decimals: number; ceilingBp: number }

function obstacleOf(
  { version, state }: Ground,
  { before, after }: { before: Parts; after: Parts },
  choice: Choice,
  ceilingBp: number,
): Obstacle | null {
  // A draft may be kept however incomplete.
  if (choice.kind === 'leave' || state === 'draft') return null
  const deeper = after.marginCents < before.marginCents
  const confirmed = choice.lossConfirmed === true || (version.negativeMarginConfirmed && !deeper)
  if (after.marginCents < 0 && !confirmed) return 'loss'
  const netCents = after.priceCents - after.vatCents
  const ceiling = safeNumber(divideHalfUp(BigInt(netCents) * BigInt(ceilingBp), 10_000n))
  return after.marginCents > ceiling && !isTold(version.marginPaysFor) ? 'ceiling' : null
}

/** A draft that stood at the scope's price follows it; one at a price of its own keeps it. */
function priceOf(touched: Touched, choice: Choice, following: PlannedVersion | null, decimals: number) {
  if (choice.kind === 'leave' || touched.isPromised) return touched.priceCents
  if (touched.state !== 'draft' || following === null) return priceAfter(touched, choice, decimals)
  return touched.priceCents === following.before.priceCents ? following.after.priceCents : touched.priceCents
}

const seenOf = (versions: Touched[]): string =>
  createHash('sha256')
    .update(versions.map(({ version }) => `${version.id}:${version.revision}`).join(' '))
    .digest('base64url')
    .slice(0, 12)

/** Pure: what becomes of each scope's versions when their lines change and the owner chooses so. */
export function planChange(touched: Touched[], { choices, decimals, ceilingBp }: PlanGround): PlannedScope[] {
  const changing = touched.filter(({ lines }) => lines.some(({ changes }) => changes))
  return [...Map.groupBy(changing, ({ scopeId }) => scopeId)].map(([scopeId, ofScope]) => {
    const choice = choiceFor(choices, scopeId)
    const versions: PlannedVersion[] = []
    let following: PlannedVersion | null = null
    for (const one of ofScope) {
      const { lines, ...ground } = one
      const standing = { priceCents: one.priceCents, vatBp: one.vatBp, lines }
      const before = partsBefore(standing)
      const price = priceOf(one, choice, following, decimals)
      const after = choice.kind === 'leave' ? before : partsAfter(standing, price ?? standing.priceCents)
      const obstacle = price === null ? 'unkeepable' : obstacleOf(one, { before, after }, choice, ceilingBp)
      const planned: PlannedVersion = { ...ground, before, after, obstacle }
      versions.push(planned)
      following = planned
    }
    return { scopeId, choice, seen: seenOf(ofScope), versions }
  })
}
