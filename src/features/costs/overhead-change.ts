import { snapshot, write, type Reader } from '../../../db/client.ts'
import type { Bilingual } from '../../core/i18n/lang.ts'
import { systemRandom, type Random } from '../../core/id.ts'
import { vatIn } from '../../core/money/vat.ts'
import { Refusal } from '../../core/refusal.ts'
import { demand, type Person } from '../accounts/person.ts'
import { recordAuditIn } from '../accounts/record-audit.ts'
import { settings } from '../shop/settings.ts'
import { costGround, type Ground } from './cost-ground.ts'
import { dealOverheads, makingMicros, type DealtProduct } from './deal-overheads.ts'
import { lineAmount } from './line-amount.ts'
import { inputOf, loadVersions, type StoredVersion } from './load-versions.ts'
import { overheadLine, withOverheads } from './overhead-line.ts'
import { planChange, type PlannedScope, type Touched } from './plan-change.ts'
import { publishPlanned } from './publish-planned.ts'
import { readOverheads, readVolumes } from './read-overheads.ts'
import { refuseUnseen, refuseUntoldReason } from './refuse-change.ts'
import type { Choices, StandingLine } from './reprice.ts'
import type { LineInput } from './vocabulary.ts'

export type OverheadChangeAsked = { by: Person; year: number; choices: Choices; at: string }

/** A product as its price in force tells it, or its draft where it has none. */
function dealtProduct(pieces: number, ground: Ground, version: StoredVersion): DealtProduct {
  const { productId, priceCents, vatBp } = ground
  const netCents = priceCents - vatIn(priceCents, vatBp)
  return { productId, pieces, netCents, makingMicros: makingMicros(version.lines) }
}

/** The lines that each product with an expected volume takes of the year's running costs. */
async function dealYear(
  { year, at }: OverheadChangeAsked,
  ground: Ground[],
  versions: Map<string, StoredVersion>,
  decimals: number,
  on: Reader,
): Promise<Map<string, LineInput[]>> {
  const products = (await readVolumes(year, on)).flatMap(({ productId, pieces }) => {
    const own = ground.find((one) => one.productId === productId && one.variantId === null)
    const first = own ?? ground.find((one) => one.productId === productId)
    return first ? dealtProduct(pieces, first, versions.get(first.version.id)!) : []
  })
  const parts = new Map<string, LineInput[]>(products.map(({ productId }) => [productId, []]))
  const date = at.slice(0, 10)
  for (const overhead of await readOverheads(year, on)) {
    if (overhead.amountCents === null) continue
    const dealt = dealOverheads(overhead.amountCents, overhead.allocationKey, products, decimals)
    if (!dealt) throw new Refusal('refusal.costs_overhead_key', { label: overhead.label }, 'key')
    for (const { productId, pieceMicros } of dealt)
      parts.get(productId)!.push(overheadLine(overhead, { year, date, pieceMicros }))
  }
  return parts
}

const isSamePart = (a: LineInput, b: LineInput): boolean =>
  a.basis.kind === 'amount' &&
  b.basis.kind === 'amount' &&
  a.basis.amountMicros === b.basis.amountMicros &&
  a.evidence?.key?.fr === b.evidence?.key?.fr

/** The lines with their new parts; the same array where every part is there already. */
function editWith(lines: LineInput[], parts: LineInput[]): LineInput[] {
  const known = new Map(lines.flatMap((line) => (line.overhead ? [[line.overhead.id, line]] : [])))
  const fresh = parts.filter((part) => {
    const line = known.get(part.overhead!.id)
    return !line || !isSamePart(line, part)
  })
  return fresh.length === 0 ? lines : withOverheads(lines, fresh)
}

/** A version's lines before and after, as the plan reads them. */
function standingLines(version: StoredVersion, parts: LineInput[], decimals: number): StandingLine[] {
  const before = inputOf(version).lines
  const after = editWith(before, parts)
  const cents = (line: LineInput) =>
    line.basis.kind === 'amount'
      ? lineAmount(line.basis, { netCents: 0, batchSize: null, decimals }).cents
      : 0
  const standing = (line: LineInput, own: Pick<StandingLine, 'cents' | 'afterCents' | 'changes'>) => ({
    ...{ group: line.group, isRest: line.basis.kind === 'rest', ...own },
    rateBp: line.basis.kind === 'rate' ? line.basis.rateBp : null,
  })
  const kept = new Set(after)
  return [
    ...before.map((line, at) => {
      const own = version.lines[at]!.cents
      return standing(line, { cents: own, afterCents: kept.has(line) ? own : 0, changes: !kept.has(line) })
    }),
    ...after
      .filter((line) => !before.includes(line))
      .map((line) => standing(line, { cents: 0, afterCents: cents(line), changes: true })),
  ]
}

async function planYear(asked: OverheadChangeAsked, on: Reader) {
  const { currency, marginCeilingBp: ceilingBp } = await settings(asked.at, on)
  const { decimals } = currency
  const volumes = await readVolumes(asked.year, on)
  const ground = await costGround(
    volumes.map(({ productId }) => productId),
    asked.at,
    on,
  )
  const versions = await loadVersions(
    ground.map(({ version }) => version.id),
    on,
  )
  const parts = await dealYear(asked, ground, versions, decimals, on)
  const touched = ground.map((one): Touched => {
    const lines = standingLines(versions.get(one.version.id)!, parts.get(one.productId) ?? [], decimals)
    return { ...one, lines }
  })
  return { parts, scopes: planChange(touched, { choices: asked.choices, decimals, ceilingBp }) }
}

/** What `publishOverheadChange` would do to each scope whose price has other parts of the year's running costs. */
export const previewOverheadChange = (asked: OverheadChangeAsked): Promise<PlannedScope[]> => {
  demand(asked.by, 'edit', 'breakdown')
  return snapshot(async (on) => (await planYear(asked, on)).scopes)
}

/**
 * Feeds the year's running costs into the prices of the products that it expects to sell, by each cost's key,
 * as chosen for all or one by one; published together, refused as a whole (see `publishCostChange`).
 */
export const publishOverheadChange = (
  asked: OverheadChangeAsked & { reason: Bilingual; seen?: readonly string[] | undefined },
  random: Random = systemRandom,
) =>
  write(async (tx) => {
    const { by, at, reason, seen, year } = asked
    demand(by, 'publish', 'breakdown')
    refuseUntoldReason(reason)
    const { parts, scopes } = await planYear(asked, tx)
    refuseUnseen(scopes, seen)
    if (scopes.every(({ choice }) => choice.kind === 'leave'))
      throw new Refusal('refusal.costs_change_nothing', {}, 'choice')
    const edit = (lines: LineInput[], { productId }: { productId: string }) =>
      editWith(lines, parts.get(productId) ?? [])
    const done = await publishPlanned(tx, scopes, { by, at, reason, edit }, random)
    const after = { year, reason, published: done.published.length, drafts: done.drafts }
    const subject = { kind: 'overhead', id: String(year) }
    await recordAuditIn(tx, { by, action: 'overhead.publish', subject, after, at }, random)
    return done
  })
