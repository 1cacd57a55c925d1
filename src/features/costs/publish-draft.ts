import { write } from '../../../db/client.ts'
import { systemRandom, type Random } from '../../core/id.ts'
import { auditBreakdownIn } from './audit-breakdown.ts'
import { publishIn, type Published } from './publish.ts'
import { saveDraftIn, type DraftInput } from './save-draft.ts'

/**
 * Saves what is in the editor and publishes it, in one transaction: what is published is what was seen.
 * `inForceFrom` is left out for now. Refused as `saveDraft` and `publish` are; then nothing was saved.
 */
export const publishDraft = (
  { inForceFrom, ...draft }: DraftInput & { inForceFrom?: string | undefined },
  random: Random = systemRandom,
): Promise<Published> =>
  write(async (tx) => {
    const { versionId, revision } = await saveDraftIn(tx, draft, random)
    const published = await publishIn(
      tx,
      { by: draft.by, versionId, revision, at: draft.at, inForceFrom },
      random,
    )
    const { number, inForceFrom: from } = published
    const after = {
      number,
      priceCents: draft.input.priceCents,
      inForceFrom: from,
      reason: draft.input.reason,
    }
    await auditBreakdownIn(tx, 'publish', draft, after)
    return published
  })
