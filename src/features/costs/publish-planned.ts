import type { Writer } from '../../../db/client.ts'
import type { Bilingual } from '../../core/i18n/lang.ts'
import type { Random } from '../../core/id.ts'
import { Refusal, refuseAll, type RefusalCode } from '../../core/refusal.ts'
import type { Person } from '../accounts/person.ts'
import { inParts } from '../catalogue/in-parts.ts'
import { ratesServed, type RateServed } from '../shop/one-stop-shop.ts'
import { settings, type ShopSettings } from '../shop/settings.ts'
import { checkTexts } from './check-texts.ts'
import { computeDraft, stateOf, type Computed } from './compute-breakdown.ts'
import { continueReductions } from './continue-reductions.ts'
import { inputOf, loadVersions, type StoredVersion } from './load-versions.ts'
import type { PlannedScope, PlannedVersion } from './plan-change.ts'
import { gate } from './publish-gate.ts'
import { publishSuccessors } from './publish-successors.ts'
import type { Published } from './publish.ts'
import type { Choice } from './reprice.ts'
import { rewriteDrafts } from './rewrite-drafts.ts'
import type { BreakdownInput, LineInput } from './vocabulary.ts'

export type MassPublication = {
  by: Person
  at: string
  /** Stands as the reason of every version that it publishes. */
  reason: Bilingual
  /** The lines of a version after the change. */
  edit: (lines: LineInput[], version: PlannedVersion) => LineInput[]
}

/** How many sentences a person reads before the first is mended. */
const mostRefusals = 20

/** The gate's "no" said of a product whose owner is not looking at its lines. */
function refusalFor(refusal: Refusal, title: Bilingual): Refusal {
  const codes: Partial<Record<RefusalCode, RefusalCode>> = {
    'refusal.costs_negative_margin': 'refusal.costs_change_loss',
    'refusal.costs_negative_margin_abroad': 'refusal.vat_loss_abroad',
    'refusal.costs_margin_ceiling': 'refusal.costs_change_ceiling',
  }
  const code = codes[refusal.code] ?? 'refusal.costs_change_other'
  return new Refusal(code, { ...refusal.params, title }, 'choice')
}

/** What a planned version becomes. The owner confirmed the loss that was published, not a deeper one. */
function inputAfter(
  before: BreakdownInput,
  planned: PlannedVersion,
  choice: Choice,
  { edit, reason }: MassPublication,
): BreakdownInput {
  const { after, state } = planned
  const lines = edit(before.lines, planned)
  if (state === 'draft') return { ...before, lines, priceCents: after.priceCents }
  const deeper = after.marginCents < planned.before.marginCents
  const isLoss = after.marginCents < 0
  const confirmed = choice.kind !== 'leave' && choice.lossConfirmed === true && isLoss
  return {
    ...before,
    lines,
    reason,
    priceCents: after.priceCents,
    negativeMarginConfirmed: confirmed || (before.negativeMarginConfirmed && !deeper),
  }
}

/** The places of the lines that neither the change nor the new price touches; the VAT is always written anew. */
function samePlaces(
  before: BreakdownInput,
  after: BreakdownInput,
  kept: StoredVersion,
  computed: Computed,
): Set<number> {
  if (before.lines.length !== after.lines.length) return new Set()
  const places = before.lines.map((line, at) => {
    const isSame = line === after.lines[at] && kept.lines[at]!.cents === computed.lines[at]!.cents
    return isSame ? [at] : []
  })
  return new Set(places.flat())
}

/** Computes and gates one version; its refusals name the product. What it keeps from before was sound then. */
function prepared(
  before: BreakdownInput,
  input: BreakdownInput,
  planned: PlannedVersion,
  shop: ShopSettings,
  abroad: RateServed[],
) {
  const { currency, country, marginCeilingBp: ceilingBp } = shop
  const { title, obstacle, state } = planned
  if (obstacle === 'unkeepable')
    return { refused: [new Refusal('refusal.costs_change_unkeepable', { title }, 'choice')] }
  const sayOf = (found: Refusal[]) => found.map((refusal) => refusalFor(refusal, title))
  const fresh = input.lines.filter((line, at) => line !== before.lines[at])
  const unsound = checkTexts({ ...input, lines: fresh })
  if (unsound.length > 0) return { refused: sayOf(unsound) }
  try {
    const computed = computeDraft(input, currency, stateOf(country))
    const refused = state === 'draft' ? [] : sayOf(gate({ input, computed, ceilingBp, currency, abroad }))
    return { refused, computed }
  } catch (error) {
    if (error instanceof Refusal) return { refused: sayOf(error.all) }
    throw error
  }
}

/**
 * Publishes what was planned, scope by scope as the owner chose, and brings drafts along; all in the
 * caller's transaction, refused as a whole with a sentence for each product in the way.
 */
export async function publishPlanned(
  tx: Writer,
  scopes: PlannedScope[],
  publication: MassPublication,
  random: Random,
): Promise<{ published: Published[]; drafts: number }> {
  const { by, at } = publication
  const shop = await settings(at, tx)
  const abroad = await ratesServed(shop, at, tx)
  const refused: Refusal[] = []
  const published: Published[] = []
  const follows = new Map<string, string>()
  let drafts = 0
  for (const part of inParts(
    scopes.filter(({ choice }) => choice.kind !== 'leave'),
    250,
  )) {
    const ids = part.flatMap(({ versions }) => versions.map(({ version }) => version.id))
    const kept = await loadVersions(ids, tx)
    const made = part.flatMap(({ choice, versions }) =>
      versions.flatMap((planned) => {
        const version = kept.get(planned.version.id)!
        const before = inputOf(version)
        const input = inputAfter(before, planned, choice, publication)
        const { refused: found, computed } = prepared(before, input, planned, shop, abroad(input.vatBp))
        refused.push(...found)
        if (!computed) return []
        const positions = samePlaces(before, input, version, computed)
        return { planned, input, computed, copies: { versionId: version.row.id, positions } }
      }),
    )
    if (refused.length > 0) continue
    const successors = made.filter(({ planned }) => planned.state !== 'draft')
    const versions = await publishSuccessors(
      tx,
      successors.map(
        ({ planned: { productId, variantId, scopeId, inForceFrom, referenceCents }, ...rest }) => ({
          ...rest,
          ...{ scope: { productId, variantId, scopeId }, referenceCents, by: by.id, at },
          inForceFrom: inForceFrom! > at ? inForceFrom! : at,
        }),
      ),
      random,
    )
    for (const [index, { planned }] of successors.entries())
      follows.set(planned.version.id, versions[index]!.versionId)
    published.push(...versions)
    const rewritten = made.filter(({ planned }) => planned.state === 'draft')
    await rewriteDrafts(
      tx,
      rewritten.map(({ planned, input, computed }) => ({ versionId: planned.version.id, input, computed })),
      { by: by.id, at },
      random,
    )
    drafts += rewritten.length
  }
  refuseAll(refused.slice(0, mostRefusals))
  await continueReductions(tx, follows, { by, at }, random)
  return { published, drafts }
}
