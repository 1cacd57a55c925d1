import { write } from '../../../db/client.ts'
import { systemRandom, type Random } from '../../core/id.ts'
import { demand } from '../accounts/person.ts'
import { auditBreakdownIn } from './audit-breakdown.ts'
import { findDraft } from './insert-version.ts'
import { saveDraftIn, type DraftInput, type SavedDraft } from './save-draft.ts'
import { findScope } from './scope.ts'

/** A person's saves less than so long after one another are one sitting. */
const sittingMs = 10 * 60_000

/**
 * `saveDraft` by the page itself while somebody types. One row of the audit a sitting says that they worked on
 * the draft: a row every few seconds would hide all others.
 */
export const autosaveDraft = (input: DraftInput, random: Random = systemRandom): Promise<SavedDraft> =>
  write(async (tx) => {
    const { by, at } = input
    demand(by, 'edit', 'breakdown')
    const before = await findDraft((await findScope(input, tx)).scopeId, tx)
    const saved = await saveDraftIn(tx, input, random)
    const goesOn = before?.savedBy === by.id && Date.parse(at) - Date.parse(before.savedAt) < sittingMs
    if (!goesOn)
      await auditBreakdownIn(tx, 'save', input, {
        number: saved.number,
        priceCents: input.input.priceCents,
      })
    return saved
  })
