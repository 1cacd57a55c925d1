import type { Bilingual } from '../../core/i18n/lang.ts'
import { Refusal, refuseAll } from '../../core/refusal.ts'
import type { PlannedScope } from './plan-change.ts'

/** Throws the Refusal that says in which language the reason of a change is missing. */
export function refuseUntoldReason(reason: Bilingual): void {
  const found: Refusal[] = []
  if (!reason.fr.trim()) found.push(new Refusal('refusal.costs_reason_fr', {}, 'reason.fr'))
  if (!reason.en.trim()) found.push(new Refusal('refusal.costs_reason_en', {}, 'reason.en'))
  refuseAll(found)
}

/** Refuses what a person has not seen: a version that was published or a draft saved since the preview. */
export function refuseUnseen(scopes: PlannedScope[], seen: readonly string[] | undefined): void {
  if (seen === undefined) return
  const known = new Set(seen)
  const changed = scopes.filter((scope) => !known.has(scope.seen))
  refuseAll(
    changed
      .slice(0, 10)
      .map(
        ({ versions }) => new Refusal('refusal.costs_change_stale', { title: versions[0]!.title }, 'seen'),
      ),
  )
}
