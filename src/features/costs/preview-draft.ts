import type { ListedDocument } from './list-documents.ts'
import type { Editor } from './open-editor.ts'
import type { PriceInForce } from './prices.ts'
import { projectBreakdown, type PublicBreakdown } from './public-breakdown.ts'
import type { ReadForm } from './read-editor-form.ts'
import type { WorkedOut } from './work-out.ts'

/**
 * The public projection of what is typed, as if it were published at `at`. Null while it can't be computed, or
 * a document it names is not kept.
 */
export function previewDraft(
  { input }: ReadForm,
  { computed, unsound }: WorkedOut,
  { product, variantId, number, frame }: Editor,
  documents: ListedDocument[],
  at: string,
): PublicBreakdown | null {
  if (!computed || unsound.length > 0) return null
  const known = new Map(documents.map((document) => [document.sha256, document]))
  const lines = computed.lines.map((line) => ({
    ...line,
    // Evidence that still lacks its day is not shown.
    evidence: line.evidence?.date
      ? { ...line.evidence, documents: line.evidence.documents.filter((sha256) => known.has(sha256)) }
      : null,
  }))
  return projectBreakdown({
    head: {
      product: product.slug,
      variant: variantId,
      versionId: '',
      version: number,
      priceCents: input.priceCents,
      vatBp: input.vatBp,
      inForceFrom: at,
      publishedAt: at,
      reason: input.reason,
      unknowns: input.unknowns.state === 'told' ? input.unknowns.text : null,
      marginPaysFor: input.marginPaysFor,
      reduction: null,
    },
    currency: frame.currency,
    batchSize: input.batchSize,
    lines,
    documents: known,
  })
}

/** The price that the preview's ribbon stands under. */
export const previewPrice = (breakdown: PublicBreakdown, { product, variantId }: Editor): PriceInForce => ({
  scopeId: variantId ?? product.id,
  productId: product.id,
  variantId,
  priceId: '',
  grossCents: breakdown.priceCents,
  vatBp: breakdown.vatBp,
  kind: 'regular',
  referenceCents: null,
  inForceFrom: breakdown.inForceFrom,
  sequence: 1,
  versionId: '',
  versionNumber: breakdown.version,
})
