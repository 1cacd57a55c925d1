import type { Bilingual } from '../../core/i18n/lang.ts'
import { t, type MessageKey } from '../../core/i18n/messages.ts'
import { Refusal } from '../../core/refusal.ts'
import { discardDraftIn } from '../costs/discard-draft.ts'
import { inputOf, loadVersions } from '../costs/load-versions.ts'
import { saveDraftIn } from '../costs/save-draft.ts'
import type { BreakdownInput, LineInput } from '../costs/vocabulary.ts'
import { isImporters, type Batch } from './import-batch.ts'
import type { ScopePrice } from './keep-prices.ts'
import type { DraftRow } from './load-known.ts'

const said = (key: MessageKey): Bilingual => ({ fr: t('fr', key), en: t('en', key) })

const draftOf = ({ productId, variantId }: ScopePrice, batch: Batch): DraftRow | null =>
  batch.known.drafts.get(variantId ?? productId) ?? null

/** A new price over an explained one: a draft with the lines that are published, left for a person to publish. */
export async function keepPriceDraft(scope: ScopePrice, publishedId: string, batch: Batch): Promise<void> {
  const draft = draftOf(scope, batch)
  if (draft && !mayReplace(draft, scope, batch)) return
  if (draft?.priceCents === scope.priceCents) {
    batch.report.note(scope.line, 'import.note.price_draft', { number: draft.number })
    return
  }
  const published = (await loadVersions([publishedId], batch.tx)).get(publishedId)
  if (!published) throw new Error(`no version ${publishedId}`)
  const number = await save(
    scope,
    {
      ...inputOf(published),
      priceCents: scope.priceCents,
      reason: said('import.draft.reason_price'),
      negativeMarginConfirmed: false,
    },
    draft,
    batch,
  )
  if (number !== null) batch.report.note(scope.line, 'import.note.price_draft', { number })
}

/** A draft that a person has saved stays as that person left it. */
function mayReplace(draft: DraftRow, { line, priceCents }: ScopePrice, { report }: Batch): boolean {
  if (isImporters(draft.savedBy)) return true
  if (draft.priceCents !== priceCents) report.note(line, 'import.note.draft_kept')
  return false
}

/** What the file says one costs, as a draft: that one line, and the rest as margin. */
export async function keepCostDraft(scope: ScopePrice, costMicros: number, batch: Batch): Promise<void> {
  const draft = draftOf(scope, batch)
  if (draft && !mayReplace(draft, scope, batch)) return
  const same = draft && batch.known.draftCosts.get(draft.id) === costMicros
  if (same && draft.priceCents === scope.priceCents && draft.vatBp === scope.vatBp) return
  const input: BreakdownInput = {
    priceCents: scope.priceCents,
    vatBp: scope.vatBp,
    batchSize: null,
    reason: said('import.draft.reason_cost'),
    unknowns: { state: 'untouched' },
    marginPaysFor: null,
    negativeMarginConfirmed: false,
    lines: [
      lineOf('making', 'import.draft.cost', { kind: 'amount', amountMicros: costMicros }),
      lineOf('margin', 'import.draft.margin', { kind: 'rest' }),
    ],
  }
  await save(scope, input, draft, batch)
}

/** Nobody is named as receiving it and nothing supports it yet: the draft can't be published as it is. */
const lineOf = (group: LineInput['group'], label: MessageKey, basis: LineInput['basis']): LineInput => ({
  group,
  label: said(label),
  recipient: null,
  basis,
  evidence: null,
  disclosure: { kind: 'exact' },
  note: null,
})

/** The cost cell is blank now: the draft that an import made of it goes; a person's stays. */
export async function dropCostDraft(
  { productId, variantId }: { productId: string; variantId: string | null },
  { tx, by, known, report }: Batch,
): Promise<void> {
  const draft = known.drafts.get(variantId ?? productId)
  if (!draft || !isImporters(draft.savedBy)) return
  await discardDraftIn(tx, { by, productId, variantId, revision: draft.revision })
  report.drafts.dropped += 1
}

/** The number of the saved draft; null, with a note, when it could not be computed. */
async function save(
  { productId, variantId, line }: ScopePrice,
  input: BreakdownInput,
  draft: DraftRow | null,
  { tx, by, at, random, report, fresh }: Batch,
): Promise<number | null> {
  if (fresh.productIds.has(productId)) {
    fresh.drafts.push({ productId, variantId, input })
    report.drafts.created += 1
    return 1
  }
  try {
    const revision = draft?.revision ?? null
    const saved = await saveDraftIn(tx, { by, productId, variantId, input, revision, at }, random)
    report.drafts[draft ? 'updated' : 'created'] += 1
    return saved.number
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    report.note(line, error.code, error.params)
    return null
  }
}
