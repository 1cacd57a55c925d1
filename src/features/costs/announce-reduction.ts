import { write, type Writer } from '../../../db/client.ts'
import { reductions } from '../../../db/schema/costs.ts'
import type { Bilingual } from '../../core/i18n/lang.ts'
import { newId, systemRandom, type Random } from '../../core/id.ts'
import { Refusal, refuseAll } from '../../core/refusal.ts'
import { demand, type Person } from '../accounts/person.ts'
import { recordAuditIn } from '../accounts/record-audit.ts'
import { ratesServed } from '../shop/one-stop-shop.ts'
import { settings } from '../shop/settings.ts'
import { checkNumbers } from './check-input.ts'
import { checkTexts } from './check-texts.ts'
import { computeDraft, stateOf, type Computed } from './compute-breakdown.ts'
import { inputOf, loadVersions } from './load-versions.ts'
import { moment } from './moment.ts'
import { pricesAt, readPrices } from './prices.ts'
import { gate } from './publish-gate.ts'
import { publishSuccessor } from './publish-successor.ts'
import type { Published } from './publish.ts'
import { plannedAfter } from './put-in-force.ts'
import { referencePrice } from './reference-price.ts'
import { sayCents, sayMoment } from './say.ts'
import { findScope, type Scope, type ScopeInput } from './scope.ts'
import type { BreakdownInput } from './vocabulary.ts'

export type ReductionInput = ScopeInput & {
  by: Person
  startsAt: string
  endsAt: string
  input: Pick<BreakdownInput, 'priceCents' | 'reason'> &
    /** Left out, the lines stay, rates follow the price and the margin takes the difference. */
    Partial<Pick<BreakdownInput, 'lines' | 'batchSize' | 'marginPaysFor' | 'negativeMarginConfirmed'>> & {
      /** Why the price goes back; a plain sentence when left out. */
      endReason?: Bilingual
    }
  at: string
}

export type AnnouncedReduction = {
  reductionId: string
  start: Published
  end: Published
  referenceCents: number
}

const itEnded: Bilingual = {
  fr: 'La réduction est terminée\u202f: le prix d’avant revient.',
  en: 'The reduction is over: the earlier price is back.',
}

function dates(input: ReductionInput): { startsAt: string; endsAt: string } {
  const startsAt = moment(input.startsAt, 'startsAt')
  const endsAt = moment(input.endsAt, 'endsAt')
  if (startsAt < input.at || endsAt <= startsAt)
    throw new Refusal('refusal.costs_reduction_dates', {}, startsAt < input.at ? 'startsAt' : 'endsAt')
  return { startsAt, endsAt }
}

/** The breakdown that the reduction departs from and returns to, and the price it is measured against. */
async function groundOf(tx: Writer, scope: Scope, startsAt: string) {
  const regular = (await pricesAt([scope.productId], startsAt, tx)).get(scope.scopeId)
  if (!regular && scope.variantId !== null) throw new Refusal('refusal.costs_reduction_inherited')
  if (!regular?.versionId) throw new Refusal('refusal.costs_reduction_unexplained', {}, 'startsAt')
  const planned = await plannedAfter(scope.scopeId, startsAt, tx)
  if (planned !== null)
    throw new Refusal('refusal.costs_reduction_scheduled', { when: sayMoment(planned) }, 'startsAt')

  const ofProduct = await readPrices([scope.productId], tx)
  const own = scope.variantId === null ? [] : await readPrices([scope.variantId], tx)
  const reference = referencePrice(ofProduct, own, startsAt)
  if (reference === null) throw new Refusal('refusal.costs_reduction_new', {}, 'startsAt')
  const version = (await loadVersions([regular.versionId], tx)).get(regular.versionId)!
  return { base: inputOf(version), reference }
}

/** `announceReduction` inside a transaction that does more. */
export async function announceReductionIn(
  tx: Writer,
  asked: ReductionInput,
  random: Random = systemRandom,
): Promise<AnnouncedReduction> {
  const { by, at, input } = asked
  demand(by, 'publish', 'breakdown')
  const { startsAt, endsAt } = dates(asked)
  const scope = await findScope(asked, tx)
  const { base, reference } = await groundOf(tx, scope, startsAt)
  const shop = await settings(at, tx)
  const { currency, country, marginCeilingBp: ceilingBp } = shop
  const abroad = await ratesServed(shop, at, tx)

  const { endReason = itEnded, ...changes } = input
  const reduced: BreakdownInput = { ...base, negativeMarginConfirmed: false, ...changes }
  const back: BreakdownInput = { ...base, reason: endReason }
  const passed = (version: BreakdownInput): Computed => {
    refuseAll([...checkNumbers(version, currency), ...checkTexts(version)])
    const computed = computeDraft(version, currency, stateOf(country))
    refuseAll(gate({ input: version, computed, ceilingBp, currency, abroad: abroad(version.vatBp) }))
    return computed
  }
  const limit = Math.min(reference, base.priceCents)
  if (input.priceCents >= limit)
    throw new Refusal('refusal.costs_reduction_not_below', { reference: sayCents(limit, currency) }, 'price')
  const [startComputed, endComputed] = [passed(reduced), passed(back)]

  const written = { scope, by: by.id, at }
  const start = await publishSuccessor(
    tx,
    { ...written, input: reduced, computed: startComputed, inForceFrom: startsAt, referenceCents: reference },
    random,
  )
  const end = await publishSuccessor(
    tx,
    { ...written, input: back, computed: endComputed, inForceFrom: endsAt, referenceCents: null },
    random,
  )
  const reductionId = newId('red', random)
  await tx.insert(reductions).values({
    id: reductionId,
    scopeId: scope.scopeId,
    startVersionId: start.versionId,
    endVersionId: end.versionId,
    startsAt,
    endsAt,
    referenceCents: reference,
    announcedAt: at,
    announcedBy: by.id,
  })
  const after = {
    scopeId: scope.scopeId,
    startsAt,
    endsAt,
    priceCents: input.priceCents,
    referenceCents: reference,
  }
  const subject = { kind: 'reduction', id: reductionId }
  await recordAuditIn(tx, { by, action: 'reduction.announce', subject, after, at }, random)
  return { reductionId, start, end, referenceCents: reference }
}

/**
 * A reduction with its beginning and its end, two versions published together. Its reference price
 * (reference-price.ts) is frozen; the price must be below it. Refused while a later price is planned: a
 * reduction that follows another begins when that one ends.
 */
export const announceReduction = (
  input: ReductionInput,
  random: Random = systemRandom,
): Promise<AnnouncedReduction> => write((tx) => announceReductionIn(tx, input, random))
