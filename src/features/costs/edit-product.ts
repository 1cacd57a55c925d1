import { write, type Writer } from '../../../db/client.ts'
import type { Bilingual } from '../../core/i18n/lang.ts'
import { systemRandom, type Random } from '../../core/id.ts'
import { Refusal } from '../../core/refusal.ts'
import { demand } from '../accounts/person.ts'
import { recordAuditIn } from '../accounts/record-audit.ts'
import { editProductIn, type EditProductInput } from '../catalogue/edit-product.ts'
import { settings } from '../shop/settings.ts'
import { continueReductions } from './continue-reductions.ts'
import { planSuccessors } from './plan-successors.ts'
import { publishSuccessors } from './publish-successors.ts'
import { isTold } from './say.ts'

type EditInput = EditProductInput & {
  /** Stands as the reason of the versions that another giving rate publishes; needed for nothing else. */
  reason: Bilingual
}

/**
 * Saves what the catalogue says of a product. When it gives another rate from now on, everything in force or
 * planned at its old rate gets a successor at the new one, in the same transaction: its price unchanged, the
 * margin taking the difference. Refuses that without a reason, and as a whole when one would be sold at a loss
 * unconfirmed, or its margin would pass the ceiling untold.
 */
export const editProduct = (
  input: EditInput,
  random: Random = systemRandom,
): Promise<{ published: number }> =>
  write(async (tx) => {
    const stored = await editProductIn(tx, input)
    if (stored.givingRateBp === input.edit.givingRateBp) return { published: 0 }
    const shop = await settings(input.at, tx)
    const fromBp = stored.givingRateBp ?? shop.givingRateBp
    const rateBp = input.edit.givingRateBp ?? shop.givingRateBp
    return { published: fromBp === rateBp ? 0 : await followRate(tx, input, { fromBp, rateBp }, random) }
  })

async function followRate(
  tx: Writer,
  { by, productId, reason, at }: EditInput,
  { fromBp, rateBp }: { fromBp: number; rateBp: number },
  random: Random,
): Promise<number> {
  // A reason is asked for only once it is known that something would carry it.
  const said = isTold(reason) ? reason : { fr: '…', en: '…' }
  const planned = await planSuccessors(tx, { by, rateBp, reason: said, at }, { productId, fromBp })
  if (planned.length === 0) return 0
  demand(by, 'publish', 'breakdown')
  for (const lang of ['fr', 'en'] as const)
    if (!reason[lang].trim()) throw new Refusal(`refusal.costs_reason_${lang}`, {}, `reason_${lang}`)
  if (!isTold(reason)) throw new Refusal('refusal.costs_reason_fr', {}, 'reason_fr')
  const published = await publishSuccessors(
    tx,
    planned.map(({ successor }) => successor),
    random,
  )
  const successors = new Map(planned.map(({ old }, index) => [old, published[index]!.versionId]))
  await continueReductions(tx, successors, { by, at }, random)
  const subject = { kind: 'product', id: productId }
  const after = { rateBp, versions: published.length, reason }
  await recordAuditIn(
    tx,
    { by, action: 'product.giving', subject, before: { rateBp: fromBp }, after, at },
    random,
  )
  return published.length
}
